using Benchmarking.Engine;
using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Collections;
using Benchmarking.Web.Features.Disclosure;
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

        Assert.StartsWith("Publication 1: 3 metrics, 3 peer groups, 18 members' returns.", message);
        var expected = Publisher.Publish(await InputAsync(consortium), cancellation: Cancel).Cells;
        var published = await CellsAsync(consortium, 1);
        Assert.Equal(expected.OrderBy(Key, StringComparer.Ordinal), published.OrderBy(Key, StringComparer.Ordinal));
        Assert.Contains(published, cell => cell.UpperQuartile is not null);
        Assert.All(published.Where(cell => cell.Metric == "listened" && cell.Median is not null), cell => Assert.Equal(0, cell.Median % 2));
        Assert.Contains(published, cell => cell.Status == CellStatus.NotCollected);
        Assert.Equal("provisional 2", await consortium.AskAsync<string>($"select state || ' ' || version from collections where id = '{collection}'"));
    }

    [Fact]
    public async Task The_final_publication_takes_the_latest_revisions_where_five_changed_and_leaves_the_provisional_as_it_was()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 9);
        await consortium.RunAsync("update organisations set region = 'Elsewhere'"); // no smaller group beside that of everyone
        var collection = await consortium.AddCollectionAsync("2026-Q1", "closed");
        var returns = await SignAllAsync(consortium, collection, at => 30 + (5 * at));
        await PublishAsync(consortium, CollectionStep.PublishProvisional, version: 1);
        for (var at = 0; at < 5; at++)
            await consortium.SignAsync(consortium.Members[at], collection, 75 + (5 * at), 5, revision: 2, existing: returns[at]);

        var message = await PublishAsync(consortium, CollectionStep.PublishFinal, version: 2);

        Assert.StartsWith("Publication 2:", message);
        Assert.Equal((50m, (string?)null), await MedianForAllAsync(consortium, 1));
        Assert.Equal((76m, (string?)null), await MedianForAllAsync(consortium, 2));
        Assert.Equal("final", await consortium.AskAsync<string>("select state from collections"));
        Assert.Equal(
            "1: 9 of revision 1; 2: 4 of revision 1; 2: 5 of revision 2",
            await consortium.AskAsync<string>(
                """
                select string_agg(number || ': ' || count || ' of revision ' || revision, '; ' order by number, revision) from (
                  select number, revision, count(*) from publication_returns join publications on id = publication_id group by number, revision) own
                """));
    }

    [Fact]
    public async Task Where_fewer_than_five_changed_the_final_publication_and_the_revision_hold_the_provisional_number()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 9);
        await consortium.RunAsync("update organisations set region = 'Elsewhere'"); // no smaller group beside that of everyone
        var collection = await consortium.AddCollectionAsync("2026-Q1", "closed");
        var returns = await SignAllAsync(consortium, collection, at => 30 + (5 * at));
        await PublishAsync(consortium, CollectionStep.PublishProvisional, version: 1);
        for (var at = 0; at < 4; at++)
            await consortium.SignAsync(consortium.Members[at], collection, 75 + (5 * at), 5, revision: 2, existing: returns[at]);

        await PublishAsync(consortium, CollectionStep.PublishFinal, version: 2);
        await consortium.SignAsync(consortium.Members[4], collection, 95, 5, revision: 2, existing: returns[4]);
        var revised = await PublishAsync(consortium, CollectionStep.PublishRevision, version: 3);

        Assert.Equal((50m, "provisional"), await MedianForAllAsync(consortium, 2));
        // Five have changed since what is shown was worked out: the banked changes come out together.
        Assert.Equal((76m, (string?)null), await MedianForAllAsync(consortium, 3));
        Assert.StartsWith("Publication 3:", revised);
        Assert.Equal("final 3", await consortium.AskAsync<string>("select state || ' ' || version from collections"));
    }

    [Fact]
    public async Task A_number_carried_forward_is_held_however_long_ago_it_was_made()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 9);
        await consortium.RunAsync("update organisations set region = 'Elsewhere'; update metric_versions set sticky = true where metric_code = 'listened'");
        var period = Period.Parse("2024-Q1");
        for (var quarter = 0; quarter < 8; quarter++, period = period.Next)
        {
            var collection = await consortium.AddCollectionAsync($"{period}", "closed");
            var odd = quarter; // one member is new to each quarter but the first
            await SignAllAsync(consortium, collection, at => (at == 0 ? 90 + odd : 30) + (5 * at));
            var job = await consortium.QueueAsync(JobKind.PublishCollection, collection, "final");
            await consortium.Runner(new PublishCollection(consortium.Clock, [])).DoNextAsync(Cancel);
            Assert.Equal(JobState.Done, (await consortium.JobAsync(job.Id)).State);
            consortium.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var first = await MedianForAllAsync(consortium, 1);
        Assert.Equal((first.Median, "2025-Q3"), await MedianForAllAsync(consortium, 8));
    }

    [Fact]
    public async Task There_is_one_annual_revision_and_it_comes_after_the_final_publication()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 6);
        var collection = await ClosedWithReturnsAsync(consortium);
        var request = new RequestPublication(consortium.Door, consortium.Bell, consortium.Clock);

        var early = Assert.IsType<StepResult.NotNow>(await request.HandleAsync(consortium.Admin, Quarter, 1, CollectionStep.PublishRevision, Cancel));
        Assert.Contains("after the final", early.Why);
        await PublishAsync(consortium, CollectionStep.PublishProvisional, version: 1);
        await PublishAsync(consortium, CollectionStep.PublishFinal, version: 2);
        await PublishAsync(consortium, CollectionStep.PublishRevision, version: 3);

        var again = Assert.IsType<StepResult.NotNow>(await request.HandleAsync(consortium.Admin, Quarter, 3, CollectionStep.PublishRevision, Cancel));
        Assert.Equal(CollectionLife.RevisedAlready, again.Why);
        var job = await consortium.QueueAsync(JobKind.PublishCollection, collection, "revision");
        await consortium.Runner(new PublishCollection(consortium.Clock, [])).DoNextAsync(Cancel);
        Assert.Equal(CollectionLife.RevisedAlready, (await consortium.JobAsync(job.Id)).Message);
        Assert.Equal("provisional,final,revision", await consortium.AskAsync<string>("select string_agg(kind, ',' order by number) from publications"));
    }

    [Fact]
    public async Task The_ledger_in_the_database_is_the_one_the_publisher_made()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 18);
        await ClosedWithReturnsAsync(consortium);
        var expected = Publisher.Publish(await InputAsync(consortium), cancellation: Cancel);

        await PublishAsync(consortium, CollectionStep.PublishProvisional, version: 1);

        await using var engine = await consortium.EngineDoor.OpenAsync(Cancel);
        var ledger = await engine.Db.ReadLedgerAsync(Cancel);
        Assert.Equal(expected.Entries, ledger.Entries);
        Assert.Equal(expected.Inputs.Select(input => input.Hash).Order(), ledger.Inputs.Select(input => input.Hash).Order());
    }

    [Fact]
    public async Task An_attack_that_succeeds_stops_the_publication_and_leaves_nothing_but_why()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 12);
        var collection = await ClosedWithReturnsAsync(consortium);
        var job = await consortium.QueueAsync(JobKind.PublishCollection, collection);
        var attack = new FixedAttack(new AttackResult("A7", "guess by halves", 3) { Successes = 1, Worst = $"{consortium.Members[4]}", Finding = "One figure was found." });

        await consortium.Runner(new PublishCollection(consortium.Clock, [attack])).DoNextAsync(Cancel);

        var stopped = await consortium.JobAsync(job.Id);
        Assert.Equal(JobState.Failed, stopped.State);
        Assert.StartsWith("Nothing was published: an attack", stopped.Message);
        Assert.Contains("A7, guess by halves", stopped.Message);
        Assert.True(Assert.Single(DisclosureReport.Parse(stopped.Report!).Attacks).Succeeded);
        Assert.DoesNotContain("One figure was found.", stopped.Report); // nor how many
        Assert.DoesNotContain($"{consortium.Members[4]}", stopped.Report);
        Assert.Equal(0L, await RowsAsync(consortium));
        Assert.Equal(0L, await consortium.AskAsync<long>("select (select count(*) from ledger_entries) + (select count(*) from ledger_inputs) + (select count(*) from publication_returns) + (select count(*) from publication_reports)"));
        Assert.Equal("closed 1", await consortium.AskAsync<string>("select state || ' ' || version from collections"));
        Assert.Equal(1, attack.Scene!.Ledger.LastRelease);
    }

    [Fact]
    public async Task A_figure_without_a_radius_stops_the_publication()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 6);
        var collection = await ClosedWithReturnsAsync(consortium);
        await consortium.RunAsync("update metric_versions set tau = '' where metric_code = 'cost'");
        var job = await consortium.QueueAsync(JobKind.PublishCollection, collection);

        await consortium.Runner(new PublishCollection(consortium.Clock, [])).DoNextAsync(Cancel);

        Assert.EndsWith("could be shown safely: cost.", (await consortium.JobAsync(job.Id)).Message);
        Assert.Equal(0L, await RowsAsync(consortium));
    }

    [Fact]
    public async Task Members_of_one_interest_group_count_as_one_contributor()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 6);
        await consortium.RunAsync($"update organisations set interest_group = 'parent' where id in ('{consortium.Members[0]}', '{consortium.Members[1]}')");
        await ClosedWithReturnsAsync(consortium);

        await PublishAsync(consortium, CollectionStep.PublishProvisional, version: 1);

        Assert.Equal(5, (await CellsAsync(consortium, 1)).Single(cell => Key(cell) == "listened all").N);
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

        var runners = Enumerable.Range(0, 2).Select(_ => consortium.Runner(new PublishCollection(consortium.Clock, [])).DoNextAsync(Cancel));
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

        await consortium.Runner(new PublishCollection(consortium.Clock, [])).DoNextAsync(Cancel);

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

        await Assert.ThrowsAsync<EndOfStreamException>(() => consortium.Runner(new CutOff(new PublishCollection(consortium.Clock, []))).DoNextAsync(Cancel));
        Assert.Equal(0L, await RowsAsync(consortium));
        Assert.Equal("closed 1", await consortium.AskAsync<string>("select state || ' ' || version from collections"));
        Assert.Equal(JobState.Running, (await consortium.JobAsync(job.Id)).State);

        consortium.Clock.Advance(JobLease.Length + TimeSpan.FromSeconds(1));
        Assert.True(await consortium.Runner(new PublishCollection(consortium.Clock, [])).DoNextAsync(Cancel));
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

        var runner = consortium.Runner(new PublishCollection(consortium.Clock, []));
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
        new("listened", "%", 0, Polarity.HigherIsBetter, Sensitivity.Protected, null, null, MetricKind.Percentage) { Tolerance = new(2) },
        new("cost", "£", 2, Polarity.Neutral, Sensitivity.Protected, null, null, MetricKind.Money) { Tolerance = new(0.5m) },
        new("turnout", "", 0, Polarity.Neutral, Sensitivity.Protected, null, null, MetricKind.Count) { Tolerance = new(1) },
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

    private static async Task<List<Guid>> SignAllAsync(Consortium consortium, Guid collection, Func<int, decimal> listened)
    {
        var returns = new List<Guid>();
        for (var at = 0; at < consortium.Members.Count; at++)
            returns.Add(await consortium.SignAsync(consortium.Members[at], collection, listened(at), 5));
        return returns;
    }

    /// <summary>What the first publication of the consortium is made from.</summary>
    private static async Task<PublicationInput> InputAsync(Consortium consortium) => new()
    {
        Metrics = Metrics,
        Observations = Observations(consortium),
        Groups = Groups(consortium),
        Release = 1,
        Kind = ReleaseKind.Provisional,
        Key = await consortium.AskAsync<byte[]>("select key from engine_keys"),
        Today = DateOnly.FromDateTime(consortium.Clock.GetUtcNow().Date),
    };

    private static async Task<(decimal? Median, string? HeldFrom)> MedianForAllAsync(Consortium consortium, int number)
    {
        var cell = (await CellsAsync(consortium, number)).Single(cell => Key(cell) == "listened all");
        return (cell.Median, cell.HeldFrom);
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
        Assert.True(await consortium.Runner(new PublishCollection(consortium.Clock, [])).DoNextAsync(Cancel));
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

    /// <summary>An attack with a result of its own.</summary>
    private sealed class FixedAttack(AttackResult result) : IAttack
    {
        public AttackScene? Scene { get; private set; }

        public string Id => result.Id;

        public string Name => result.Name;

        public AttackResult Run(AttackScene scene)
        {
            Scene = scene;
            return result;
        }
    }

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
