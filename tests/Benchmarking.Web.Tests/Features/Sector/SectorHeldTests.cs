using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Benchmarks;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Tests.Features.Sector;

/// <summary>A number that is held until enough members have updated says from when it is, wherever the sector sees it.</summary>
public sealed class SectorHeldTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_held_median_says_so_on_every_page_and_in_every_file()
    {
        await using var consortium = new PublishedConsortium(postgres);
        await consortium.InitializeAsync();
        await HoldAsync(consortium);
        var steering = await consortium.SignInAsync(consortium.Alder, Role.Steering);

        foreach (var (view, row) in new[] { ("spread", ".sector-spread"), ("compare", ".sector-compare"), ("changes", ".sector-table") })
        {
            var page = await steering.GetAsync($"/sector/{view}?group=all");
            var listened = page.Document.QuerySelectorAll($"{row} tbody tr").First(own => own.TextContent.Contains("Views listened to", StringComparison.Ordinal));
            Assert.Equal("held from Q2, July to September 2025", Assert.Single(listened.QuerySelectorAll(".held")).TextContent);
            var file = (await steering.GetAsync($"/sector/{view}.csv?group=all")).Body.TrimStart('\uFEFF').Split("\r\n");
            var at = file[0].Split(',').ToList().IndexOf("held_from");
            Assert.Equal("2025-Q2", file.Last(line => line.StartsWith("listened,", StringComparison.Ordinal)).Split(',')[at]);
        }
    }

    /// <summary>Publishes the latest quarter once more, with the median of one metric held.</summary>
    private static async Task HoldAsync(PublishedConsortium consortium)
    {
        await using var engine = new EngineDatabase(consortium.EngineLogin);
        await using var db = new BenchmarkingDb(engine.Options) { EveryOrganisation = true };
        var before = await db.Publications.AsNoTracking().SingleAsync(row => row.Number == PublishedNumbers.Final, Cancel);
        var held = new Publication
        {
            Number = 5,
            Kind = PublicationKind.Revision,
            CollectionId = before.CollectionId,
            Period = before.Period,
            Title = "Held",
            Source = before.Source,
            Method = before.Method,
            MinimumForMedian = 5,
            MinimumForQuartiles = 12,
            PublishedAt = before.PublishedAt.AddDays(9),
        };
        db.Publications.Add(held);
        await db.SaveChangesAsync(Cancel);
        db.PublishedGroups.Add(new() { PublicationId = held.Id, Code = "all", Dimension = "all", Name = "All members" });
        await db.SaveChangesAsync(Cancel);
        db.PublishedCells.Add(new()
        {
            PublicationId = held.Id,
            Period = held.Period,
            MetricCode = "listened",
            GroupCode = "all",
            Method = before.Method,
            Status = CellStatus.Held,
            Reason = Reason.N4,
            HeldFrom = "2025-Q2",
            N = 20,
            LowerQuartile = 57,
            Median = 63,
            UpperQuartile = 71,
        });
        await db.SaveChangesAsync(Cancel);
    }
}
