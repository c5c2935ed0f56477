using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Jobs;
using Npgsql;

namespace Benchmarking.Web.Tests.Features.Jobs;

public sealed class JobRunnerTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Work_and_its_end_are_kept_together()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        var job = await consortium.QueueAsync(JobKind.PublishCollection, Guid.NewGuid());

        Assert.True(await consortium.Runner(new Writes(new JobResult.Done("Written."))).DoNextAsync(Cancel));

        var done = await consortium.JobAsync(job.Id);
        Assert.Equal((JobState.Done, "Written.", "Writing", 1, 2), (done.State, done.Message, done.Stage, done.Done, done.Total));
        Assert.NotNull(done.FinishedAt);
        Assert.Equal(1, await LinesAsync(consortium));
        Assert.False(await consortium.Runner(new Writes(new JobResult.Done(""))).DoNextAsync(Cancel));
    }

    [Fact]
    public async Task Refused_work_leaves_its_reason_and_nothing_else()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        var job = await consortium.QueueAsync(JobKind.PublishCollection, Guid.NewGuid());

        await consortium.Runner(new Writes(new JobResult.Refused("Not now."))).DoNextAsync(Cancel);

        var refused = await consortium.JobAsync(job.Id);
        Assert.Equal((JobState.Failed, "Not now."), (refused.State, refused.Message));
        Assert.Equal(0, await LinesAsync(consortium));
    }

    [Fact]
    public async Task Work_that_goes_wrong_leaves_nothing_and_tells_no_inner_detail()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        var job = await consortium.QueueAsync(JobKind.PublishCollection, Guid.NewGuid());

        await consortium.Runner(new Writes(() => throw new InvalidOperationException("secret inner detail"))).DoNextAsync(Cancel);

        var failed = await consortium.JobAsync(job.Id);
        Assert.Equal(JobState.Failed, failed.State);
        Assert.Contains("nothing of it was kept", failed.Message);
        Assert.DoesNotContain("secret", failed.Message);
        Assert.Equal(0, await LinesAsync(consortium));
    }

    [Fact]
    public async Task Work_cut_off_by_the_database_leaves_nothing_and_is_done_by_the_next_attempt()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        var job = await consortium.QueueAsync(JobKind.PublishCollection, Guid.NewGuid());
        var cut = new Writes(() => throw new InvalidOperationException("wrapped", new NpgsqlException("gone", new IOException())));

        await Assert.ThrowsAsync<InvalidOperationException>(() => consortium.Runner(cut).DoNextAsync(Cancel));
        Assert.Equal(JobState.Running, (await consortium.JobAsync(job.Id)).State);
        Assert.Equal(0, await LinesAsync(consortium));

        consortium.Clock.Advance(JobLease.Length + TimeSpan.FromSeconds(1));
        await consortium.Runner(new Writes(new JobResult.Done("Second time."))).DoNextAsync(Cancel);
        var done = await consortium.JobAsync(job.Id);
        Assert.Equal((JobState.Done, 2), (done.State, done.Attempts));
        Assert.Equal(1, await LinesAsync(consortium));
    }

    [Fact]
    public async Task A_worker_that_lost_its_lease_commits_nothing()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        var job = await consortium.QueueAsync(JobKind.PublishCollection, Guid.NewGuid());
        var second = consortium.Runner(new Writes(new JobResult.Done("By the second.")));
        var first = consortium.Runner(new Writes(async () =>
        {
            consortium.Clock.Advance(JobLease.Length + TimeSpan.FromSeconds(1));
            Assert.True(await second.DoNextAsync(Cancel));
            return new JobResult.Done("By the first.");
        }));

        await first.DoNextAsync(Cancel);

        Assert.Equal("By the second.", (await consortium.JobAsync(job.Id)).Message);
        Assert.Equal(1, await LinesAsync(consortium));
    }

    [Fact]
    public async Task A_worker_asked_to_stop_hands_the_job_back_at_once()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        var job = await consortium.QueueAsync(JobKind.PublishCollection, Guid.NewGuid());
        using var stopping = new CancellationTokenSource();
        var work = new Writes(async () =>
        {
            await stopping.CancelAsync();
            stopping.Token.ThrowIfCancellationRequested();
            return new JobResult.Done("");
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => consortium.Runner(work).DoNextAsync(stopping.Token));

        var waiting = await consortium.JobAsync(job.Id);
        Assert.Equal((JobState.Queued, 0), (waiting.State, waiting.Attempts));
        Assert.Equal(0, await LinesAsync(consortium));
    }

    private static Task<long> LinesAsync(Consortium consortium) =>
        consortium.AskAsync<long>("select count(*) from consortium_audit_entries where action = 'tried'");

    /// <summary>Writes a line and then does what it was told.</summary>
    private sealed class Writes(Func<Task<JobResult>> then) : IJobWork
    {
        public Writes(JobResult result)
            : this(() => Task.FromResult(result))
        {
        }

        public JobKind Kind => JobKind.PublishCollection;

        public async Task<JobResult> RunAsync(
            ConsortiumJob job, EngineTransaction engine, IJobProgress progress, CancellationToken cancellation)
        {
            await progress.ReportAsync("Writing", 1, 2);
            engine.Audit(DateTimeOffset.UnixEpoch, "tried", "work");
            await engine.Db.SaveChangesAsync(cancellation);
            return await then();
        }
    }
}
