using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.History;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.History;

public sealed class CancelHistoryTests(HistoryGround ground) : IClassFixture<HistoryGround>
{
    private static readonly string[] File = ["period,metric,value", .. Enumerable.Range(1950, 70).Select(year => $"{year}-Q1,turnout,{year - 1900}")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_import_that_waits_is_cancelled_at_once()
    {
        var member = await ground.MemberAsync();
        var import = await ground.UploadAsync(member, File);

        Assert.Equal(HistoryStep.Done, await CancelAsync(member, import));

        Assert.Equal((OrganisationJobState.Cancelled, HistoryImportState.Cancelled), await StatesAsync(import));
        Assert.False(await ground.Runner().DoNextAsync(Cancel));
    }

    [Theory]
    [InlineData("Counting the rows")]
    [InlineData("Comparing with the figures that are there")]
    [InlineData("Keeping the figures")]
    public async Task An_import_cancelled_in_the_middle_leaves_nothing(string stage)
    {
        var member = await ground.MemberAsync();
        var import = await ground.UploadAsync(member, File);
        var work = new Interrupted(ground, async reached =>
        {
            if (reached == stage)
                Assert.Equal(HistoryStep.Done, await CancelAsync(member, import));
        });

        await ground.Runner(work).DoNextAsync(Cancel);

        Assert.Equal((OrganisationJobState.Cancelled, HistoryImportState.Cancelled), await StatesAsync(import));
        Assert.Empty(await ground.FiguresAsync(member));
    }

    [Fact]
    public async Task A_cancel_that_comes_before_the_commit_counts()
    {
        var member = await ground.MemberAsync();
        var import = await ground.UploadAsync(member, File);
        var work = new AfterWork(ground, () => CancelAsync(member, import));

        await ground.Runner(work).DoNextAsync(Cancel);

        Assert.Equal((OrganisationJobState.Cancelled, HistoryImportState.Cancelled), await StatesAsync(import));
        Assert.Empty(await ground.FiguresAsync(member));
    }

    [Fact]
    public async Task A_cancel_that_comes_too_late_changes_nothing_and_says_so()
    {
        var member = await ground.MemberAsync();
        var import = await ground.ImportAsync(member, File);

        Assert.Equal(HistoryStep.TooLate, await CancelAsync(member, import.Id));
        Assert.Equal(70, (await ground.FiguresAsync(member)).Count);
    }

    [Fact]
    public async Task An_import_whose_worker_died_after_the_cancel_is_stopped_by_the_next()
    {
        var member = await ground.MemberAsync();
        var import = await ground.UploadAsync(member, File);
        for (var attempt = 1; attempt <= JobLease.MostAttempts; attempt++)
        {
            Assert.NotNull(await ground.Queue().ClaimAsync(Cancel));
            ground.Clock.Advance(JobLease.Length + TimeSpan.FromSeconds(1));
        }

        await CancelAsync(member, import);
        await ground.Runner().DoNextAsync(Cancel);

        Assert.Equal((OrganisationJobState.Cancelled, HistoryImportState.Cancelled), await StatesAsync(import));
    }

    [Fact]
    public async Task Saying_no_to_changes_leaves_the_figures_as_they_were()
    {
        var member = await ground.MemberAsync();
        await ground.ImportAsync(member, "period,metric,value", "2024-Q1,turnout,4");
        var asked = await ground.ImportAsync(member, "period,metric,value", "2024-Q1,turnout,5");

        Assert.Equal(HistoryStep.Done, await CancelAsync(member, asked.Id));

        Assert.Equal(HistoryImportState.Cancelled, (await ground.FindAsync(asked.Id)).State);
        Assert.Equal(["turnout 2024-Q1 |4"], await ground.FiguresAsync(member));
    }

    [Fact]
    public async Task Nobody_cancels_another_organisations_import()
    {
        var import = await ground.UploadAsync(await ground.MemberAsync(), File);

        Assert.Equal(HistoryStep.NoSuchImport, await CancelAsync(await ground.MemberAsync(), import));
        await ground.Runner().DoNextAsync(Cancel);
        Assert.Equal((OrganisationJobState.Done, HistoryImportState.Imported), await StatesAsync(import));
    }

    private Task<HistoryStep> CancelAsync(Actor member, Guid import) =>
        new CancelHistory(ground.Door, ground.Clock).HandleAsync(member, import, Cancel);

    private async Task<(OrganisationJobState Job, HistoryImportState Import)> StatesAsync(Guid import) =>
        ((await ground.JobAsync(import)).State, (await ground.FindAsync(import)).State);
}
