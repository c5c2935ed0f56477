using System.Net;
using System.Text;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Returns;
using Benchmarking.Workbooks.Tests.Support;

namespace Benchmarking.Web.Tests.Features.Uploads;

/// <summary>Hostile files at the site's own door: one sentence, and nothing kept.</summary>
public sealed class HostileUploadTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Hostile_files_are_refused_with_one_sentence_and_nothing_is_stored()
    {
        var files = SharedData.Files("*", "uploads", "hostile");
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);

        foreach (var path in files)
        {
            var file = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
            await AssertRefusedAsync(given, officer, file, Path.GetFileName(path));
        }

        Assert.Equal(0L, await given.World.AskAsync<long>("select count(*) from uploads where organisation_id = $1", given.Member.Id));
    }

    [Theory]
    [InlineData("../../../etc/cron.d/x.xlsx")]
    [InlineData("return\u202Exslx.exe")]
    [InlineData("%00%2e%2e%2fb.xlsx")]
    [InlineData("<script>alert(1)</script>.xlsx")]
    public async Task A_refused_file_leaves_nothing_whatever_its_name(string name)
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);

        var page = await AssertRefusedAsync(given, officer, Encoding.UTF8.GetBytes("%PDF-1.7"), name);

        Assert.DoesNotContain("<script>alert", page.Body);
        Assert.Equal(0L, await given.World.AskAsync<long>("select count(*) from uploads where organisation_id = $1", given.Member.Id));
    }

    private static async Task<Page> AssertRefusedAsync(ReturnFixture given, Visitor officer, byte[] file, string name)
    {
        var page = await UploadFiles.SendAsync(given, officer, file, name);
        Assert.True(page.Status == HttpStatusCode.UnprocessableEntity, $"{name}: {page.Status}");
        Assert.Single(page.Document.QuerySelectorAll(".govuk-error-summary li"));
        Assert.Contains(page.Document.QuerySelectorAll("main a"), link => link.GetAttribute("href") == $"{given.Url}/workbook");
        return page;
    }
}
