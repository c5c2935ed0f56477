using Benchmarking.Engine;
using Benchmarking.Engine.Attacks;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Collections;
using Benchmarking.Web.Features.PeerGroups;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Tests.Features.PeerGroups;

/// <summary>Whether a peer group goes live: 24 members, of whom 16 are in the North and 8 in the South.</summary>
public sealed class CheckPeerGroupTests(PostgresFixture postgres)
{
    private const int Members = 24;

    /// <summary>Six of the North and four of the South: at least five apart from every other group.</summary>
    private static readonly int[] Mixed = [0, 1, 3, 4, 6, 7, 2, 5, 8, 11];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_good_group_goes_live_after_every_attack_and_is_in_the_next_publication_alone()
    {
        await using var consortium = await PublishedAsync();
        var before = await CellsAsync(consortium, 1);
        var code = await AskAsync(consortium, Mixed);

        var job = await CheckAsync(consortium, [.. AttackSuite.All]);

        Assert.Equal("live", await StateAsync(consortium, code));
        Assert.StartsWith("“Chosen” is in use. The last year’s benchmarks were made again with it, without showing them", job.Message);
        Assert.Equal(0L, await GroupsAsync(consortium, 1, code));
        await PublishAsync(consortium, "final");
        Assert.Equal(1L, await GroupsAsync(consortium, 2, code));
        Assert.Contains(await CellsAsync(consortium, 2), cell => cell.Group == code && cell.Median is not null);
        Assert.Equal(before, await CellsAsync(consortium, 1));
    }

    [Fact]
    public async Task The_trial_writes_nothing_but_the_groups_state()
    {
        await using var consortium = await PublishedAsync();
        const string Everything =
            """
            select (select count(*) from publications) || ' ' || (select count(*) from published_groups) || ' ' || (select count(*) from published_cells)
              || ' ' || (select count(*) from ledger_entries) || ' ' || (select count(*) from ledger_inputs) || ' ' || (select count(*) from publication_returns)
              || ' ' || (select count(*) from publication_reports) || ' ' || (select string_agg(state || version, ',') from collections)
            """;
        var before = await consortium.AskAsync<string>(Everything);
        await AskAsync(consortium, Mixed);

        var job = await CheckAsync(consortium);

        Assert.Equal(before, await consortium.AskAsync<string>(Everything));
        Assert.Null(job.Report);
        Assert.Equal("peer group went live", await consortium.AskAsync<string>("select action from consortium_audit_entries where user_id is null order by at desc limit 1"));
    }

    [Fact]
    public async Task A_group_that_differs_from_a_live_one_by_one_member_is_refused_and_the_other_is_named()
    {
        await using var consortium = await PublishedAsync();
        var code = await InsertAsync(consortium, Enumerable.Range(0, Members).Where(at => at % 3 != 2).Skip(1));

        var job = await CheckAsync(consortium);

        Assert.Equal("refused", await StateAsync(consortium, code));
        Assert.Contains("too similar to “North”", job.Message);
        await PublishAsync(consortium, "final");
        Assert.Equal(0L, await GroupsAsync(consortium, 2, code));
    }

    [Fact]
    public async Task A_group_that_is_too_small_is_refused_with_what_to_widen()
    {
        await using var consortium = await PublishedAsync();
        var code = await InsertAsync(consortium, [0, 1, 2]);

        await CheckAsync(consortium);

        Assert.Equal("refused", await StateAsync(consortium, code));
        Assert.Equal(
            "3 members: fewer than the 5 that a median needs. Nearest: North (16 members, 2 of these 3 among them). Widen to All members (24 members).",
            await OutcomeAsync(consortium, code));
    }

    [Theory]
    [InlineData("fewer than five of it sent figures", 2, 5, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23)]
    [InlineData("those of it who sent figures are those of another group", 0, 1, 3, 4, 6, 7, 14, 17, 20, 23)]
    [InlineData("an attack succeeds", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23)]
    public async Task Whatever_figures_speak_against_a_group_it_is_refused_in_the_same_words_after_the_same_stages(string why, params int[] answering)
    {
        await using var consortium = await Consortium.MakeAsync(postgres, Members);
        foreach (var period in new[] { "2025-Q4", "2026-Q1" })
        {
            await SignAllAsync(consortium, await consortium.AddCollectionAsync(period, "closed"), answering.Contains);
            await PublishAsync(consortium, "provisional", period);
        }

        var code = await AskAsync(consortium, Mixed);
        var attack = new Succeeds();

        var job = await CheckAsync(consortium, attack);

        Assert.True(await StateAsync(consortium, code) == "refused", why);
        Assert.Equal(CheckPeerGroup.Neutral, await OutcomeAsync(consortium, code));
        Assert.Equal($"“Chosen” is not made. {CheckPeerGroup.Neutral}", job.Message);
        Assert.Equal(["2025-Q4", "2026-Q1"], attack.Tried);
        Assert.Equal($"{Period.Parse("2026-Q1").Short} (2 of 2): {AttacksFirst.Stage}", job.Stage);
    }

    [Fact]
    public async Task An_attack_that_succeeds_refuses_the_group_in_the_one_neutral_sentence()
    {
        await using var consortium = await PublishedAsync();
        var code = await AskAsync(consortium, Mixed);
        var attack = new Succeeds();

        var job = await CheckAsync(consortium, attack);

        Assert.Equal("refused", await StateAsync(consortium, code));
        Assert.Equal(CheckPeerGroup.Neutral, await OutcomeAsync(consortium, code));
        Assert.DoesNotContain("A7", job.Message);
        Assert.Null(job.Report);
        Assert.Contains(attack.Scene!.Groups, group => group.Code == code);
        Assert.Contains(attack.Scene.Ledger.Entries, entry => entry.Group == code && entry.Release == 2);
        Assert.Contains(attack.Scene.Ledger.Entries, entry => entry.Release == 1);
    }

    [Fact]
    public async Task Every_quarter_of_the_last_year_is_tried_and_none_before_it()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, Members);
        var period = Period.Parse("2025-Q1");
        for (var quarter = 0; quarter < 5; quarter++, period = period.Next)
        {
            await SignAllAsync(consortium, await consortium.AddCollectionAsync($"{period}", "closed"), _ => true, quarter);
            await PublishAsync(consortium, "provisional", $"{period}");
        }

        await AskAsync(consortium, Mixed);
        var attack = new Watches();

        await CheckAsync(consortium, attack);

        Assert.Equal(["2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"], attack.Periods);
    }

    [Fact]
    public async Task A_crash_leaves_the_group_asked_for_and_it_can_be_checked_again()
    {
        await using var consortium = await PublishedAsync();
        var code = await AskAsync(consortium, Mixed);

        await Assert.ThrowsAsync<EndOfStreamException>(() => consortium.Runner(new CutOff(new CheckPeerGroup(consortium.Clock, []))).DoNextAsync(Cancel));
        Assert.Equal("asked", await StateAsync(consortium, code));
        Assert.Equal("", await OutcomeAsync(consortium, code));

        consortium.Clock.Advance(JobLease.Length * 2);
        await CheckAsync(consortium);
        Assert.Equal("live", await StateAsync(consortium, code));
    }

    [Fact]
    public async Task What_was_withdrawn_while_it_waited_is_not_decided_on()
    {
        await using var consortium = await PublishedAsync();
        var code = await AskAsync(consortium, Mixed);
        Assert.Equal("“Chosen” is withdrawn and is not checked any further.", await RetireAsync(consortium, code));

        var job = await CheckAsync(consortium);

        Assert.Equal("retired", await StateAsync(consortium, code));
        Assert.StartsWith("Nothing was checked", job.Message);
    }

    [Fact]
    public async Task A_retired_group_is_in_no_later_publication_and_stays_in_the_earlier()
    {
        await using var consortium = await PublishedAsync();
        var code = await AskAsync(consortium, Mixed);
        await CheckAsync(consortium);
        await PublishAsync(consortium, "final");

        Assert.Equal("“Chosen” is retired. What is published keeps its numbers.", await RetireAsync(consortium, code));
        Assert.Null(await RetireAsync(consortium, code));
        await PublishAsync(consortium, "revision");

        Assert.Equal((1L, 0L), (await GroupsAsync(consortium, 2, code), await GroupsAsync(consortium, 3, code)));
    }

    [Fact]
    public async Task Before_anything_is_published_members_alone_decide()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, Members);
        var code = await AskAsync(consortium, Mixed);

        await CheckAsync(consortium, new Succeeds());

        Assert.Equal("live", await StateAsync(consortium, code));
        Assert.StartsWith("Nothing is published yet", await OutcomeAsync(consortium, code));
    }

    [Fact]
    public async Task Why_a_group_was_asked_for_and_by_whom_is_read_for_the_steering_group_alone()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, Members);
        var code = await AskAsync(consortium, Mixed);
        await CheckAsync(consortium);
        var hat = new Hat("member-0", "Member 00", new OrganisationId(consortium.Members[0]), [Role.Contributor]);

        var read = new ReadPeerGroup(consortium.Door);
        var seen = (await read.LoadAsync(new Actor(new UserId(Guid.NewGuid()), "Somebody", hat, [hat]), code, Cancel))!.Group;
        var known = (await read.LoadAsync(consortium.Admin, code, Cancel))!.Group;

        Assert.Equal(("", null), (seen.Reason, seen.AskedBy));
        Assert.Equal(("They work alike.", (UserId?)consortium.Admin.UserId), (known.Reason, known.AskedBy));
        Assert.Equal((known.Name, known.State, known.Outcome, known.AskedAt, known.DecidedAt), (seen.Name, seen.State, seen.Outcome, seen.AskedAt, seen.DecidedAt));
        Assert.Equal(known.Members, seen.Members);
    }

    [Fact]
    public async Task A_combination_that_was_retired_and_made_again_is_found_at_its_new_address()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, Members);
        await consortium.RunAsync(
            """
            insert into peer_groups values ('size:small', 'size', 'Small', '', 'under 5,000', 4);
            insert into peer_groups (code, dimension, name, description, attribute_value, position, region, size_band, state, asked_at, asked_by, decided_at, retired_at, retired_by) values
              ('crossing:region-north.size-small', 'crossing', 'North, small', '', '', 5, 'North', 'under 5,000', 'retired', now(), gen_random_uuid(), now(), now(), gen_random_uuid()),
              ('crossing:region-north.size-small-2', 'crossing', 'North, small', '', '', 6, 'North', 'under 5,000', 'live', now(), gen_random_uuid(), now(), null, null)
            """);
        var find = new FindCombination(consortium.Door);

        Assert.Equal("crossing:region-north.size-small-2", await find.LoadAsync(consortium.Admin, Combination.Of("region:north", "size:small", null), Cancel));
        Assert.Equal("crossing:region-south.size-small", await find.LoadAsync(consortium.Admin, Combination.Of("region:south", "size:small", null), Cancel));
        Assert.Equal("region:north", await find.LoadAsync(consortium.Admin, Combination.Of("region:north", null, null), Cancel));
    }

    private static Task<string?> RetireAsync(Consortium consortium, string code) =>
        new RetirePeerGroup(consortium.Door, consortium.Clock).HandleAsync(consortium.Admin, code, Cancel);

    private async Task<Consortium> PublishedAsync()
    {
        var consortium = await Consortium.MakeAsync(postgres, Members);
        await SignAllAsync(consortium, await consortium.AddCollectionAsync("2026-Q1", "closed"), _ => true);
        await PublishAsync(consortium, "provisional");
        return consortium;
    }

    private static async Task SignAllAsync(Consortium consortium, Guid collection, Func<int, bool> answering, int shift = 0)
    {
        for (var at = 0; at < Members; at++)
        {
            if (answering(at))
                await consortium.SignAsync(consortium.Members[at], collection, 20 + (at * 7 % 61) + shift, 3 + (at * 5 % 23));
        }
    }

    private static async Task PublishAsync(Consortium consortium, string kind, string period = "2026-Q1")
    {
        var collection = await consortium.AskAsync<Guid>($"select id from collections where period = '{period}'");
        var job = await consortium.QueueAsync(JobKind.PublishCollection, collection, kind);
        await consortium.Runner(new PublishCollection(consortium.Clock, [])).DoNextAsync(Cancel);
        Assert.Equal(JobState.Done, (await consortium.JobAsync(job.Id)).State);
        consortium.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>As the page does it.</summary>
    private static async Task<string> AskAsync(Consortium consortium, IEnumerable<int> members)
    {
        var form = new PeerGroupForm
        {
            Kind = PeerGroupForm.Named,
            Name = "Chosen",
            Reason = "They work alike.",
            Members = [.. members.Select(at => $"member-{at}")],
        };
        var ask = new AskForPeerGroup(consortium.Door, consortium.Bell, consortium.Clock);
        return Assert.IsType<AskResult.Asked>(await ask.HandleAsync(consortium.Admin, form, ask: true, Cancel)).Code;
    }

    /// <summary>Past the page, which would not let it through.</summary>
    private static async Task<string> InsertAsync(Consortium consortium, IEnumerable<int> members)
    {
        var group = People.Group("named:forced", "named", "Forced", "");
        (group.State, group.AskedAt, group.AskedBy) = (PeerGroupState.Asked, consortium.Clock.GetUtcNow(), consortium.Admin.UserId);
        group.Members = [.. members.Select(at => consortium.Members[at])];
        await using (var transaction = await consortium.Door.OpenAsync(consortium.Admin, Cancel))
        {
            transaction.Db.PeerGroups.Add(group);
            await transaction.CommitAsync(Cancel);
        }

        await consortium.QueueAsync(JobKind.CheckPeerGroup, group.Id, group.Code);
        return group.Code;
    }

    private static async Task<ConsortiumJob> CheckAsync(Consortium consortium, params IAttack[] attacks)
    {
        Assert.True(await consortium.Runner(new CheckPeerGroup(consortium.Clock, attacks)).DoNextAsync(Cancel));
        var job = await consortium.JobAsync(await consortium.AskAsync<Guid>("select id from consortium_jobs where kind = 'check_peer_group'"));
        Assert.Equal(JobState.Done, job.State);
        return job;
    }

    private static Task<string> StateAsync(Consortium consortium, string code) =>
        consortium.AskAsync<string>($"select state from peer_groups where code = '{code}'");

    private static Task<string> OutcomeAsync(Consortium consortium, string code) =>
        consortium.AskAsync<string>($"select outcome from peer_groups where code = '{code}'");

    private static Task<long> GroupsAsync(Consortium consortium, int number, string code) => consortium.AskAsync<long>(
        $"select count(*) from published_groups g join publications p on p.id = g.publication_id where p.number = {number} and g.code = '{code}'");

    private static async Task<List<Cell>> CellsAsync(Consortium consortium, int number)
    {
        await using var transaction = await consortium.Door.OpenPublicAsync(Cancel);
        var cells = await transaction.Db.PublishedCells.AsNoTracking()
            .Where(cell => transaction.Db.Publications.Any(own => own.Id == cell.PublicationId && own.Number == number))
            .OrderBy(cell => cell.MetricCode).ThenBy(cell => cell.GroupCode).ToListAsync(Cancel);
        return [.. cells.Select(cell => cell.ForEngine())];
    }

    /// <summary>Finds a figure out whatever is shown.</summary>
    private sealed class Succeeds : IAttack
    {
        public AttackScene? Scene { get; private set; }

        /// <summary>The last quarter that it saw at each try.</summary>
        public List<string> Tried { get; } = [];

        public string Id => "A7";

        public string Name => "guess by halves";

        public AttackResult Run(AttackScene scene)
        {
            Scene = scene;
            Tried.Add(scene.Ledger.Entries.Max(entry => entry.Period)!);
            return new AttackResult(Id, Name, 3) { Successes = 1 };
        }
    }

    /// <summary>Finds nothing, and remembers of which quarters it was shown anything.</summary>
    private sealed class Watches : IAttack
    {
        public List<string> Periods { get; } = [];

        public string Id => "A1";

        public string Name => "watch";

        public AttackResult Run(AttackScene scene)
        {
            Periods.AddRange(scene.Ledger.Entries.Select(entry => entry.Period).Distinct());
            return new AttackResult(Id, Name, 1);
        }
    }

    /// <summary>Does the work and is killed before anything is committed.</summary>
    private sealed class CutOff(IJobWork work) : IJobWork
    {
        public JobKind Kind => work.Kind;

        public async Task<JobResult> RunAsync(ConsortiumJob job, EngineTransaction engine, IJobProgress progress, CancellationToken cancellation)
        {
            await work.RunAsync(job, engine, progress, cancellation);
            await engine.Db.SaveChangesAsync(cancellation);
            throw new EndOfStreamException("cut off");
        }
    }
}
