using System.Security.Cryptography;
using System.Text;
using Benchmarking.Web.Database;
using Benchmarking.Web.Features.Datasets;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Benchmarks;

namespace Benchmarking.Web.Tests.Features.Datasets;

[Collection(PublishedConsortium.Name)]
public sealed class DatasetFilesTests(PublishedConsortium consortium)
{
    private static readonly Actor Reader = PublishedConsortium.Of(null, Role.ConsortiumAdmin);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cells_are_exactly_the_published_ones_in_order_with_empty_for_what_is_not_released()
    {
        Assert.Equal(
            """
            period,metric,group,publication,n,status,reason,base,lower_quartile,median,upper_quartile,p10,p90,mean,method
            2025-Q4,below-standard,all,3,,withheld,V,,,,,,,,hyndman-fan-7
            2025-Q4,below-standard,region:north-west,3,,not_enough,N1,,,,,,,,hyndman-fan-7
            2025-Q4,cost,all,3,18,published,,,8,12.125,18,,,,hyndman-fan-7
            2025-Q4,cost,region:north-west,3,,not_enough,N1,,,,,,,,hyndman-fan-7
            2025-Q4,listened,all,3,20,published,,,58.25,66,73,,,,hyndman-fan-7
            2025-Q4,listened,region:north-west,3,8,published,N2,,,67.5,,,,,hyndman-fan-7

            """.ReplaceLineEndings("\r\n"),
            await DownloadAsync(PublishedNumbers.Final, DatasetFile.Cells));
    }

    [Fact]
    public async Task The_codebook_says_what_each_metric_means()
    {
        var lines = (await DownloadAsync(PublishedNumbers.Final, DatasetFile.Codebook)).Split("\r\n");

        Assert.Equal(5, lines.Length);
        Assert.Equal(
            "cost,\"'=Cost, \"\"per household\"\"\",\"What of =Cost, \"\"per household\"\"?\",Those who say so.,All who answered.,,,money,£,2,neutral,protected,quarter,finance,1,1 from 2024-Q1,,,,,",
            lines[2]);
        Assert.EndsWith("higher,protected,quarter,star_survey,1,1 from 2024-Q1,TSM TP06,,,,", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_national_codebook_finds_the_measure_behind_its_tenure()
    {
        var lines = (await DownloadAsync(PublishedNumbers.National, DatasetFile.Codebook)).Split("\r\n");

        Assert.StartsWith("TP06.LCRA,\"Landlord listens, low-cost rental homes\",", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_have_their_names() =>
        Assert.Equal(
            "group,dimension,name\r\nall,all,All members\r\nregion:north-west,region,North West\r\n",
            await DownloadAsync(PublishedNumbers.Final, DatasetFile.Groups));

    [Fact]
    public async Task The_page_shows_the_checksums_of_the_files_that_are_downloaded()
    {
        await using var site = new SiteDatabase(consortium.SiteLogin);
        var page = await new LoadDataset(new(site)).LoadAsync(Reader, PublishedNumbers.Final, Cancel);

        Assert.Equal((3, 2, 6), (page!.Metrics, page.Groups, page.CellCount));
        foreach (var line in page.Files)
        {
            var content = Encoding.UTF8.GetBytes(await DownloadAsync(PublishedNumbers.Final, line.File));
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), line.Sha256);
        }
    }

    [Fact]
    public async Task The_same_publication_gives_the_same_bytes_each_time()
    {
        Assert.Equal(
            await DownloadAsync(PublishedNumbers.Final, DatasetFile.Codebook),
            await DownloadAsync(PublishedNumbers.Final, DatasetFile.Codebook));
    }

    [Fact]
    public async Task A_provisional_data_set_stays_what_it_was_after_the_final_one() =>
        Assert.Contains(
            "2025-Q4,listened,all,2,14,published,,,11,22,33,,,,hyndman-fan-7",
            await DownloadAsync(PublishedNumbers.Provisional, DatasetFile.Cells),
            StringComparison.Ordinal);

    [Fact]
    public async Task The_list_has_every_publication_newest_first()
    {
        await using var site = new SiteDatabase(consortium.SiteLogin);

        Assert.Equal([4, 3, 2, 1], (await new ListDatasets(new(site)).LoadAsync(Reader, Cancel)).Select(line => line.Number));
    }

    [Fact]
    public async Task A_number_that_is_not_there_is_not_found()
    {
        await using var site = new SiteDatabase(consortium.SiteLogin);

        Assert.Null(await new DownloadDataset(new(site)).HandleAsync(Reader, 99, DatasetFile.Cells, Cancel));
        Assert.Null(await new LoadDataset(new(site)).LoadAsync(Reader, 99, Cancel));
    }

    [Theory]
    [InlineData("TP06.LCRA", "tp06")]
    [InlineData("NM01_1.LCRA+LCHO", "nm01-1")]
    [InlineData("kept-informed", "kept-informed")]
    public void A_regulator_s_measure_is_found_in_the_catalogue(string code, string expected) =>
        Assert.Equal(expected, Codebook.Catalogued(code));

    private async Task<string> DownloadAsync(int number, DatasetFile file)
    {
        await using var site = new SiteDatabase(consortium.SiteLogin);
        var download = await new DownloadDataset(new(site)).HandleAsync(Reader, number, file, Cancel);
        await using var content = download!.Content;
        using var reader = new StreamReader(content, Encoding.UTF8);
        return await reader.ReadToEndAsync(Cancel);
    }
}
