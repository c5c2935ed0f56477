using System.Net;
using Benchmarking.Engine;
using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Web.Features.Disclosure;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Disclosure;

public sealed class ReportPageTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task The_steering_group_reads_what_is_withheld_why_and_what_is_promised()
    {
        var number = await PublishedAsync(Report());
        var steering = await postgres.Web.SignInAsync(await _world.PersonAsync(await _world.MemberAsync(), Role.Steering));

        var page = await steering.GetAsync($"/publications/{number}/report");

        Assert.Equal($"What publication {number} withholds", page.Heading);
        Assert.Contains("Of 1,240 numbers, 1,109 are shown. 2 that had enough contributors are withheld: 1 because they are too similar", page.Text, StringComparison.Ordinal);
        Assert.Contains("No member with one partner can place another’s figure in a range narrower than two radii (for Views listened to and acted on, 5 points).", page.Text, StringComparison.Ordinal);
        Assert.Contains("With two partners, in none narrower than one radius (for Views listened to and acted on, 2.5 points).", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["/method#n3", "/method#withheld"],
            page.Document.QuerySelectorAll("td[data-label=Code] a").Select(link => link.GetAttribute("href")));
        Assert.Contains("A20: full reconstruction", page.Text, StringComparison.Ordinal);
        Assert.Contains("It found nothing that stops a publication.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-organisation", page.Body, StringComparison.Ordinal);
    }

    /// <summary>Two worlds that are published alike may be measured otherwise; what is kept must be the same bytes.</summary>
    [Fact]
    public void Nothing_measured_on_figures_is_kept()
    {
        var report = Report();
        var otherwise = report with
        {
            LeastWidth = 3.1,
            LeastWidthAgainstTwo = double.PositiveInfinity,
            ByValue = 0,
            Decoys = 1,
            Attacks = [new AttackResult("A20", "full reconstruction", 480)
            {
                Hits = 0.11, Baseline = 0.2, Exact = 0.01, NarrowestWidth = 1.4, ShareNarrow = 0, Successes = 0, Finding = "Nothing found.", Worst = "another",
            }],
        };

        Assert.Equal(DisclosureReport.Of(report).ToJson(), DisclosureReport.Of(otherwise).ToJson());
        Assert.NotEqual(DisclosureReport.Of(report).ToJson(), DisclosureReport.Of(report with { Shown = report.Shown - 1 }).ToJson());
    }

    /// <summary>Every number has one fate, so the table adds up to all there could be.</summary>
    [Fact]
    public void The_table_by_reason_adds_up()
    {
        var report = DisclosureReport.Of(Report());
        var lines = report.Withheld.Select(one => new WithheldLine(one.Metric, one.Group, one.Statistic, Enum.Parse<Reason>(one.Reason), null)).ToList();
        var page = new ReportPage(
            new() { Period = "2025-Q4", Title = "", Source = "", Method = "" }, report, lines, null);

        Assert.Equal(report.Figures, page.Fates.Sum(fate => fate.Numbers));
    }

    [Fact]
    public async Task An_older_publication_and_one_of_public_figures_say_why_there_is_no_report()
    {
        var admin = await postgres.Web.SignInAsync(await _world.PersonAsync(Role.ConsortiumAdmin));

        Assert.Contains("published before reports were kept", (await admin.GetAsync($"/publications/{await PublishedAsync(null)}/report")).Text, StringComparison.Ordinal);
        Assert.Contains("public already", (await admin.GetAsync($"/publications/{await PublishedAsync(null, "national")}/report")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/publications/987654/report")).Status);
    }

    [Fact]
    public async Task A_researcher_sees_the_data_set_without_a_link_to_its_report()
    {
        var number = await PublishedAsync(Report());
        var researcher = await postgres.Web.SignInAsync(await _world.PersonAsync(Role.Researcher));
        var steering = await postgres.Web.SignInAsync(await _world.PersonAsync(await _world.MemberAsync(), Role.Steering));

        Assert.DoesNotContain($"/publications/{number}/report", (await researcher.GetAsync($"/data-sets/{number}")).Body, StringComparison.Ordinal);
        Assert.Contains($"/publications/{number}/report", (await steering.GetAsync($"/data-sets/{number}")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await researcher.GetAsync($"/publications/{number}/report")).Status);
    }

    private static PublicationReport Report() => new()
    {
        Figures = 1240,
        Shown = 1109,
        Eligible = 1111,
        TooSimilar = 1,
        ByValue = 1,
        Decoys = 0,
        Held = 3,
        Audited = 190,
        LeastWidth = 2.4,
        LeastWidthAgainstTwo = 1.2,
        Withheld =
        [
            new("2025-Q4", "views-listened-to", "type:almo", Statistic.Median, Reason.N3, "all"),
            new("2025-Q4", "kept-informed", "all", Statistic.UpperQuartile, Reason.V, null),
        ],
        Attacks = [new AttackResult("A20", "full reconstruction", 500) { Hits = 0.18, Baseline = 0.17, LiftError = 0.04, Worst = "secret-organisation" }],
    };

    /// <summary>A publication of a collection of its own, with or without a report.</summary>
    private async Task<int> PublishedAsync(PublicationReport? report, string kind = "final")
    {
        var round = await _world.RoundAsync("final");
        var id = Guid.NewGuid();
        object collection = kind == "national" ? DBNull.Value : round.Id;
        await _world.RunAsync(
            """
            with taken as (select pg_advisory_xact_lock(hashtextextended('publication numbers', 0)))
            insert into publications (id, number, kind, collection_id, period, title, source, method, minimum_for_median, minimum_for_quartiles, published_at)
            select $1, 1 + (select coalesce(max(number), 0) from publications), $2, $3::uuid, $4, 'Made for a test', '', 'rank-kernel-4', 5, 12, now() from taken
            """, id, kind, collection, round.Period.ToString());
        await _world.RunAsync("insert into published_groups values ($1, 'all', 'all', 'All members', 0)", id);
        if (report is not null)
            await _world.RunAsync("insert into publication_reports values ($1, $2::jsonb)", id, DisclosureReport.Of(report).ToJson());
        return await _world.AskAsync<int>("select number from publications where id = $1", id);
    }
}
