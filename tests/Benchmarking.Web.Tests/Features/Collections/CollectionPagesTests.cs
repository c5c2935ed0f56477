using System.Net;
using System.Text.Json;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Collections;

/// <summary>An administrator's way through a collection's life, by the pages.</summary>
public sealed class CollectionPagesTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly Site _site = new(postgres);
    private readonly World _world = new(postgres);
    private Visitor _admin = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _admin = await _site.SignInAsync(await _world.PersonAsync(Role.ConsortiumAdmin));

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_collection_is_opened_closed_and_published_page_by_page()
    {
        var round = await _world.RoundAsync("planned");
        var url = $"/collections/{round.Period.Route}";
        Assert.Contains(round.Period.Words, (await _admin.GetAsync("/collections")).Text);

        var open = await StepAsync(url, "open");
        Assert.Contains("The collection is open.", open.Text);
        var closed = await StepAsync(url, "close");
        Assert.Contains("The collection is closed.", closed.Text);
        var nothing = await StepAsync(url, "publish-provisional");
        Assert.Equal(HttpStatusCode.Conflict, nothing.Status);
        Assert.Contains("No return has been signed off", nothing.Text);

        await SignAsync(round, members: 6);
        var job = await StepAsync(url, "publish-provisional");
        Assert.StartsWith("/jobs/", job.Landed);
        var done = await FinishedAsync(job.Landed);
        Assert.Contains("6 members' returns.", done.Text);
        Assert.Contains("Provisional benchmarks", (await _admin.GetAsync(url)).Text);
        Assert.Contains("6 members' returns.", (await _admin.GetAsync("/jobs")).Text);
    }

    [Fact]
    public async Task A_page_gone_stale_changes_nothing_and_says_so()
    {
        var round = await _world.RoundAsync("open");
        var url = $"/collections/{round.Period.Route}";
        var stale = await _admin.GetAsync($"{url}/close");
        await _world.RunAsync("update collections set version = version + 1 where id = $1", round.Id);

        var answer = await _admin.PostFormAsync(stale, $"{url}/close");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Somebody else changed this collection", answer.Text);
        Assert.Equal("open", await _world.AskAsync<string>("select state from collections where id = $1", round.Id));
    }

    [Theory]
    [InlineData("planned", "close", "not open yet")]
    [InlineData("open", "open", "open already")]
    [InlineData("open", "publish-provisional", "Close it first")]
    [InlineData("closed", "dates", "closed already")]
    [InlineData("provisional", "publish-provisional", "published already")]
    public async Task A_step_out_of_turn_is_refused_with_the_reason(string state, string step, string words)
    {
        var round = await _world.RoundAsync(state);

        var answer = await _admin.GetAsync($"/collections/{round.Period.Route}/{step}");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains(words, answer.Text);
    }

    [Fact]
    public async Task A_plan_with_mistakes_comes_back_with_all_of_them_and_everything_typed()
    {
        var page = await _admin.GetAsync("/collections/new");

        var answer = await _admin.PostFormAsync(
            page, "/collections/new", ("Due.Day", "31"), ("Due.Month", "2"), ("Due.Year", "next"), ("OpensTime", "noon"));

        Assert.StartsWith("Error:", answer.Title);
        Assert.Equal(2, answer.Document.QuerySelectorAll(".govuk-error-summary__list li").Length);
        Assert.Equal("next", answer.Document.QuerySelector("#Due_Year")!.GetAttribute("value"));
        Assert.Equal("noon", answer.Document.QuerySelector("#OpensTime")!.GetAttribute("value"));
        Assert.All(
            answer.Document.QuerySelectorAll(".govuk-error-summary__list a"),
            link => Assert.NotNull(answer.Document.QuerySelector(link.GetAttribute("href")!)));
    }

    [Fact]
    public async Task Dates_of_an_open_collection_can_only_be_put_off()
    {
        var round = await _world.RoundAsync("open");
        var url = $"/collections/{round.Period.Route}";
        var page = await _admin.GetAsync($"{url}/dates");

        var sooner = await _admin.PostFormAsync(page, $"{url}/dates", ("LastEdit.Year", "2020"));
        Assert.Contains("must not come sooner than members were told", sooner.Text);

        var later = await _admin.PostFormAsync(sooner, $"{url}/dates", ("LastEdit.Year", "2150"));
        Assert.Contains("The dates are changed.", later.Text);
        Assert.Contains("2150", later.Text);
    }

    [Fact]
    public async Task The_board_is_filtered_by_its_address_and_given_as_a_file()
    {
        var round = await _world.RoundAsync("open");
        var member = await SignAsync(round, members: 1);
        var url = $"/collections/{round.Period.Route}";

        var signed = await _admin.GetAsync($"{url}?state=signed_off");
        Assert.Equal(member.Name, Assert.Single(signed.Document.QuerySelectorAll("tbody th")).TextContent.Trim());

        var file = await _admin.GetAsync($"{url}/board.csv?state=signed_off");
        Assert.Equal("text/csv", file.Response.Content.Headers.ContentType!.MediaType);
        var lines = file.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith($"{round.Period},{member.Name},Nowhere,None,signed_off,no,", lines[1]);
    }

    [Fact]
    public async Task Progress_is_told_in_the_shape_that_the_script_reads()
    {
        var person = await _world.PersonAsync(Role.ConsortiumAdmin);
        var id = Guid.NewGuid();
        await _world.RunAsync(
            """
            insert into consortium_jobs (id, kind, subject, state, stage, done, total, message, attempts, requested_at, requested_by, leased_until)
            values ($1, 'publish_collection', $1, 'running', 'Writing the publication', 3, 7, '', 1, now(), $2, now() + interval '1 hour')
            """, id, person.Id);
        try
        {
            var page = await _admin.GetAsync($"/jobs/{id}");
            var address = page.Document.QuerySelector("[data-progress]")!.GetAttribute("data-progress")!;
            using var json = JsonDocument.Parse((await _admin.GetAsync(address)).Body);

            Assert.Equal(
                (3, 7, "Writing the publication", "running"),
                (json.RootElement.GetProperty("done").GetInt32(), json.RootElement.GetProperty("total").GetInt32(),
                    json.RootElement.GetProperty("stage").GetString(), json.RootElement.GetProperty("state").GetString()));
        }
        finally
        {
            await _world.RunAsync("update consortium_jobs set state = 'failed', finished_at = now() where id = $1", id);
        }
    }

    [Theory]
    [InlineData("/collections")]
    [InlineData("/collections/new")]
    [InlineData("/jobs")]
    [InlineData("/public-data")]
    public async Task These_pages_are_the_administrators_alone(string address)
    {
        var member = await _world.MemberAsync();
        var visitor = await _site.SignInAsync(await _world.PersonAsync(member, Role.Approver, Role.OrganisationAdmin, Role.Steering));

        Assert.Equal(HttpStatusCode.OK, (await _admin.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(address)).Status);
        Assert.StartsWith("/sign-in", (await _site.NewVisitor().GetAsync(address)).Landed);
    }

    [Theory]
    [InlineData("/collections/2998-q1")]
    [InlineData("/collections/2998-q1/open")]
    [InlineData("/jobs/00000000-0000-0000-0000-000000000001")]
    [InlineData("/jobs/00000000-0000-0000-0000-000000000001/progress")]
    [InlineData("/public-data/00000000-0000-0000-0000-000000000001")]
    public async Task What_is_not_there_is_not_found(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _admin.GetAsync(address)).Status);

    private async Task<Page> StepAsync(string url, string step) =>
        await _admin.PostFormAsync(await _admin.GetAsync($"{url}/{step}"), $"{url}/{step}");

    private async Task<Member> SignAsync(Round round, int members)
    {
        Member? last = null;
        for (var at = 0; at < members; at++)
        {
            last = await _world.MemberAsync();
            var id = Guid.NewGuid();
            await _world.RunAsync(
                "insert into returns (organisation_id, id, collection_id, state, started_at, sent_at, signed_off_at, revision) values ($1, $2, $3, 'signed_off', now(), now(), now(), 1)",
                last.Id, id, round.Id);
            await _world.RunAsync("insert into signed_returns values ($1, $2, 1, $3, false, now(), $1)", last.Id, id, round.Id);
            await _world.RunAsync(
                "insert into signed_figures (organisation_id, return_id, revision, metric_code, metric_version, value) select $1, $2, 1, metric_code, metric_version, $4 from collection_metrics where collection_id = $3",
                last.Id, id, round.Id, (decimal)(10 + at));
        }

        return last!;
    }

    private async Task<Page> FinishedAsync(string address)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        deadline.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            var page = await _admin.GetAsync(address);
            if (page.Document.QuerySelector("[data-progress]") is null)
                return page;
            await Task.Delay(100, deadline.Token);
        }
    }
}
