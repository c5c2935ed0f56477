using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.PublicData;
using Benchmarking.Web.Tests.Features.Jobs;
using Benchmarking.Workbooks.Tests.Support;
using Benchmarking.Workbooks.Tsm;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Tests.Features.PublicData;

public sealed class ImportPublicDataTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_workbook_becomes_figures_and_a_national_publication()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);

        var page = await ImportAsync(consortium, SmallTsm.Workbook());

        Assert.Equal("Publication 1: 3 landlords, 4 values, 1 to look at.", page.Job.Message);
        Assert.Equal((PublicImportState.Published, "2024-25", 3, 4), (page.Import.State, page.Import.Period, page.Import.Landlords, page.Import.ValuesRead));
        Assert.Equal([(Marker.NotApplicable, 1), (Marker.ZeroDenominator, 1)], page.WithoutValue);
        var query = Assert.Single(page.Queries.First);
        Assert.Equal(("Abri Group", "TP06.LCRA", 50.2m, 50m), (query.Landlord, query.Metric, query.Published, query.Recomputed));
        Assert.Equal(
            "all All landlords|region:London London|region:North North|size:5,000-40,000 5,000 to 40,000 homes|size:>40,000 Over 40,000 homes|type:LA Local authorities|type:PRP Private registered providers",
            await consortium.AskAsync<string>("select string_agg(code || ' ' || name, '|' order by position) from published_groups"));
        Assert.Equal(60.5m, await consortium.AskAsync<decimal>("select median from published_cells where metric_code = 'TP06.LCRA' and group_code = 'all'"));
    }

    [Fact]
    public async Task The_same_year_again_is_a_new_publication()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);

        await ImportAsync(consortium, SmallTsm.Workbook());
        var again = await ImportAsync(consortium, SmallTsm.Workbook());

        Assert.Equal(2, again.Publication);
        Assert.Equal(2L, await consortium.AskAsync<long>("select count(*) from publications where kind = 'national' and period = '2024-25'"));
    }

    [Fact]
    public async Task A_workbook_of_something_else_leaves_one_sentence_and_nothing_else()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);

        var page = await ImportAsync(consortium, RawWorkbook.WithRows("<row r=\"1\"><c><v>1</v></c></row>").ToBytes());

        Assert.Equal(PublicImportState.Refused, page.Import.State);
        Assert.StartsWith("This workbook holds no Tenant Satisfaction Measures by landlord.", page.Import.Refusal);
        Assert.Equal(0, await consortium.AskAsync<int>("select octet_length(content) from public_imports"));
        Assert.Equal(0L, await consortium.AskAsync<long>("select (select count(*) from public_figures) + (select count(*) from publications)"));
    }

    [Fact]
    public async Task A_value_that_no_measure_can_be_is_refused_with_its_cell()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);

        var page = await ImportAsync(consortium, SmallTsm.Workbook(firstValue: "60500000"));

        Assert.Equal(PublicImportState.Refused, page.Import.State);
        Assert.Contains("cell H4 holds 60,500,000", page.Import.Refusal);
    }

    [Theory]
    [InlineData("a,b,c\n1,2,3\n")]
    [InlineData("<html><body>Not found</body></html>")]
    public async Task What_is_no_workbook_is_refused_at_the_door(string text)
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        var upload = new UploadPublicData(consortium.Door, consortium.Bell, consortium.Clock);

        var refused = await upload.HandleAsync(consortium.Admin, "renamed.xlsx", System.Text.Encoding.UTF8.GetBytes(text), Cancel);

        Assert.EndsWith(".", Assert.IsType<UploadPublicResult.Refused>(refused).Sentence);
        Assert.Equal(0L, await consortium.AskAsync<long>("select (select count(*) from public_imports) + (select count(*) from consortium_jobs)"));
    }

    [Fact]
    public async Task The_name_of_a_file_is_kept_plain()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        var upload = new UploadPublicData(consortium.Door, consortium.Bell, consortium.Clock);

        await upload.HandleAsync(consortium.Admin, "C:\\a/..\\tsm\u202E\u0007fdp.xlsx", SmallTsm.Workbook(), Cancel);

        Assert.Equal("tsmfdp.xlsx", await consortium.AskAsync<string>("select file_name from public_imports"));
    }

    [Fact]
    public async Task The_regulators_own_workbook_gives_the_engines_figures_for_every_group()
    {
        var file = await File.ReadAllBytesAsync(SharedData.Path("tsm-2024", "2024_TSM_Full_Data_v1.1_FINAL.xlsx"), Cancel);
        Assert.True(TsmWorkbook.TryRead(file, out var read, out _));
        await using var consortium = await Consortium.MakeAsync(postgres);

        var page = await ImportAsync(consortium, file);

        Assert.Equal(PublicImportState.Published, page.Import.State);
        var expected = BenchmarkEngine.Compute(read.ToMetrics(), read.ToObservations(), read.ToGroups(), BenchmarkRules.PublicFigures);
        await using var transaction = await consortium.Door.OpenPublicAsync(Cancel);
        var cells = await transaction.Db.PublishedCells.AsNoTracking().ToListAsync(Cancel);
        Assert.Equal(
            expected.OrderBy(cell => $"{cell.Metric} {cell.Group}", StringComparer.Ordinal),
            cells.Select(cell => cell.ForEngine()).OrderBy(cell => $"{cell.Metric} {cell.Group}", StringComparer.Ordinal));
        Assert.Equal(60.4m, FigureText.Round(cells.Single(cell => cell is { MetricCode: "TP06.LCRA", GroupCode: "all" }).Median!.Value, 1));
        Assert.Equal(read.Rows.Count, await transaction.Db.PublicFigures.CountAsync(Cancel));
    }

    private static async Task<ImportPage> ImportAsync(Consortium consortium, byte[] file)
    {
        var upload = new UploadPublicData(consortium.Door, consortium.Bell, consortium.Clock);
        var queued = Assert.IsType<UploadPublicResult.Queued>(await upload.HandleAsync(consortium.Admin, "tsm.xlsx", file, Cancel));
        Assert.True(await consortium.Runner(new ImportPublicData(consortium.Clock)).DoNextAsync(Cancel));
        var page = await new ReadPublicData(consortium.Door).FindAsync(consortium.Admin, queued.Import, Cancel);
        Assert.Equal(JobState.Done, page!.Job.State);
        return page;
    }
}
