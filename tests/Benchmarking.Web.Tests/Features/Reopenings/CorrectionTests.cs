using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Collections;
using Benchmarking.Web.Features.Reopenings;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Platform.Mail;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Jobs;

namespace Benchmarking.Web.Tests.Features.Reopenings;

/// <summary>A correction on its way from the request to the publication that takes it in.</summary>
public sealed class CorrectionTests(PostgresFixture postgres)
{
    private static readonly Period Quarter = Period.Parse("2026-Q1");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Revision_2_replaces_revision_1_in_the_next_publication_and_both_stand_on_record()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 9);
        await consortium.RunAsync("update organisations set region = 'Elsewhere'"); // no smaller group beside that of everyone
        var collection = await consortium.AddCollectionAsync("2026-Q1", "closed");
        var returns = new List<Guid>();
        for (var at = 0; at < 9; at++)
            returns.Add(await consortium.SignAsync(consortium.Members[at], collection, 30 + (5 * at), 5));
        Assert.DoesNotContain("corrected", await PublishAsync(consortium, collection, "provisional"));
        for (var at = 1; at < 5; at++)
            await consortium.SignAsync(consortium.Members[at], collection, 75 + (5 * at), 5, revision: 2, existing: returns[at]);

        var member = await CorrectAsync(consortium, consortium.Members[0]);
        Assert.Equal("Replaces revision 1 in the final benchmarks, which come next", RevisionWords.ToCome(await HistoryAsync(consortium, member)));
        Assert.Contains("5 returns were corrected since the publication before.", await PublishAsync(consortium, collection, "final"));

        var history = await HistoryAsync(consortium, member);
        Assert.Equal(
            [(2, "Final benchmarks, publication 2"), (1, "Provisional benchmarks, publication 1")],
            history.Revisions.Select(line => (line.Number, RevisionWords.Of(Assert.Single(line.StandsIn))[..^(" of 20 July 2026".Length)])));
        Assert.Null(RevisionWords.ToCome(history));
        Assert.Equal(PublicationKind.Revision, history.Next);
        Assert.Equal("30 75", await consortium.AskAsync<string>(
            $"select string_agg(round(value)::text, ' ' order by revision) from signed_figures where return_id = '{returns[0]}' and metric_code = 'listened'"));
        Assert.Equal("50 76", await consortium.AskAsync<string>(
            "select string_agg(round(median)::text, ' ' order by number) from published_cells join publications on id = publication_id where metric_code = 'listened' and group_code = 'all'"));
    }

    /// <summary>Asks, is agreed to, saves, sends and signs off, as the pages do.</summary>
    private static async Task<Actor> CorrectAsync(Consortium consortium, Guid member)
    {
        var (door, clock) = (consortium.Door, consortium.Clock);
        using var bell = new MailBell();
        var outbox = new Outbox(bell, clock);
        var id = new OrganisationId(member);
        var hat = new Hat(id.ToString(), "Member", id, [Role.Contributor, Role.Approver]);
        var actor = new Actor(consortium.Admin.UserId, "Somebody", hat, [hat]);
        Assert.IsType<DecisionResult.Done>(await new AskReopening(door, outbox, clock).HandleAsync(actor, Quarter, "One figure is wrong.", Cancel));
        var asked = await consortium.AskAsync<Guid>("select id from reopenings");
        Assert.IsType<AnswerResult.Done>(await new AnswerReopening(door, outbox, clock)
            .HandleAsync(consortium.Admin, asked, new ReopeningAnswer(clock.GetUtcNow().AddDays(14), ""), Cancel));

        var answers = new Dictionary<string, Answer>
        {
            ["listened-yes"] = new(75, null, null),
            ["listened-all"] = new(100, null, null),
            ["spending"] = new(5, null, null),
        };
        Assert.IsType<SaveResult.Saved>(await new SaveReturn(door, clock).HandleAsync(actor, Quarter, 1, _ => answers, Cancel));
        Assert.IsType<SendResult.Sent>(await new SendReturn(door, clock).HandleAsync(actor, Quarter, 2, new Dictionary<string, string?>(), Cancel));
        Assert.IsType<DecisionResult.Done>(await new SignOffReturn(door, clock).HandleAsync(actor, Quarter, 3, Cancel));
        return actor;
    }

    private static async Task<ReturnHistory> HistoryAsync(Consortium consortium, Actor member) =>
        (await new ReadReturns(consortium.Door, consortium.Clock).FindAsync(member, Quarter, Cancel))!.History;

    private static async Task<string> PublishAsync(Consortium consortium, Guid collection, string kind)
    {
        var job = await consortium.QueueAsync(JobKind.PublishCollection, collection, kind);
        await consortium.Runner(new PublishCollection(consortium.Clock, [])).DoNextAsync(Cancel);
        var done = await consortium.JobAsync(job.Id);
        Assert.Equal(JobState.Done, done.State);
        return done.Message;
    }
}
