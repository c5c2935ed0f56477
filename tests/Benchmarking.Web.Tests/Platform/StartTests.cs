using System.Net;
using System.Net.Sockets;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Tests.Platform;

public sealed class StartTests
{
    [Theory]
    [InlineData("http://localhost:{0}")]
    [InlineData("http://127.0.0.1:{0};http://[::1]:{0}")]
    [InlineData("http://*:{0}")]
    public void A_port_in_use_is_refused_in_one_sentence(string urls)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var refusal = Assert.Throws<StartRefused>(() => PortCheck.RefuseIfTaken(string.Format(urls, port)));

        Assert.Equal($"Port {port} is in use by another program: stop that program, or choose another port (./run --port {port + 1}).", refusal.Message);
    }

    [Fact]
    public void A_free_port_is_left_free()
    {
        var port = FreePort();

        PortCheck.RefuseIfTaken($"http://localhost:{port}");
        PortCheck.RefuseIfTaken($"http://localhost:{port}");
        PortCheck.RefuseIfTaken(null);
    }

    [Fact]
    public async Task The_probe_of_a_site_that_is_not_there_fails_and_says_so()
    {
        var errors = new StringWriter();

        var code = await HealthProbe.RunAsync(["--health", $"http://127.0.0.1:{FreePort()}/health/ready"], errors);

        Assert.Equal(1, code);
        Assert.Contains("does not answer", errors.ToString());
    }

    [Fact]
    public async Task Other_arguments_are_no_probe() => Assert.Null(await HealthProbe.RunAsync(["--urls", "http://localhost:5080"], TextWriter.Null));

    [Theory]
    [InlineData("--health")]
    [InlineData("--health", "not an address")]
    public async Task A_probe_of_nothing_is_refused(params string[] arguments)
    {
        var errors = new StringWriter();

        Assert.Equal(1, await HealthProbe.RunAsync(arguments, errors));
        Assert.StartsWith("--health wants one address", errors.ToString());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
