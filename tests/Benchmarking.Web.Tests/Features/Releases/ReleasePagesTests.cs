using System.Net;
using Benchmarking.Web.Features.Releases.Deciding;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Releases;

/// <summary>Asking for releases and deciding on them by the pages.</summary>
public sealed class ReleasePagesTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_wrong_is_said_at_once_and_what_was_typed_is_kept()
    {
        var steering = await SteeringAsync();
        var number = await PublicationAsync();

        var page = await steering.PostFormAsync(
            await steering.GetAsync("/releases/manage/new"), "/releases/manage/new",
            ("Title", " "), ("Summary", "Some <words>."), ("Publications", $"{number}"), ("Records", "records"), ("Access", "open"), ("Licence", "restricted"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(
            [
                "Give the release a title",
                "Records and profiles are made from members’ returns: tick a publication of a quarter too",
                "Records are given only to people who registered and named their research",
                "The research terms bind people who registered. Choose another licence, or give it to people who are registered",
            ],
            page.Document.QuerySelectorAll(".govuk-error-summary__list a").Select(link => link.TextContent.Trim()));
        Assert.All(
            page.Document.QuerySelectorAll(".govuk-error-summary__list a"),
            link => Assert.NotNull(page.Document.QuerySelector(link.GetAttribute("href")!)));
        Assert.Equal("Some <words>.", page.Document.QuerySelector("#Summary")!.TextContent);
        Assert.Contains($"{number}", page.Document.QuerySelectorAll("input[name=Publications][checked]").Select(box => box.GetAttribute("value")));
        Assert.Equal("records", page.Document.QuerySelector("input[name=Records][checked]")!.GetAttribute("value"));
        Assert.StartsWith("Error: ", page.Title);
    }

    [Fact]
    public async Task A_release_is_asked_for_once_at_a_time_and_may_be_discarded()
    {
        var steering = await SteeringAsync();
        var number = await PublicationAsync();
        var title = $"Release {Guid.NewGuid():N}";
        (string, string)[] typed = [("Title", title), ("Summary", "Words."), ("Publications", $"{number}"), ("Records", "none"), ("Access", "open"), ("Licence", "cc-by-4.0")];
        // One that waits already, so that the worker of the site has nothing to do.
        var waiting = await ReleaseAsync((await _world.PersonAsync()).Id, "involvement-benchmarks");

        var refused = await steering.PostFormAsync(await steering.GetAsync("/releases/manage/new"), "/releases/manage/new", typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Another release is being made or waits for a decision.", refused.Text);
        Assert.Contains(title, refused.Document.QuerySelector("#Title")!.GetAttribute("value"));
        Assert.Contains("A release waits for a decision", (await steering.GetAsync("/releases/manage")).Text);

        var question = await steering.GetAsync($"/releases/manage/{waiting}/discard");
        Assert.Equal("Discard “Made by a test, version 900.0.0”?", question.Heading);
        var discarded = await steering.PostFormAsync(question, $"/releases/manage/{waiting}/discard");
        Assert.Contains("is discarded. Its number is free again.", discarded.Text);

        var asked = await steering.PostFormAsync(await steering.GetAsync("/releases/manage/new"), "/releases/manage/new", typed);
        Assert.Equal(title, asked.Heading[..title.Length]);
        var id = Guid.Parse(asked.Landed["/releases/manage/".Length..]);
        Assert.Equal(1L, await _world.AskAsync<long>("select count(*) from consortium_jobs where kind = 'make_release' and subject = $1", id));
        Assert.Equal(1L, await _world.AskAsync<long>("select count(*) from audit_entries where action = 'asked for release' and subject = $1", $"release {id}"));
    }

    [Fact]
    public async Task Another_person_publishes_it_and_whoever_withdraws_it_says_why()
    {
        var (member, asker) = await PersonAsync();
        var asking = await postgres.Web.SignInAsync(asker);
        var approving = await SteeringAsync();
        var id = await ReleaseAsync(asker.Id, $"test-{Guid.NewGuid():N}");
        var url = $"/releases/manage/{id}";

        var own = await asking.GetAsync(url);
        Assert.Contains("You asked for this release, so somebody else", own.Text);
        Assert.Null(own.Document.QuerySelector($"a[href='{url}/approve']"));
        Assert.Equal(HttpStatusCode.NotFound, (await asking.GetAsync($"{url}/approve")).Status);

        var question = await approving.GetAsync($"{url}/approve");
        Assert.Contains("A version never changes once it is published.", question.Text);
        var published = await approving.PostFormAsync(question, $"{url}/approve");
        Assert.Contains("is published.", published.Text);
        Assert.Equal("published", await _world.AskAsync<string>("select state from releases where id = $1", id));
        Assert.Equal(HttpStatusCode.NotFound, (await approving.GetAsync($"{url}/discard")).Status);

        var form = await asking.GetAsync($"{url}/withdraw");
        var wordless = await asking.PostFormAsync(form, $"{url}/withdraw", ("Reason", "  "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wordless.Status);
        Assert.Contains("Say why it is withdrawn", wordless.Text);
        var withdrawn = await asking.PostFormAsync(form, $"{url}/withdraw", ("Reason", "A definition was <wrong>."));
        Assert.Contains("A definition was <wrong>.", withdrawn.Text);
        Assert.Equal("withdrawn", await _world.AskAsync<string>("select state from releases where id = $1", id));
        Assert.Equal(1L, await _world.AskAsync<long>("select count(*) from audit_entries where organisation_id = $1 and action = 'withdrew release' and subject = $2", member.Id, $"release {id}"));
    }

    [Fact]
    public async Task Who_asked_cannot_approve_by_hand_either()
    {
        var (_, asker) = await PersonAsync();
        var asking = await postgres.Web.SignInAsync(asker);
        var id = await ReleaseAsync(asker.Id, $"test-{Guid.NewGuid():N}");

        var page = await asking.PostAsync($"/releases/manage/{id}/approve", ("__RequestVerificationToken", Token(await asking.GetAsync($"/releases/manage/{id}/discard"))));

        Assert.Contains("You asked for this release, so somebody else", page.Text);
        Assert.Equal("ready", await _world.AskAsync<string>("select state from releases where id = $1", id));
    }

    [Fact]
    public async Task One_that_is_still_being_made_is_not_discarded_by_hand_either()
    {
        var (_, asker) = await PersonAsync();
        var asking = await postgres.Web.SignInAsync(asker);
        var ready = await ReleaseAsync(asker.Id, $"test-{Guid.NewGuid():N}");
        var made = Guid.NewGuid();
        await _world.RunAsync(
            """
            insert into releases (id, series, state, title, summary, licence, open, publications, records, case_studies, made_at, made_by)
            values ($1, $3, 'building', 'Made by a test', 's', 'cc-by-4.0', true, array[1], 'none', false, now(), $2)
            """, made, asker.Id, $"test-{Guid.NewGuid():N}");
        await _world.RunAsync(
            """
            insert into consortium_jobs (kind, subject, state, attempts, requested_at, requested_by, leased_until)
            values ('make_release', $1, 'running', 1, now(), $2, now() + interval '1 day')
            """, made, asker.Id);
        var token = ("__RequestVerificationToken", Token(await asking.GetAsync($"/releases/manage/{ready}/discard")));

        var page = await asking.PostAsync($"/releases/manage/{made}/discard", token);

        Assert.Contains(DiscardRelease.StillMade, page.Text);
        Assert.Equal("building", await _world.AskAsync<string>("select state from releases where id = $1", made));
        // The work broke off: then it may be.
        await _world.RunAsync("update consortium_jobs set state = 'failed', leased_until = null, finished_at = now() where subject = $1", made);
        Assert.Contains("is discarded", (await asking.PostAsync($"/releases/manage/{made}/discard", token)).Text);
    }

    [Fact]
    public async Task A_file_comes_in_ranges_and_not_again_where_it_is_known()
    {
        var (_, asker) = await PersonAsync();
        var asking = await postgres.Web.SignInAsync(asker);
        var id = await ReleaseAsync(asker.Id, $"test-{Guid.NewGuid():N}");
        using var ask = new HttpRequestMessage(HttpMethod.Get, $"/releases/manage/{id}/files/words.txt");
        ask.Headers.Range = new(2, 4);

        using var part = await asking.Client.SendAsync(ask, Cancel);
        Assert.Equal((HttpStatusCode.PartialContent, "llo"), (part.StatusCode, await part.Content.ReadAsStringAsync(Cancel)));
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/releases/manage/{id}/files/words.txt");
        again.Headers.IfNoneMatch.Add(part.Headers.ETag!);
        using var known = await asking.Client.SendAsync(again, Cancel);
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await asking.GetAsync($"/releases/manage/{id}/files/other.txt")).Status);
    }

    private static string Token(Page page) => page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private async Task<Visitor> SteeringAsync() => await postgres.Web.SignInAsync((await PersonAsync()).Person);

    private async Task<(Member Member, Person Person)> PersonAsync()
    {
        var member = await _world.MemberAsync();
        return (member, await _world.PersonAsync(member, Role.Steering));
    }

    /// <summary>A national publication of a year long past.</summary>
    private Task<int> PublicationAsync() => _world.AskAsync<int>(
        """
        with turn as (select pg_advisory_xact_lock(hashtextextended('publication numbers', 0)))
        insert into publications (number, kind, period, title, source, method, minimum_for_median, minimum_for_quartiles, published_at)
        select 1 + coalesce((select max(number) from publications), 0), 'national', '1998-99', 'Made by a test', '', '', 1, 1, now() from turn
        returning number
        """);

    /// <summary>A release that waits for approval, with one file.</summary>
    private Task<Guid> ReleaseAsync(Guid by, string series) => _world.ReadyReleaseAsync(by, series);
}
