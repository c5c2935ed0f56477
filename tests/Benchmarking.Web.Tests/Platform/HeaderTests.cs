using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Tenancy;

namespace Benchmarking.Web.Tests.Platform;

public sealed class HeaderTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task Every_answer_carries_the_headers_that_keep_a_browser_safe()
    {
        var visitor = postgres.Web.NewVisitor();
        foreach (var address in new[] { "/", "/sign-in", "/metrics", "/nowhere", "/lib/site.css" })
        {
            var headers = (await visitor.GetAsync(address)).Response.Headers;
            Assert.Equal(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                + "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
                headers.GetValues("Content-Security-Policy").Single());
            Assert.Equal("DENY", headers.GetValues("X-Frame-Options").Single());
            Assert.Equal("same-origin", headers.GetValues("Cross-Origin-Opener-Policy").Single());
            Assert.Equal("camera=(), geolocation=(), microphone=(), payment=()", headers.GetValues("Permissions-Policy").Single());
            Assert.DoesNotContain(headers, header => header.Key.StartsWith("Access-Control-", StringComparison.Ordinal));
            Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("same-origin", headers.GetValues("Referrer-Policy").Single());
            Assert.DoesNotContain(headers, header => header.Key is "Server" or "X-Powered-By");
        }
    }

    [Fact]
    public async Task No_page_of_somebody_signed_in_is_kept_by_a_cache()
    {
        var round = await _world.RoundAsync();
        var member = await _world.MemberAsync();
        var insider = await postgres.Web.SignInAsync(
            await _world.PersonAsync(member, Role.Contributor, Role.Approver, Role.OrganisationAdmin, Role.Steering));
        // The API knows nobody by a session: who asks there with a cookie is anybody.
        foreach (var row in RouteTable.Rows.Where(row => row.Method == "GET" && !row.Template.StartsWith("api/", StringComparison.Ordinal)))
        {
            var page = await insider.GetAsync(RouteTable.Address(row.Template, round.Period.Route));
            Assert.True(page.Response.Headers.CacheControl?.NoStore, row.Template);
        }
    }

    [Fact]
    public async Task A_failure_tells_nothing_of_the_inside()
    {
        await using var broken = new Site(postgres, settings: new Dictionary<string, string>
        {
            // Refused before anything of it is used: the site says so in one sentence.
            ["ConnectionStrings:Site"] = postgres.Owner,
        });

        var refused = Assert.ThrowsAny<Exception>(() => broken.NewVisitor());
        Assert.DoesNotContain("Password", refused.Message);
    }
}
