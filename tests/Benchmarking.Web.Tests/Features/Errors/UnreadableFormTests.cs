using System.Net;
using System.Text;
using AngleSharp.Html.Parser;

namespace Benchmarking.Web.Tests.Features.Errors;

public sealed class UnreadableFormTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary='; drop table returns --")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_form_that_cannot_be_read_gets_a_page_that_says_so(string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes("a=b")) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var response = await postgres.Web.CreateClient().SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.NotEmpty(page.QuerySelector("h1")!.TextContent.Trim());
    }
}
