using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Tests.Platform;

public sealed class RuntimeCheckTests
{
    [Theory]
    [InlineData("10.0.0")]
    [InlineData("10.0.6")]
    public void A_runtime_that_accepts_forged_cookies_is_refused(string version)
    {
        var refused = Assert.Throws<StartRefused>(() => RuntimeCheck.RefuseForgeableCookies(Version.Parse(version)));
        Assert.Contains("CVE-2026-40372", refused.Message);
    }

    [Fact]
    public void The_runtime_of_this_machine_is_read_and_mended_ones_are_taken()
    {
        RuntimeCheck.RefuseForgeableCookies(new Version(10, 0, 7));
        RuntimeCheck.RefuseForgeableCookies();
    }
}
