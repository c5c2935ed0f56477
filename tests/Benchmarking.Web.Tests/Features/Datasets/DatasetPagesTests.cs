using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Benchmarks;

namespace Benchmarking.Web.Tests.Features.Datasets;

[Collection(PublishedConsortium.Name)]
public sealed class DatasetPagesTests(PublishedConsortium consortium)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_finds_a_publication_and_downloads_its_cells()
    {
        var reader = await consortium.SignInAsync(null, Role.ConsortiumAdmin);
        var list = await reader.GetAsync("/data-sets");
        var link = list.Document.QuerySelectorAll("tbody a").Select(anchor => anchor.GetAttribute("href")!).ToList();

        Assert.Equal(["/data-sets/4", "/data-sets/3", "/data-sets/2", "/data-sets/1"], link);
        var page = await reader.GetAsync("/data-sets/3");
        Assert.Contains("A median needs 5 contributors, quartiles 12.", page.Text, StringComparison.Ordinal);
        Assert.Contains("You may not try to work out the figure of a single organisation", page.Text, StringComparison.Ordinal);
        var cells = await reader.GetAsync("/data-sets/3/cells.csv");
        Assert.Contains("2025-Q4,listened,all,3,20,published,,,58.25,66,73,,,,hyndman-fan-7\r\n", cells.Body, StringComparison.Ordinal);
        Assert.Contains("2025-Q4,cost,region:north-west,3,,not_enough,N1,,,,,,,,hyndman-fan-7\r\n", cells.Body, StringComparison.Ordinal);
        Assert.DoesNotMatch("Alder|Birch|71[.]37|88[.]88", cells.Body + page.Body);
    }

    [Fact]
    public async Task The_checksum_on_the_page_is_that_of_the_bytes_and_their_tag()
    {
        var reader = await consortium.SignInAsync(null, Role.ConsortiumAdmin);
        var page = await reader.GetAsync("/data-sets/3");
        var response = await reader.Client.GetAsync("/data-sets/3/codebook.csv", Cancel);
        var sha = Convert.ToHexStringLower(SHA256.HashData(await response.Content.ReadAsByteArrayAsync(Cancel)));

        Assert.Contains(sha, page.Text, StringComparison.Ordinal);
        Assert.Equal($"\"{sha}\"", response.Headers.ETag!.Tag);
        Assert.Equal("publication-3-codebook.csv", response.Content.Headers.ContentDisposition!.FileName);
    }

    [Fact]
    public async Task A_file_that_is_already_there_is_not_sent_again()
    {
        var reader = await consortium.SignInAsync(null, Role.ConsortiumAdmin);
        var first = await reader.Client.GetAsync("/data-sets/3/cells.csv", Cancel);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/data-sets/3/cells.csv");
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(first.Headers.ETag!.Tag));
        var second = await reader.Client.SendAsync(again, Cancel);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Theory]
    [InlineData("/data-sets/99")]
    [InlineData("/data-sets/99/cells.csv")]
    [InlineData("/data-sets/3/people.csv")]
    [InlineData("/data-sets/0")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        var reader = await consortium.SignInAsync(null, Role.ConsortiumAdmin);

        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(address)).Status);
    }
}
