using System.Diagnostics;
using System.Text;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Web.Platform.OrganisationJobs;
using Benchmarking.Web.Tenancy;
using Microsoft.Extensions.Logging;

namespace Benchmarking.Web.Tests.Features.History;

/// <summary>
/// An import is killed at instants drawn by lot: the whole site by SIGKILL, or the database under it. Whatever the
/// instant, all of the file is there or nothing, the status says which, and the work is done exactly once in the end.
/// </summary>
public sealed class HistoryCrashTests(HistoryGround ground, ITestOutputHelper output) : IClassFixture<HistoryGround>
{
    private const int Rows = 20_000;
    private const int Seed = 20261125;

    private static readonly byte[] File = Encoding.UTF8.GetBytes(string.Join('\n', Lines()));
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>6 instants; 50 with the full sizes.</summary>
    private static int Instants => Environment.GetEnvironmentVariable("BENCHMARKING_FULL") == "1" ? 50 : 4;

    [Fact]
    public async Task The_site_killed_in_the_middle_of_an_import_leaves_all_or_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "SIGKILL and the embedded server's folders are Linux's here.");
        var random = new Random(Seed);
        var longest = await SiteDurationAsync();
        for (var kill = 0; kill < Instants; kill++)
        {
            var member = await ground.MemberAsync();
            var import = await ground.UploadAsync(member, File);
            var instant = random.NextDouble() * longest;
            using (var site = SiteProcess.Start(ground.Database, output))
            {
                await UntilAsync(async () => (await ground.JobAsync(import)).State != OrganisationJobState.Queued);
                await Task.Delay(instant, Cancel);
                site.Kill();
            }

            await BackendsGoneAsync();
            await TruthfulAsync(member, import, $"killed after {instant.TotalMilliseconds:0} ms");
            await FinishAsync(member, import);
        }
    }

    [Fact]
    public async Task The_database_cut_off_in_the_middle_of_an_import_leaves_all_or_nothing()
    {
        var random = new Random(Seed);
        var longest = await DurationAsync();
        for (var cut = 0; cut < Instants; cut++)
        {
            var member = await ground.MemberAsync();
            var import = await ground.UploadAsync(member, File);
            var instant = random.NextDouble() * longest;
            var work = ground.Runner(clock: TimeProvider.System, log: new OutputLog(output)).DoNextAsync(Cancel);
            await UntilAsync(async () => (await ground.JobAsync(import)).State != OrganisationJobState.Queued);
            await Task.Delay(instant, Cancel);
            await ground.RunAsync(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'bm_app'");
            var outage = await Record.ExceptionAsync(() => work);

            Assert.True(outage is null || Outage.Is(outage), $"{outage}");
            await TruthfulAsync(member, import, $"cut off after {instant.TotalMilliseconds:0} ms");
            await FinishAsync(member, import);
        }
    }

    /// <summary>Nothing and not done, or all and done: never anything between.</summary>
    private async Task TruthfulAsync(Actor member, Guid import, string what)
    {
        var figures = await CountAsync(member);
        var (job, kept) = (await ground.JobAsync(import), await ground.FindAsync(import));
        output.WriteLine($"{what}, at “{job.Stage}” {job.Done} of {job.Total}: {figures} figures, {job.State}, {kept.State}");
        if (job.State == OrganisationJobState.Done)
        {
            Assert.Equal((Rows, HistoryImportState.Imported), (figures, kept.State));
            return;
        }

        Assert.Equal((0, HistoryImportState.Waiting), (figures, kept.State));
        Assert.Equal(OrganisationJobState.Running, job.State);
    }

    /// <summary>Once the lease has run out (moved here, not waited for) the next worker does it, once.</summary>
    private async Task FinishAsync(Actor member, Guid import)
    {
        await ground.RunAsync($"update organisation_jobs set leased_until = now() - interval '1 second' where subject = '{import}' and state = 'running'");
        await UntilAsync(async () =>
        {
            // The pool hands out connections that were cut off, each once.
            var outage = await Record.ExceptionAsync(() => ground.Runner(clock: TimeProvider.System).DoNextAsync(Cancel));
            Assert.True(outage is null || Outage.Is(outage), $"{outage}");
            return outage is null;
        });
        var kept = await ground.FindAsync(import);
        Assert.Equal(
            (OrganisationJobState.Done, HistoryImportState.Imported, Rows, Rows),
            ((await ground.JobAsync(import)).State, kept.State, kept.RowsNew, await CountAsync(member)));
        Assert.Equal(1L, await ground.AskAsync<long>(
            $"select count(*) from audit_entries where organisation_id = '{member.OrganisationId}' and action = 'imported'"));
    }

    /// <summary>How long an import takes that nobody disturbs, and a little longer.</summary>
    private async Task<TimeSpan> DurationAsync()
    {
        await ground.UploadAsync(await ground.MemberAsync(), File);
        var clock = Stopwatch.StartNew();
        Assert.True(await ground.Runner(clock: TimeProvider.System).DoNextAsync(Cancel));
        return 1.2 * clock.Elapsed;
    }

    /// <summary>The same for a site that has only just started, and so is slower.</summary>
    private async Task<TimeSpan> SiteDurationAsync()
    {
        var import = await ground.UploadAsync(await ground.MemberAsync(), File);
        using var site = SiteProcess.Start(ground.Database, output);
        await UntilAsync(async () => (await ground.JobAsync(import)).State != OrganisationJobState.Queued);
        var clock = Stopwatch.StartNew();
        await UntilAsync(async () => (await ground.JobAsync(import)).State == OrganisationJobState.Done);
        return 1.2 * clock.Elapsed;
    }

    /// <summary>What a killed site asked of the database may go on for a moment, and even be committed.</summary>
    private Task BackendsGoneAsync() => UntilAsync(async () => await ground.AskAsync<long>(
        $"select count(*) from pg_stat_activity where datname = current_database() and application_name = '{SiteProcess.Name}'") == 0);

    private async Task<int> CountAsync(Actor member) =>
        (int)await ground.AskAsync<long>($"select count(*) from history_figures where organisation_id = '{member.OrganisationId}'");

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        deadline.CancelAfter(Patience);
        while (!await isSo())
            await Task.Delay(5, deadline.Token);
    }

    /// <summary>What a worker says, beside what the test says.</summary>
    private sealed class OutputLog(ITestOutputHelper output) : ILogger<OrganisationJobRunner>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            output.WriteLine($"{formatter(state, exception)} {exception}");
    }

    private static IEnumerable<string> Lines()
    {
        yield return "period,metric,area,numerator,denominator";
        for (var row = 0; row < Rows; row++)
            yield return $"{1990 + (row % 30)}-Q{1 + (row / 30 % 4)},views-listened-to,Estate {row / 120},{row % 90},100";
    }
}
