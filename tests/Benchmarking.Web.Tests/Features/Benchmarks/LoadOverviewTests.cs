using System.Text;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Benchmarks;

[Collection(PublishedConsortium.Name)]
public sealed class LoadOverviewTests(PublishedConsortium consortium)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_final_publication_replaces_the_provisional_one_of_its_quarter()
    {
        var page = await LoadAsync(consortium.Alder);

        Assert.Equal(
            [(1, PublishedConsortium.Oldest), (PublishedNumbers.Final, PublishedConsortium.Latest)],
            page.Timeline.Quarters.Select(quarter => (quarter.Number, quarter.Period.ToString())));
        Assert.Equal(66, Series(page, "listened").Latest.Cell!.Median);
    }

    [Fact]
    public async Task A_quarter_without_a_publication_is_a_gap()
    {
        var points = Series(await LoadAsync(consortium.Alder), "listened").Points;

        Assert.Equal(["2025-Q2", "2025-Q3", "2025-Q4"], points.Select(point => point.Period.ToString()));
        Assert.Equal((null, null, null), (points[1].Quarter, points[1].Cell, points[1].Own));
    }

    [Fact]
    public async Task The_own_figure_is_the_one_signed_off_last()
    {
        var own = Series(await LoadAsync(consortium.Alder), "listened").Latest.Own!;

        Assert.Equal((SignedOff.AlderListened, 812), (own.Value, own.Denominator));
    }

    [Fact]
    public async Task Each_member_sees_its_own_figure_and_nobody_else_s()
    {
        Assert.Equal(SignedOff.BirchListened, Series(await LoadAsync(consortium.Birch), "listened").Latest.Own!.Value);
        Assert.Null(Series(await LoadAsync(consortium.Cedar), "listened").Latest.Own!.Value);
    }

    [Fact]
    public async Task A_missing_own_figure_says_why()
    {
        Assert.Equal("not collected", Series(await LoadAsync(consortium.Alder), "cost").Latest.Own!.Note);
        Assert.Equal("not collected", Series(await LoadAsync(consortium.Birch), "below-standard").Latest.Own!.Note);
        Assert.Equal("no return", Series(await LoadAsync(consortium.Cedar), "listened").Latest.Own!.Note);
        Assert.Equal("nothing to report", Series(await LoadAsync(consortium.Damson), "listened").Latest.Own!.Note);
    }

    [Fact]
    public async Task The_sector_s_view_has_no_own_figure_even_for_somebody_of_a_member()
    {
        var page = await LoadAsync(consortium.Alder, perspective: Perspective.Sector);

        Assert.Equal(3, page.Series.Count);
        Assert.All(page.Series.SelectMany(series => series.Points), point => Assert.Null(point.Own));
        Assert.All(page.Timeline.Quarters, quarter => Assert.Equal(OwnReturn.None, quarter.OwnReturn));
    }

    [Fact]
    public async Task A_peer_group_shows_its_own_cells_and_points_to_all_members_where_those_say_more()
    {
        var page = await LoadAsync(consortium.Alder, PublishedNumbers.NorthWest);
        var rows = page.Tables.SelectMany(table => table.Rows).ToDictionary(row => row.Name);

        Assert.Equal(("68%", null), (rows["Views listened to"].Median, rows["Views listened to"].MiddleHalf));
        Assert.Equal("Fewer than 5 contributors", rows["=Cost, \"per household\""].Words);
        Assert.Equal("/benchmarks/cost?group=all", rows["=Cost, \"per household\""].Instead!.Url);
        Assert.Null(rows["Homes below standard"].Instead);
    }

    [Fact]
    public async Task A_group_that_the_publication_does_not_have_falls_back_to_all_members_and_says_so()
    {
        var page = await LoadAsync(consortium.Alder, "region:atlantis");

        Assert.Equal(("all", "region:atlantis"), (page.Timeline.Group.Code, page.Timeline.Missing));
    }

    [Fact]
    public async Task The_file_has_the_figures_of_the_page()
    {
        var page = await LoadAsync(consortium.Alder);
        var lines = Lines(await BenchmarkCsv.OfAsync(page, Cancel));

        Assert.Equal(
            [
                "metric,name,unit,period,publication,kind,group,you,you_note,lower_quartile,median,upper_quartile,n,status,reason,base,bounds,held_from",
                "listened,Views listened to,%,2025-Q4,3,final,all,71,,58,66,73,20,published,,,,",
                "cost,\"'=Cost, \"\"per household\"\"\",£,2025-Q4,3,final,all,,not collected,8,12.13,18,18,published,,,,",
                "below-standard,Homes below standard,%,2025-Q4,3,final,all,0.04,,,,,,withheld,V,,,",
            ],
            lines);
    }

    [Fact]
    public async Task The_sector_s_file_has_no_column_for_an_own_figure()
    {
        var page = await LoadAsync(consortium.Alder, perspective: Perspective.Sector);
        var lines = Lines(await BenchmarkCsv.OfAsync(page, Cancel));

        Assert.Equal("metric,name,unit,period,publication,kind,group,lower_quartile,median,upper_quartile,n,status,reason,base,bounds,held_from", lines[0]);
        Assert.Equal("listened,Views listened to,%,2025-Q4,3,final,all,58,66,73,20,published,,,,", lines[1]);
    }

    [Fact]
    public async Task A_page_takes_two_queries_whatever_the_number_of_figures()
    {
        await using var site = new SiteDatabase(consortium.SiteLogin);
        var actor = PublishedConsortium.Of(consortium.Alder, Role.Contributor);
        var opening = await QueryCount.OfOpeningAsync(site, actor, Cancel);
        var whole = await QueryCount.OfAsync(() => new LoadOverview(new(site)).LoadAsync(actor, Perspective.Member, null, new(), Cancel));

        Assert.InRange(opening, 1, 3);
        Assert.Equal(2, whole - opening);
    }

    [Fact]
    public async Task Cells_read_a_moment_ago_serve_the_next_look_and_each_still_sees_its_own_figure_only()
    {
        await using var site = new SiteDatabase(consortium.SiteLogin);
        using var cache = new OrganisationCache(TimeProvider.System, OrganisationCache.Usual);
        var overview = new LoadOverview(new(site, cache));
        async Task<OverviewPage> LookAsync(Organisation? organisation, Perspective perspective) =>
            (await overview.LoadAsync(PublishedConsortium.Of(organisation, Role.Contributor), perspective, null, new(), Cancel))!;

        var first = await LookAsync(consortium.Alder, Perspective.Member);
        var other = await LookAsync(consortium.Birch, Perspective.Member);
        var sector = await LookAsync(null, Perspective.Sector);
        var again = await LookAsync(consortium.Alder, Perspective.Member);

        Assert.Equal(SignedOff.BirchListened, Series(other, "listened").Latest.Own!.Value);
        Assert.All(sector.Series.SelectMany(series => series.Points), point => Assert.Null(point.Own));
        Assert.Equal(
            first.Series.SelectMany(series => series.Points).ToList(),
            again.Series.SelectMany(series => series.Points).ToList());
    }

    [Fact]
    public async Task The_way_to_a_target_is_told_to_its_owner_alone()
    {
        static string? Target(OverviewPage page) => page.Tables.SelectMany(table => table.Rows).Single(row => row.Name == "Views listened to").Target;

        Assert.Equal("6 points below the target of 95%", Target(await LoadAsync(consortium.Birch)));
        Assert.Null(Target(await LoadAsync(consortium.Alder)));
    }

    [Fact]
    public async Task A_second_look_takes_no_more_queries_and_reads_no_cell_again()
    {
        await using var site = new SiteDatabase(consortium.SiteLogin);
        var actor = PublishedConsortium.Of(consortium.Alder, Role.Contributor);
        using var cache = new OrganisationCache(TimeProvider.System, OrganisationCache.Usual);
        var overview = new LoadOverview(new(site, cache));
        var first = (await overview.LoadAsync(actor, Perspective.Member, null, new(), Cancel))!;

        var opening = await QueryCount.OfOpeningAsync(site, actor, Cancel);
        OverviewPage? second = null;
        var whole = await QueryCount.OfAsync(async () => second = await overview.LoadAsync(actor, Perspective.Member, null, new(), Cancel));

        Assert.Equal(2, whole - opening);
        Assert.Same(Series(first, "listened").Subject, Series(second!, "listened").Subject);
    }

    private async Task<OverviewPage> LoadAsync(Organisation organisation, string? group = null, Perspective? perspective = null)
    {
        await using var site = new SiteDatabase(consortium.SiteLogin);
        var actor = PublishedConsortium.Of(organisation, Role.Contributor);
        return (await new LoadOverview(new(site)).LoadAsync(actor, perspective ?? Perspective.Member, group, new(), Cancel))!;
    }

    private static MetricSeries Series(OverviewPage page, string code) => page.Series.Single(series => series.Subject.Code == code);

    private static string[] Lines(byte[] file) =>
        Encoding.UTF8.GetString(file).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
