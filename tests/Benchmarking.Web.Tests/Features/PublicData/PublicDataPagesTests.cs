using System.Net;
using System.Text;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.PublicData;

public sealed class PublicDataPagesTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly Site _site = new(postgres);
    private Visitor _admin = null!;

    public async ValueTask InitializeAsync() =>
        _admin = await _site.SignInAsync(await new World(postgres).PersonAsync(Role.ConsortiumAdmin));

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task An_import_shows_its_progress_and_then_what_was_read()
    {
        var sent = await UploadAsync("tsm.xlsx", SmallTsm.Workbook());

        var page = await FinishedAsync(sent.Landed);

        Assert.Equal("Tenant Satisfaction Measures 2024/25", page.Heading);
        Assert.Contains("Abri Group", page.Text);
        Assert.Contains("[z] not required of this landlord", page.Text);
        Assert.Contains("Open Government Licence v3.0", page.Text);
        Assert.Contains("tsm.xlsx", (await _admin.GetAsync("/public-data")).Text);
    }

    [Theory]
    [InlineData("renamed.xlsx", "a,b\n1,2\n")]
    [InlineData("empty.xlsx", "")]
    public async Task A_wrong_file_is_refused_beside_its_box(string name, string text)
    {
        var answer = await UploadAsync(name, Encoding.UTF8.GetBytes(text));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.StartsWith("Error:", answer.Title);
        Assert.NotEmpty(answer.Document.QuerySelector("#file-error")!.TextContent.Trim());
    }

    [Fact]
    public async Task No_file_at_all_is_said_so()
    {
        var page = await _admin.GetAsync("/public-data");

        var answer = await _admin.PostFormAsync(page, "/public-data");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Choose the regulator's workbook.", answer.Text);
    }

    [Fact]
    public async Task A_file_above_the_limit_meets_the_page_for_it()
    {
        var answer = await UploadAsync("large.xlsx", new byte[12 * 1024 * 1024]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Equal("That file is too large", answer.Heading);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(50)]
    public async Task Over_a_real_connection_too_the_page_comes_back_and_not_a_broken_line(int megabytes)
    {
        await using var site = new Site(postgres);
        site.UseKestrel(0);
        site.StartServer();
        var admin = await site.SignInAsync(await new World(postgres).PersonAsync(Role.ConsortiumAdmin));
        var page = await admin.GetAsync("/public-data");

        var answer = await admin.UploadAsync(page, "/public-data", "file", "large.xlsx", new byte[megabytes * 1024 * 1024]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Equal("That file is too large", answer.Heading);
    }

    private async Task<Page> UploadAsync(string name, byte[] file) =>
        await _admin.UploadAsync(await _admin.GetAsync("/public-data"), "/public-data", "file", name, file);

    private async Task<Page> FinishedAsync(string address)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            var page = await _admin.GetAsync(address);
            if (page.Document.QuerySelector("[data-progress]") is null)
                return page;
            await Task.Delay(100, deadline.Token);
        }
    }
}
