using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Benchmarking.Web.Tests.Features.SingleSignOn;

/// <summary>
/// A certified provider (npm's oidc-provider) in a process of its own on loopback, with one client. Where Node.js or npm
/// cannot provide it, tests that need it skip and say why.
/// </summary>
public sealed class OidcProvider : IAsyncDisposable
{
    public const string ClientId = "benchmarking";
    public const string ClientSecret = "a secret of the provider's tests + more & more";

    private static readonly SemaphoreSlim Installing = new(1);
    private readonly Process _process;
    private readonly HttpClient _control = new();

    private OidcProvider(Process process, int port) => (_process, Issuer) = (process, $"http://127.0.0.1:{port}");

    public string Issuer { get; }

    /// <param name="redirects">Where it may send browsers back to.</param>
    public static async Task<OidcProvider> StartAsync(params string[] redirects)
    {
        var folder = await FolderAsync();
        var port = FreePort();
        var process = Process.Start(new ProcessStartInfo("node", ["provider.mjs", $"{port}", ClientId, ClientSecret, .. redirects])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true, // it ends when this does, however this process ends
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.Equal("listening", line);
        return new OidcProvider(process, port);
    }

    /// <summary>From the next sign-in on, whoever comes is this person there.</summary>
    public Task SignsInAsync(string email, string? subject = null, bool verified = true) =>
        ControlAsync($"email={Uri.EscapeDataString(email)}&sub={Uri.EscapeDataString(subject ?? email)}&verified={(verified ? "true" : "false")}");

    /// <summary>From the next sign-in on, whoever comes is whom the site hinted at.</summary>
    public Task SignsInAsHintedAsync() => ControlAsync("hinted=1");

    public Task ChangeKeysAsync() => ControlAsync("rotate=1");

    /// <summary>Goes through the provider as a browser does that was sent there.</summary>
    /// <returns>The address that it sends the browser back to, path and query; or what it says where it sends it nowhere.</returns>
    public static async Task<string> VisitAsync(string address)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });
        for (var step = 0; step < 10; step++)
        {
            using var answer = await browser.GetAsync(address, TestContext.Current.CancellationToken);
            if (answer.Headers.Location is not { } next)
                return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            next = new Uri(new Uri(address), next);
            if (next.AbsolutePath == "/sign-in/organisation/answer")
                return next.PathAndQuery;
            address = next.ToString();
        }

        throw new InvalidOperationException("The provider sends browsers round in circles.");
    }

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task ControlAsync(string query) =>
        Assert.Equal("ok", await _control.GetStringAsync($"{Issuer}/control?{query}", TestContext.Current.CancellationToken));

    private static async Task<string> FolderAsync()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Benchmarking.sln")))
            root = root.Parent;
        var folder = Path.Combine(root!.FullName, "tests", "oidc-provider");
        await Installing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (!File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json")))
                Assert.SkipUnless(await RunAsync("npm", folder, "ci"), "needs Node.js and npm, which could not install tests/oidc-provider: npm ci says why");
            return folder;
        }
        finally
        {
            Installing.Release();
        }
    }

    private static async Task<bool> RunAsync(string program, string folder, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
