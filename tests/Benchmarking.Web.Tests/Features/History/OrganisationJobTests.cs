using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.History;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Web.Platform.OrganisationJobs;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Tests.Features.History;

/// <summary>Members' own long work: whose turn it is, who holds it, and that it happens once.</summary>
public sealed class OrganisationJobTests(HistoryGround ground) : IClassFixture<HistoryGround>
{
    private static readonly string[] File = ["period,metric,value", "2024-Q1,turnout,4"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Members_take_turns_in_the_order_in_which_they_asked()
    {
        var (first, second) = (await ground.MemberAsync(), await ground.MemberAsync());
        var ofFirst = await ground.UploadAsync(first, File);
        ground.Clock.Advance(TimeSpan.FromSeconds(1));
        var ofSecond = await ground.UploadAsync(second, File);

        var claimed = new[] { await ground.Queue().ClaimAsync(Cancel), await ground.Queue().ClaimAsync(Cancel) };

        Assert.Equal([ofFirst, ofSecond], claimed.Select(job => job!.Subject));
        Assert.Null(await ground.Queue().ClaimAsync(Cancel));
        foreach (var job in claimed)
            await ground.Queue().FailAsync(job!, "over", Cancel);
    }

    [Fact]
    public async Task A_member_has_one_import_under_way_at_a_time()
    {
        var member = await ground.MemberAsync();
        var import = await ground.UploadAsync(member, File);

        var refused = await new UploadHistory(ground.Door, ground.Bell, ground.Clock).HandleAsync(
            member, "more.csv", System.Text.Encoding.UTF8.GetBytes(string.Join('\n', File)), Cancel);

        Assert.Equal(HistoryJobs.Busy, Assert.IsType<UploadHistoryResult.Refused>(refused).Sentence);
        Assert.Equal(1L, await ground.AskAsync<long>($"select count(*) from history_imports where organisation_id = '{member.OrganisationId}'"));
        await ground.Runner().DoNextAsync(Cancel);
        Assert.Equal(HistoryImportState.Imported, (await ground.FindAsync(import)).State);
    }

    [Fact]
    public async Task Many_workers_claim_each_job_once()
    {
        for (var member = 0; member < 4; member++)
            await ground.UploadAsync(await ground.MemberAsync(), File);

        var claims = (await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ground.Queue().ClaimAsync(Cancel)))).OfType<OrganisationJob>().ToList();

        Assert.Equal(4, claims.Count);
        Assert.Equal(4, claims.Select(job => job.Id).Distinct().Count());
        foreach (var job in claims)
            await ground.Queue().FailAsync(job, "over", Cancel);
    }

    [Fact]
    public async Task A_worker_that_lost_its_lease_commits_nothing()
    {
        var member = await ground.MemberAsync();
        var import = await ground.UploadAsync(member, File);
        var late = new AfterWork(ground, async () =>
        {
            ground.Clock.Advance(JobLease.Length + TimeSpan.FromSeconds(1));
            // The other worker must find no lock in its way: the late one holds that of the figures until it is undone.
            Assert.Equal(2, (await ground.Queue().ClaimAsync(Cancel))!.Attempts);
        });

        await ground.Runner(late).DoNextAsync(Cancel);

        Assert.Empty(await ground.FiguresAsync(member));
        Assert.Equal(HistoryImportState.Waiting, (await ground.FindAsync(import)).State);
        ground.Clock.Advance(JobLease.Length + TimeSpan.FromSeconds(1));
        await ground.Runner().DoNextAsync(Cancel);
        var job = await ground.JobAsync(import);
        Assert.Equal((OrganisationJobState.Done, 3), (job.State, job.Attempts));
        Assert.Single(await ground.FiguresAsync(member));
    }

    [Fact]
    public async Task Whoever_holds_an_older_attempt_changes_nothing()
    {
        var import = await ground.UploadAsync(await ground.MemberAsync(), File);
        var late = (await ground.Queue().ClaimAsync(Cancel))!;
        ground.Clock.Advance(JobLease.Length + TimeSpan.FromSeconds(1));
        var taken = (await ground.Queue().ClaimAsync(Cancel))!;

        Assert.False(await ground.Queue().KeepAsync(late, Cancel));
        await ground.Queue().ReportAsync(late, "too late", 1, 2, Cancel);
        await ground.Queue().FailAsync(late, "too late", Cancel);
        await ground.Queue().HandBackAsync(late, Cancel);

        var job = await ground.JobAsync(import);
        Assert.Equal((OrganisationJobState.Running, "", 2), (job.State, job.Stage, job.Attempts));
        Assert.True(await ground.Queue().KeepAsync(taken, Cancel));
        await ground.Queue().FailAsync(taken, "over", Cancel);
    }

    [Fact]
    public async Task A_job_that_stops_three_times_says_so_and_can_be_asked_for_again()
    {
        var member = await ground.MemberAsync();
        var import = await ground.UploadAsync(member, File);
        for (var attempt = 1; attempt <= JobLease.MostAttempts; attempt++)
        {
            Assert.Equal(attempt, (await ground.Queue().ClaimAsync(Cancel))!.Attempts);
            ground.Clock.Advance(JobLease.Length + TimeSpan.FromSeconds(1));
        }

        Assert.False(await ground.Runner().DoNextAsync(Cancel));
        var stopped = await ground.JobAsync(import);
        Assert.Equal(OrganisationJobState.Failed, stopped.State);
        Assert.Contains("three times", stopped.Message);

        Assert.Equal(HistoryStep.Done, await new ResumeHistory(ground.Door, ground.Bell, ground.Clock).HandleAsync(member, import, confirmed: false, Cancel));
        await ground.Runner().DoNextAsync(Cancel);
        Assert.Equal(HistoryImportState.Imported, (await ground.FindAsync(import)).State);
    }

    [Fact]
    public async Task A_worker_asked_to_stop_hands_the_job_back_at_once()
    {
        var import = await ground.UploadAsync(await ground.MemberAsync(), File);
        using var stopping = new CancellationTokenSource();
        var work = new Interrupted(ground, async _ => await stopping.CancelAsync());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ground.Runner(work).DoNextAsync(stopping.Token));

        var job = await ground.JobAsync(import);
        Assert.Equal((OrganisationJobState.Queued, 0), (job.State, job.Attempts));
        await ground.Runner().DoNextAsync(Cancel);
        Assert.Equal(HistoryImportState.Imported, (await ground.FindAsync(import)).State);
    }

    [Fact]
    public async Task Work_that_goes_wrong_leaves_nothing_and_tells_no_inner_detail()
    {
        var member = await ground.MemberAsync();
        var import = await ground.UploadAsync(member, File);

        await ground.Runner(new AfterWork(ground, () => throw new InvalidOperationException("secret inner detail"))).DoNextAsync(Cancel);

        var job = await ground.JobAsync(import);
        Assert.Equal(OrganisationJobState.Failed, job.State);
        Assert.DoesNotContain("secret", job.Message);
        Assert.Empty(await ground.FiguresAsync(member));
    }

    [Fact]
    public async Task Work_whose_connection_broke_is_taken_up_again_whatever_it_made_of_that()
    {
        var import = await ground.UploadAsync(await ground.MemberAsync(), File);

        var outage = await Record.ExceptionAsync(() => ground.Runner(new Cut(ground)).DoNextAsync(Cancel));

        Assert.True(Outage.Is(outage!), $"{outage}");
        Assert.Equal(OrganisationJobState.Running, (await ground.JobAsync(import)).State);
        ground.Clock.Advance(JobLease.Length + TimeSpan.FromSeconds(1));
        await ground.Runner().DoNextAsync(Cancel);
        Assert.Equal(HistoryImportState.Imported, (await ground.FindAsync(import)).State);
    }

    [Fact]
    public async Task Long_work_is_given_longer_than_a_page_for_each_statement()
    {
        var member = await ground.MemberAsync();
        await using var page = await ground.Door.OpenAsync(member, Cancel);
        await using var work = await ground.Door.OpenForWorkAsync(member.OrganisationId!.Value, member.UserId, Cancel);

        Assert.Equal("15s", await TimeoutAsync(page));
        Assert.Equal("5min", await TimeoutAsync(work));
    }

    private static async Task<string> TimeoutAsync(TenantTransaction transaction) =>
        await transaction.Db.Database.SqlQuery<string>($"select current_setting('statement_timeout') as \"Value\"").SingleAsync(Cancel);

    /// <summary>Loses its connection, and complains of something else.</summary>
    private sealed class Cut(HistoryGround ground) : IOrganisationWork
    {
        public OrganisationJobKind Kind => OrganisationJobKind.ImportHistory;

        public async Task<JobResult> RunAsync(OrganisationJob job, TenantTransaction tenant, IJobProgress progress, CancellationToken cancellation)
        {
            var backend = await tenant.Db.Database.SqlQuery<int>($"select pg_backend_pid() as \"Value\"").SingleAsync(cancellation);
            await ground.RunAsync($"select pg_terminate_backend({backend}, 5000)");
            await Assert.ThrowsAnyAsync<Exception>(() => tenant.Db.HistoryFigures.AnyAsync(cancellation));
            throw new InvalidOperationException("something else");
        }

        public Task StoppedAsync(OrganisationJob job, TenantTransaction tenant, CancellationToken cancellation) => Task.CompletedTask;
    }
}
