using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Collections;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Web.Tests.Features.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Tests.Features.Collections;

public sealed class PublishCollectionTests(PostgresFixture postgres)
{
    private static readonly Period Quarter = Period.Parse("2026-Q1");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_published_is_what_the_engine_makes_of_the_signed_figures()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 18);
        var collection = await ClosedWithReturnsAsync(consortium);

        var message = await PublishAsync(consortium, CollectionStep.PublishProvisional, version: 1);

        Assert.Equal("Publication 1: 3 metrics, 3 peer groups, 18 members' returns.", message);
        var expected = BenchmarkEngine.Compute(Metrics, Observations(consortium), Groups(consortium), BenchmarkRules.Standard);
        var published = await CellsAsync(consortium, 1);
        Assert.Equal(expected.OrderBy(Key, StringComparer.Ordinal), published.OrderBy(Key, StringComparer.Ordinal));
        Assert.Contains(published, cell => cell.UpperQuartile is not null);
        Assert.Contains(published, cell => cell.Status == CellStatus.NotCollected);
        Assert.Equal("provisional 2", await consortium.AskAsync<string>($"select state || ' ' || version from collections where id = '{collection}'"));
    }

    [Fact]
    public async Task The_final_publication_takes_the_latest_revision_and_leaves_the_provisional_as_it_was()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 6);
        var collection = await consortium.AddCollectionAsync("2026-Q1", "closed");
        var first = await consortium.SignAsync(consortium.Members[0], collection, 10, 5);
        for (var at = 1; at < 6; at++)
            await consortium.SignAsync(consortium.Members[at], collection, 50 + (10 * at), 5);
        await PublishAsync(consortium, CollectionStep.PublishProvisional, version: 1);
        await consortium.SignAsync(consortium.Members[0], collection, 100, 5, revision: 2, existing: first);

        var message = await PublishAsync(consortium, CollectionStep.PublishFinal, version: 2);

        Assert.StartsWith("Publication 2:", message);
        Assert.Equal(75, (await CellsAsync(consortium, 1)).Single(cell => Key(cell) == "listened all").Median);
        Assert.Equal(85, (await CellsAsync(consortium, 2)).Single(cell => Key(cell) == "listened all").Median);
        Assert.Equal("final", await consortium.AskAsync<string>("select state from collections"));
    }

    [Fact]
    public async Task A_member_who_left_before_the_collection_fell_due_is_in_no_figure()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 7);
        var collection = await consortium.AddCollectionAsync("2026-Q1", "closed");
        for (var at = 0; at < 7; at++)
            await consortium.SignAsync(consortium.Members[at], collection, 10 * at, 5);
        await consortium.RunAsync(
            $"""
            update organisations set left_at = '2026-07-01' where id = '{consortium.Members[0]}';
            update organisations set left_at = '2027-07-01' where id = '{consortium.Members[1]}';
            """);

        Assert.Contains("6 members' returns", await PublishAsync(consortium, CollectionStep.PublishProvisional, version: 1));
        Assert.Equal(6, (await CellsAsync(consortium, 1)).Single(cell => Key(cell) == "listened all").N);
    }

    [Fact]
    public async Task A_publication_asked_for_twice_is_made_once()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 6);
        await ClosedWithReturnsAsync(consortium);
        var request = new RequestPublication(consortium.Door, consortium.Bell, consortium.Clock);

        var asked = await Task.WhenAll(Enumerable.Range(0, 4).Select(
            _ => request.HandleAsync(consortium.Admin, Quarter, 1, CollectionStep.PublishProvisional, Cancel)));
        var queued = Assert.Single(asked.OfType<StepResult.Queued>());
        Assert.All(asked.OfType<StepResult.AlreadyUnderWay>(), refused => Assert.Equal(queued.Job, refused.Job));

        var runners = Enumerable.Range(0, 2).Select(_ => consortium.Runner(new PublishCollection(consortium.Clock)).DoNextAsync(Cancel));
        Assert.Single(await Task.WhenAll(runners), did => did);
        Assert.Equal(1L, await consortium.AskAsync<long>("select count(*) from publications"));

        var again = await request.HandleAsync(consortium.Admin, Quarter, 2, CollectionStep.PublishProvisional, Cancel);
        Assert.Contains("published already", Assert.IsType<StepResult.NotNow>(again).Why);
    }

    [Fact]
    public async Task A_job_for_what_is_published_already_says_so_and_writes_nothing()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 6);
        var collection = await ClosedWithReturnsAsync(consortium);
        await PublishAsync(consortium, CollectionStep.PublishProvisional, version: 1);
        var job = await consortium.QueueAsync(JobKind.PublishCollection, collection, "provisional");

        await consortium.Runner(new PublishCollection(consortium.Clock)).DoNextAsync(Cancel);

        var refused = await consortium.JobAsync(job.Id);
        Assert.Equal(JobState.Failed, refused.State);
        Assert.Contains("published already", refused.Message);
        Assert.Equal(1L, await consortium.AskAsync<long>("select count(*) from publications"));
    }

    [Fact]
    public async Task Publishing_is_refused_while_it_is_open_or_nothing_is_signed_off()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        var request = new RequestPublication(consortium.Door, consortium.Bell, consortium.Clock);
        await consortium.AddCollectionAsync("2026-Q1", "open");
        await consortium.AddCollectionAsync("2026-Q2", "closed");

        Assert.IsType<StepResult.NotNow>(await request.HandleAsync(consortium.Admin, Quarter, 1, CollectionStep.PublishProvisional, Cancel));
        Assert.IsType<StepResult.NothingSignedOff>(await request.HandleAsync(consortium.Admin, Quarter.Next, 1, CollectionStep.PublishProvisional, Cancel));
        Assert.IsType<StepResult.SomeoneElseChanged>(await request.HandleAsync(consortium.Admin, Quarter.Next, 9, CollectionStep.PublishProvisional, Cancel));
        Assert.Equal(0L, await consortium.AskAsync<long>("select count(*) from consortium_jobs"));
    }

    [Fact]
    public async Task A_publication_cut_off_after_it_was_written_leaves_nothing_and_the_next_attempt_makes_it()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 6);
        var collection = await ClosedWithReturnsAsync(consortium);
        var job = await consortium.QueueAsync(JobKind.PublishCollection, collection, "provisional");

        await Assert.ThrowsAsync<EndOfStreamException>(() => consortium.Runner(new CutOff(new PublishCollection(consortium.Clock))).DoNextAsync(Cancel));
        Assert.Equal(0L, await RowsAsync(consortium));
        Assert.Equal("closed 1", await consortium.AskAsync<string>("select state || ' ' || version from collections"));
        Assert.Equal(JobState.Running, (await consortium.JobAsync(job.Id)).State);

        consortium.Clock.Advance(JobQueue.Lease + TimeSpan.FromSeconds(1));
        Assert.True(await consortium.Runner(new PublishCollection(consortium.Clock)).DoNextAsync(Cancel));
        var done = await consortium.JobAsync(job.Id);
        Assert.Equal((JobState.Done, 2), (done.State, done.Attempts));
        Assert.Equal(1, await consortium.AskAsync<int>("select number from publications"));
    }

    [Fact]
    public async Task Publications_of_several_collections_are_numbered_without_a_gap()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 5);
        foreach (var period in new[] { "2025-Q1", "2025-Q2", "2025-Q3" })
        {
            var collection = await consortium.AddCollectionAsync(period, "closed");
            foreach (var member in consortium.Members)
                await consortium.SignAsync(member, collection, 50, 5);
            await consortium.QueueAsync(JobKind.PublishCollection, collection);
            consortium.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var runner = consortium.Runner(new PublishCollection(consortium.Clock));
        while (await runner.DoNextAsync(Cancel))
        {
            // One after the other, in the order asked for.
        }

        Assert.Equal(
            "1 2025-Q1,2 2025-Q2,3 2025-Q3",
            await consortium.AskAsync<string>("select string_agg(number || ' ' || period, ',' order by number) from publications"));
    }

    private static IReadOnlyList<Metric> Metrics { get; } =
    [
        new("listened", "%", 0, Polarity.HigherIsBetter, Sensitivity.Protected, null, null, MetricKind.Percentage),
        new("cost", "£", 2, Polarity.Neutral, Sensitivity.Protected, null, null, MetricKind.Money),
        new("turnout", "", 0, Polarity.Neutral, Sensitivity.Protected, null, null, MetricKind.Count),
    ];

    private static decimal Listened(int at) => 40.25m + (at * 2.5m);

    private static decimal? Cost(int at) => at % 4 == 0 ? null : 3m + (at / 3m);

    private static async Task<Guid> ClosedWithReturnsAsync(Consortium consortium)
    {
        var collection = await consortium.AddCollectionAsync("2026-Q1", "closed");
        for (var at = 0; at < consortium.Members.Count; at++)
            await consortium.SignAsync(consortium.Members[at], collection, Listened(at), Cost(at));
        return collection;
    }

    private static List<Observation> Observations(Consortium consortium) =>
    [
        .. consortium.Members.SelectMany((member, at) => new[]
        {
            new Observation($"{member}", "2026-Q1", "listened", Listened(at), null, null, null),
            new Observation($"{member}", "2026-Q1", "cost", Cost(at), null, null, Cost(at) is null ? Marker.NotCollected : null),
        }),
    ];

    private static List<PeerGroup> Groups(Consortium consortium) =>
    [
        new("region:north", "region", consortium.Members.Where((_, at) => at % 3 != 2).Select(id => $"{id}").ToHashSet()),
        new("region:south", "region", consortium.Members.Where((_, at) => at % 3 == 2).Select(id => $"{id}").ToHashSet()),
    ];

    private static string Key(Cell cell) => $"{cell.Metric} {cell.Group}";

    private static async Task<string> PublishAsync(Consortium consortium, CollectionStep step, int version)
    {
        var request = new RequestPublication(consortium.Door, consortium.Bell, consortium.Clock);
        var queued = Assert.IsType<StepResult.Queued>(await request.HandleAsync(consortium.Admin, Quarter, version, step, Cancel));
        Assert.True(await consortium.Runner(new PublishCollection(consortium.Clock)).DoNextAsync(Cancel));
        var job = await consortium.JobAsync(queued.Job);
        Assert.Equal(JobState.Done, job.State);
        return job.Message;
    }

    private static async Task<List<Cell>> CellsAsync(Consortium consortium, int number)
    {
        await using var transaction = await consortium.Door.OpenPublicAsync(Cancel);
        var cells = await transaction.Db.PublishedCells.AsNoTracking()
            .Where(cell => transaction.Db.Publications.Any(own => own.Id == cell.PublicationId && own.Number == number))
            .ToListAsync(Cancel);
        return [.. cells.Select(cell => cell.ForEngine())];
    }

    private static Task<long> RowsAsync(Consortium consortium) => consortium.AskAsync<long>(
        "select (select count(*) from publications) + (select count(*) from published_groups) + (select count(*) from published_cells) + (select count(*) from consortium_audit_entries)");

    /// <summary>Does the work and is killed before anything is committed.</summary>
    private sealed class CutOff(IJobWork work) : IJobWork
    {
        public JobKind Kind => work.Kind;

        public async Task<JobResult> RunAsync(
            ConsortiumJob job, EngineTransaction engine, IJobProgress progress, CancellationToken cancellation)
        {
            await work.RunAsync(job, engine, progress, cancellation);
            await engine.Db.SaveChangesAsync(cancellation);
            throw new EndOfStreamException("cut off");
        }
    }
}
