using System.Net;
using System.Text;
using Benchmarking.Web.Features.Api;

namespace Benchmarking.Web.Tests.Features.Api;

/// <summary>Whatever goes wrong is a problem in JSON that says what, and what to do.</summary>
[Collection(ApiSite.Name)]
public sealed class ProblemTests(ApiSite site)
{
    [Theory]
    [InlineData("GET", "/api/v1", 404, "not-found")]
    [InlineData("GET", "/api/v1/nowhere", 404, "not-found")]
    [InlineData("GET", "/api/v1/collections/2026-q9", 404, "not-found")]
    [InlineData("GET", "/api/v1/collections/1999-q1", 404, "not-found")]
    [InlineData("GET", "/api/v1/collections/1999-q1/return", 404, "not-found")]
    [InlineData("GET", "/api/v1/metrics/no-such", 404, "not-found")]
    [InlineData("DELETE", "/api/v1/collections", 405, "method-not-allowed")]
    [InlineData("PATCH", "/api/v1/collections/2026-q1/return", 405, "method-not-allowed")]
    [InlineData("GET", "/api/v1/collections/2026-q1/return/send", 405, "method-not-allowed")]
    [InlineData("GET", "/api/v1/collections?page=2", 400, "unknown-parameter")]
    [InlineData("PUT", "/api/v1/collections/2026-q1/return?dryrun=true", 400, "unknown-parameter")]
    [InlineData("PUT", "/api/v1/collections/2026-q1/return?dryRun=yes", 400, "unknown-parameter")]
    [InlineData("PUT", "/api/v1/collections/2026-q1/return?dryRun=true&dryRun=false", 400, "unknown-parameter")]
    [InlineData("POST", "/api/v1/collections/2026-q1/return/send?dryRun=true", 400, "unknown-parameter")]
    [InlineData("GET", "/api/v1/collections?access_token=abc", 400, "token-in-address")]
    [InlineData("GET", "/api/v1/collections?x=bm_abc", 400, "token-in-address")]
    [InlineData("GET", "/api/v1/metrics/bm_abc", 400, "token-in-address")]
    public async Task What_an_address_does_not_take_is_said(string method, string address, int status, string code)
    {
        var program = await site.CallerAsync();

        var refused = await program.SendAsync(new HttpMethod(method), address);

        Assert.Equal((status, code), (refused.Status, refused.Code));
        Assert.Equal("application/problem+json", refused.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"/api#{code}", (string?)refused.Json["type"]);
        Assert.Equal(status, (int)refused.Json["status"]!);
        if (status == 405)
            Assert.NotEmpty(refused.Response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("{", "not-readable")]
    [InlineData("", "not-readable")]
    [InlineData("[]", "not-readable")]
    [InlineData("\"answers\"", "not-readable")]
    [InlineData("{\"answers\": {\"homes\": 1, \"homes\": 2}}", "not-readable")]
    [InlineData("{\"answers\": {\"homes\": 1},}", "not-readable")]
    [InlineData("{\"answers\": {\"homes\": [[[[[[[[[1]]]]]]]]]}}", "not-readable")]
    [InlineData("{\"answers\": {\"homes\": \"\\ud800\"}}", "not-readable")]
    [InlineData("{\"answers\": {\"\\udc00\": 1}}", "not-readable")]
    [InlineData("{}", "invalid")]
    [InlineData("{\"answers\": null}", "invalid")]
    [InlineData("{\"answers\": [1]}", "invalid")]
    [InlineData("{\"answers\": {\"homes\": 1e400}}", "invalid")]
    [InlineData("{\"answers\": {\"homes\": 1e20}}", "invalid")]
    [InlineData("{\"answers\": {\"homes\": 123456789012345678901234567890123456789}}", "invalid")]
    [InlineData("{\"answers\": {\"homes\": \"' or 1=1 --\"}}", "invalid")]
    [InlineData("{\"answers\": {\"\": 1}}", "invalid")]
    [InlineData("{\"answers\": {\"homes\": {}}}", "invalid")]
    public async Task A_body_that_cannot_be_taken_is_a_problem_and_never_a_failure(string body, string code)
    {
        var program = await site.CallerAsync();

        var (put, sent) = (await program.PutAsync(body, 0), await program.SendReturnAsync(0, body.Length == 0 ? "[" : body));

        Assert.Equal(code, put.Code);
        Assert.Equal(code == "invalid" ? 422 : 400, put.Status);
        Assert.InRange(sent.Status, 400, 422);
        Assert.Equal(0, await program.CountAsync("returns"));
    }

    [Theory]
    [InlineData("code;value;reason\nhomes;1;\n")]
    [InlineData("code,value,reason\nhomes,\"1,\n")]
    [InlineData("code,value,reason\nhomes,\"1\"2,\n")]
    [InlineData("homes,1,\n")]
    [InlineData("")]
    public async Task Csv_that_cannot_be_taken_is_a_problem(string body) =>
        Assert.Equal("not-readable", (await (await site.CallerAsync()).TryAsync(body, "text/csv")).Code);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/xml")]
    [InlineData("")]
    public async Task A_body_of_another_type_is_refused(string type)
    {
        var program = await site.CallerAsync();

        Assert.Equal((415, "wrong-content-type"), Said(await program.TryAsync("{}", type)));
    }

    [Fact]
    public async Task Csv_is_no_way_to_send()
    {
        var program = await site.CallerAsync();

        Assert.Equal((415, "wrong-content-type"), Said(await program.SendAsync(
            HttpMethod.Post, $"{program.ReturnUrl}/send", "a", ("Content-Type", "text/csv"), ("If-Match", "\"0\""), ("Idempotency-Key", "k"))));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        var program = await site.CallerAsync();
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{program.ReturnUrl}?dryRun=true") { Content = new ByteArrayContent([0x7b, 0xff, 0x7d]) };
        request.Headers.Add("Authorization", $"Bearer {program.Secret.Text}");
        request.Content.Headers.Add("Content-Type", "application/json");

        Assert.Equal((400, "not-readable"), Said(await Answered.OfAsync(await program.Client.SendAsync(request, TestContext.Current.CancellationToken))));
    }

    [Theory]
    [InlineData(ApiRequest.MostBytes, 200)]
    [InlineData(ApiRequest.MostBytes + 1, 413)]
    public async Task A_body_may_be_so_large_and_not_a_byte_more(int bytes, int status)
    {
        var program = await site.CallerAsync();
        var body = """{"answers": {"homes": 1}}""".PadRight(bytes);

        Assert.Equal(status, (await program.TryAsync(body)).Status);
        // Without a length said beforehand it is counted while it is read.
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{program.ReturnUrl}?dryRun=true") { Content = new Unannounced(body) };
        request.Headers.Add("Authorization", $"Bearer {program.Secret.Text}");
        Assert.Equal(status, (int)(await program.Client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("two words")]
    [InlineData("\u00fc")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901")]
    public async Task A_change_has_a_key(string? key)
    {
        var program = await site.CallerAsync();
        (string, string)[] headers = key is null ? [("If-Match", "\"0\"")] : [("If-Match", "\"0\""), ("Idempotency-Key", key)];

        Assert.Equal((400, "idempotency-key-missing"), Said(await program.SendAsync(HttpMethod.Put, program.ReturnUrl, CoreAnswers.Json, headers)));
        Assert.Equal((400, "idempotency-key-missing"), Said(await program.SendAsync(HttpMethod.Post, $"{program.ReturnUrl}/send", "{}", headers)));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("\"seven\"")]
    [InlineData("\"-1\"")]
    [InlineData("W/\"0\"")]
    [InlineData("\"0\", \"1\"")]
    [InlineData("\"99999999999\"")]
    public async Task A_version_that_is_none_is_said(string version)
    {
        var program = await site.CallerAsync();

        Assert.Equal((400, "if-match-unreadable"), Said(await program.SendAsync(
            HttpMethod.Put, program.ReturnUrl, CoreAnswers.Json, ("If-Match", version), ("Idempotency-Key", "k"))));
    }

    [Fact]
    public void Every_refusal_has_one_code_and_says_what_to_do()
    {
        Assert.Distinct(ProblemKind.All.Select(kind => kind.Code));
        Assert.All(ProblemKind.All, kind => Assert.Matches(@"\.$|:|\.\.\.", kind.Cure));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (HttpStatusCode)ProblemKind.Invalid.Status);
    }

    private static (int, string?) Said(Answered answer) => (answer.Status, answer.Code);

    private sealed class Unannounced : HttpContent
    {
        private readonly byte[] _body;

        public Unannounced(string body)
        {
            _body = Encoding.UTF8.GetBytes(body);
            Headers.Add("Content-Type", "application/json");
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(_body).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
