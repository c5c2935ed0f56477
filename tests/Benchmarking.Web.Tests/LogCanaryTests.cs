namespace Benchmarking.Web.Tests;

/// <summary>The canary itself: it would sing.</summary>
public sealed class LogCanaryTests
{
    [Theory]
    [InlineData("Sign-in of contributor@gentoo.example failed", true)]
    [InlineData("GET /invitations/3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", true)]
    [InlineData("token bmk_live_0123456789abcdef0123456789", true)]
    [InlineData("typed " + World.Password, true)]
    [InlineData("Applied migration 0001_roles.sql.", false)]
    [InlineData("6f1c1c1e-0000-4000-8000-000000000000 signed in", false)]
    public void It_knows_what_may_not_be_logged(string line, bool tells) => Assert.Equal(tells, LogCanary.Tells(line));
}
