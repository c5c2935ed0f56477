using System.Net;
using Benchmarking.Web.Platform.Limits;
using Benchmarking.Web.Tenancy;
using Microsoft.Extensions.Configuration;

namespace Benchmarking.Web.Tests.Platform.Limits;

public sealed class PageLimitsTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task One_address_asks_so_much_and_no_more_but_files_and_health_are_free()
    {
        await using var site = Limited(("Limits:Address:Burst", "3"));
        var visitor = site.NewVisitor();
        for (var page = 0; page < 3; page++)
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/about")).Status);

        var refused = await visitor.GetAsync("/about");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal("Too many requests", refused.Heading);
        Assert.True(refused.Response.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/lib/site.css")).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/health/ready")).Status);
    }

    [Fact]
    public async Task Forms_that_are_open_to_everybody_are_stricter_than_pages()
    {
        await using var site = Limited(("Limits:Knocking:Burst", "1"));
        var visitor = site.NewVisitor();
        var page = await visitor.GetAsync("/sign-in/organisation");
        await visitor.PostFormAsync(page, "/sign-in/organisation", ("Email", "first@nowhere.example"));

        var refused = await visitor.PostFormAsync(page, "/sign-in/organisation", ("Email", "kept@nowhere.example"));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        // What was typed stands in the page, ready to be sent again.
        Assert.Equal("kept@nowhere.example", refused.Form("/sign-in/organisation").QuerySelector("input[name=Email]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/sign-in")).Status);
    }

    [Fact]
    public async Task A_password_is_not_repeated_by_the_page_that_says_so()
    {
        await using var site = Limited(("Limits:Knocking:Burst", "1"));
        var visitor = site.NewVisitor();
        var page = await visitor.GetAsync("/sign-in");
        await visitor.PostFormAsync(page, "/sign-in", ("Email", "a@b.example"), ("Password", "typed-password-1"));

        var refused = await visitor.PostFormAsync(page, "/sign-in", ("Email", "a@b.example"), ("Password", "typed-password-2"));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.DoesNotContain("typed-password", refused.Body);
        Assert.Contains("Passwords and codes are not repeated", refused.Text);
    }

    [Fact]
    public async Task One_person_who_asks_too_much_slows_nobody_else()
    {
        await using var site = Limited(("Limits:Person:Burst", "2"));
        var member = await _world.MemberAsync();
        var busy = await site.SignInAsync(await _world.PersonAsync(member, Role.Contributor));
        var colleague = await site.SignInAsync(await _world.PersonAsync(member, Role.Contributor));

        Assert.Equal(HttpStatusCode.TooManyRequests, await LastOfAsync(busy, 3));
        Assert.Equal(HttpStatusCode.OK, (await colleague.GetAsync("/returns")).Status);
    }

    [Fact]
    public async Task One_organisation_has_its_share_and_others_keep_theirs()
    {
        await using var site = Limited(("Limits:Organisation:Burst", "2"));
        var (flood, other) = (await _world.MemberAsync(), await _world.MemberAsync());
        var first = await site.SignInAsync(await _world.PersonAsync(flood, Role.Contributor));
        var second = await site.SignInAsync(await _world.PersonAsync(flood, Role.Contributor));
        var elsewhere = await site.SignInAsync(await _world.PersonAsync(other, Role.Contributor));

        Assert.Equal(HttpStatusCode.OK, await LastOfAsync(first, 2));
        Assert.Equal(HttpStatusCode.TooManyRequests, await LastOfAsync(second, 1));
        Assert.Equal(HttpStatusCode.OK, await LastOfAsync(elsewhere, 2));
    }

    [Fact]
    public void What_is_usual_is_far_above_what_people_do_and_settings_go_before_it()
    {
        Assert.Equal(LimitSettings.Usual, LimitSettings.Of(new ConfigurationBuilder().Build()));
        Assert.True(LimitSettings.Usual.Person is { Burst: >= 200, PerSecond: >= 10 });

        var set = LimitSettings.Of(new ConfigurationBuilder().AddInMemoryCollection([new("Limits:Person:Burst", "7"), new("Limits:Times", "2")]).Build());
        Assert.Equal(new Limit(14, 2 * LimitSettings.Usual.Person.PerSecond), set.Person);
    }

    /// <summary>Refills so slowly that no test can be slow enough to meet it.</summary>
    private Site Limited(params (string Name, string Value)[] settings) => new(postgres, settings: settings
        .Append(("Limits:Times", "1")).Append(("Limits:Refill", "1.00:00:00")).ToDictionary(setting => setting.Item1, setting => setting.Item2));

    private static async Task<HttpStatusCode> LastOfAsync(Visitor visitor, int times)
    {
        var status = HttpStatusCode.OK;
        for (var time = 0; time < times; time++)
            status = (await visitor.GetAsync("/returns")).Status;
        return status;
    }
}
