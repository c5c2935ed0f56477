using Benchmarking.Web.Platform;
using Benchmarking.Web.Platform.Keys;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Benchmarking.Web.Tests.Platform;

public sealed class ProductionCheckTests
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Keys:Ring"] = "q2WZ1kP0c4yq0h4m8Zk5b8m2uJr1x7V9d3Fh6Lt0sQE=",
        ["Keys:Audit"] = "given, and read elsewhere",
        ["Site:Address"] = "https://benchmarking.example.org",
        ["AllowedHosts"] = "benchmarking.example.org;localhost",
        ["Proxy:Networks"] = "10.1.2.0/24",
        ["ConnectionStrings:Site"] = "Host=db;Username=bm_app;Password=Yc7v-long-and-random",
        ["ConnectionStrings:Engine"] = "Host=db;Username=bm_engine;Password=Zd8w-long-and-random",
        ["ConnectionStrings:Owner"] = "Host=db;Username=postgres;Password=Xb6u-long-and-random",
    };

    [Fact]
    public void A_site_whose_operator_said_everything_starts() => Assert.Empty(Refusals());

    [Theory]
    [InlineData("Keys:Ring", null, "There is no key for the ring of keys: set Keys__Ring")]
    [InlineData("Keys:Ring", "c2hvcnQ=", "Keys__Ring holds something else than 32 random bytes")]
    [InlineData("Keys:Ring", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "Keys__Ring holds something else than 32 random bytes")]
    [InlineData("Keys:Ring", RingKeys.OfTests, "Keys__Ring holds the key of the tests")]
    [InlineData("Keys:Audit", null, "Keys__Audit is not set")]
    [InlineData("Site:Address", null, "set Site__Address")]
    [InlineData("Site:Address", "http://benchmarking.example.org", "set Site__Address")]
    [InlineData("AllowedHosts", "*", "set AllowedHosts")]
    [InlineData("AllowedHosts", null, "set AllowedHosts")]
    [InlineData("Proxy:Networks", null, "set Proxy__Networks")]
    [InlineData("ForwardedHeaders_Enabled", "true", "unset it, and set Proxy__Networks")]
    [InlineData("ConnectionStrings:Site", "Host=db;Username=bm_app;Password=bm_app", "The password in ConnectionStrings__Site")]
    [InlineData("ConnectionStrings:Engine", "Host=db;Username=bm_engine;Password=changeme", "The password in ConnectionStrings__Engine")]
    [InlineData("ConnectionStrings:Owner", "Host=db;Username=postgres;Password=postgres", "The password in ConnectionStrings__Owner")]
    public void Each_thing_that_is_missing_is_said_with_what_to_set(string setting, string? value, string words) =>
        Assert.Contains(words, Assert.Single(Refusals((setting, value))));

    [Theory]
    [InlineData("https_ports", "8443")]
    [InlineData("urls", "http://*:80;https://*:443")]
    [InlineData("Kestrel:Endpoints:Https:Url", "https://*:443")]
    public void A_site_that_ends_TLS_itself_needs_no_proxy(string setting, string value) =>
        Assert.Empty(Refusals(("Proxy:Networks", null), (setting, value)));

    [Fact]
    public void All_of_it_is_said_at_once_and_in_Production_only()
    {
        var nothing = new ConfigurationBuilder().Build();

        var refused = Assert.Throws<StartRefused>(() => ProductionCheck.Refuse(nothing, new HostingEnvironment { EnvironmentName = Environments.Production }));
        Assert.Equal(5, refused.Message.Split("\n  - ").Length - 1);
        ProductionCheck.Refuse(nothing, new HostingEnvironment { EnvironmentName = "Development" });
    }

    private static List<string> Refusals(params (string Setting, string? Value)[] over)
    {
        var settings = new Dictionary<string, string?>(Good);
        foreach (var (setting, value) in over)
            settings[setting] = value;
        return [.. ProductionCheck.Refusals(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())];
    }
}
