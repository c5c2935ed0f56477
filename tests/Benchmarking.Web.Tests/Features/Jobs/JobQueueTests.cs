using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Jobs;
using Npgsql;

namespace Benchmarking.Web.Tests.Features.Jobs;

public sealed class JobQueueTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Jobs_are_claimed_in_the_order_in_which_they_were_asked_for()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        var first = await consortium.QueueAsync(JobKind.PublishCollection, Guid.NewGuid());
        consortium.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await consortium.QueueAsync(JobKind.PublishCollection, Guid.NewGuid());

        var claimed = await consortium.Queue.ClaimAsync(Cancel);
        Assert.Equal((first.Id, JobState.Running, 1), (claimed!.Id, claimed.State, claimed.Attempts));
        Assert.Null(await consortium.Queue.ClaimAsync(Cancel));

        await consortium.Queue.FailAsync(claimed, "no", Cancel);
        Assert.Equal(second.Id, (await consortium.Queue.ClaimAsync(Cancel))!.Id);
    }

    [Fact]
    public async Task Work_of_another_kind_does_not_wait()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        await consortium.QueueAsync(JobKind.PublishCollection, Guid.NewGuid());
        consortium.Clock.Advance(TimeSpan.FromSeconds(1));
        var import = await consortium.QueueAsync(JobKind.ImportPublicData, Guid.NewGuid());

        await consortium.Queue.ClaimAsync(Cancel);
        Assert.Equal(import.Id, (await consortium.Queue.ClaimAsync(Cancel))!.Id);
    }

    [Fact]
    public async Task A_job_is_taken_up_again_once_its_lease_has_run_out_and_the_late_worker_changes_nothing()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        await consortium.QueueAsync(JobKind.PublishCollection, Guid.NewGuid());
        var late = (await consortium.Queue.ClaimAsync(Cancel))!;

        consortium.Clock.Advance(JobLease.Length + TimeSpan.FromSeconds(1));
        var taken = (await consortium.Queue.ClaimAsync(Cancel))!;
        Assert.Equal((late.Id, 2), (taken.Id, taken.Attempts));

        Assert.False(await consortium.Queue.KeepAsync(late, Cancel));
        await consortium.Queue.FailAsync(late, "too late", Cancel);
        await consortium.Queue.ReportAsync(late, "too late", 1, 2, Cancel);
        await consortium.Queue.HandBackAsync(late, Cancel);
        var job = await consortium.JobAsync(late.Id);
        Assert.Equal((JobState.Running, "", 2), (job.State, job.Stage, job.Attempts));
        Assert.True(await consortium.Queue.KeepAsync(taken, Cancel));
    }

    [Fact]
    public async Task A_kept_lease_does_not_run_out()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        await consortium.QueueAsync(JobKind.PublishCollection, Guid.NewGuid());
        var job = (await consortium.Queue.ClaimAsync(Cancel))!;

        for (var beat = 0; beat < 4; beat++)
        {
            consortium.Clock.Advance(JobLease.Length / 2);
            Assert.True(await consortium.Queue.KeepAsync(job, Cancel));
            Assert.Null(await consortium.Queue.ClaimAsync(Cancel));
        }
    }

    [Fact]
    public async Task A_job_that_stops_three_times_is_not_tried_again_and_says_so()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        var job = await consortium.QueueAsync(JobKind.PublishCollection, Guid.NewGuid());
        for (var attempt = 1; attempt <= JobLease.MostAttempts; attempt++)
        {
            Assert.Equal(attempt, (await consortium.Queue.ClaimAsync(Cancel))!.Attempts);
            consortium.Clock.Advance(JobLease.Length + TimeSpan.FromSeconds(1));
        }

        Assert.Null(await consortium.Queue.ClaimAsync(Cancel));
        var ended = await consortium.JobAsync(job.Id);
        Assert.Equal(JobState.Failed, ended.State);
        Assert.Contains("three times", ended.Message);
    }

    [Fact]
    public async Task A_job_handed_back_counts_no_attempt()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        await consortium.QueueAsync(JobKind.PublishCollection, Guid.NewGuid());
        for (var stop = 0; stop < 5; stop++)
        {
            var job = (await consortium.Queue.ClaimAsync(Cancel))!;
            Assert.Equal(1, job.Attempts);
            await consortium.Queue.HandBackAsync(job, Cancel);
        }
    }

    [Fact]
    public async Task Many_workers_claim_each_job_once()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        await consortium.QueueAsync(JobKind.PublishCollection, Guid.NewGuid());
        await consortium.QueueAsync(JobKind.ImportPublicData, Guid.NewGuid());

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => consortium.Queue.ClaimAsync(Cancel)));

        var claimed = claims.OfType<ConsortiumJob>().Select(job => job.Id).ToList();
        Assert.Equal(2, claimed.Count);
        Assert.Equal(2, claimed.Distinct().Count());
    }

    [Fact]
    public async Task The_same_work_cannot_wait_twice()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        var subject = Guid.NewGuid();
        await consortium.QueueAsync(JobKind.PublishCollection, subject);

        var refused = await Assert.ThrowsAsync<Microsoft.EntityFrameworkCore.DbUpdateException>(
            () => consortium.QueueAsync(JobKind.PublishCollection, subject));
        Assert.Equal("consortium_jobs_one_at_a_time", ((PostgresException)refused.InnerException!).ConstraintName);
    }
}
