using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Benchmarking.Web.Features.Api;
using Benchmarking.Web.Tests.Platform;
using Benchmarking.Web.Tests.Tenancy;
using Microsoft.OpenApi;

namespace Benchmarking.Web.Tests.Features.Api;

/// <summary>What the API says of itself is true: the document for programs, and the lists on the page for people.</summary>
[Collection(ApiSite.Name)]
public sealed partial class DocumentTests(ApiSite site)
{
    [Fact]
    public async Task The_document_is_open_to_everybody_parses_and_has_every_address()
    {
        var body = await site.Site.CreateClient().GetStringAsync("/api/v1/openapi.json", TestContext.Current.CancellationToken);

        var read = OpenApiDocument.Parse(body, "json");

        Assert.Empty(read.Diagnostic!.Errors);
        var described = read.Document!.Paths.SelectMany(path => path.Value.Operations!.Keys.Select(method => $"{method} {path.Key[1..]}"));
        Assert.Equal(
            RouteTable.ByToken.Select(row => (row.Method, row.Template))
                .Concat(RouteTable.Rows.Where(row => row.Template.StartsWith("api/", StringComparison.Ordinal)).Select(row => (row.Method, row.Template)))
                .Select(row => $"{row.Method} {row.Template.Replace(":period", "", StringComparison.Ordinal)}").Order(),
            described.Order());
        Assert.Equal("bearer", read.Document.Components!.SecuritySchemes!["token"].Scheme);
        var documented = read.Document.Paths.Values.SelectMany(path => path.Operations!.Values).SelectMany(operation => operation.Responses!.Values)
            .SelectMany(response => response.Content!.TryGetValue("application/problem+json", out var problem) ? problem.Examples!.Keys : []);
        // A wrong method is no answer of any method.
        Assert.Equal(
            ProblemKind.All.Where(kind => kind != ProblemKind.WrongMethod).Select(kind => kind.Code).Order(), documented.Distinct().Order());
    }

    [Fact]
    public async Task Every_example_that_is_sent_is_taken_by_its_address()
    {
        var document = JsonNode.Parse(await site.Site.CreateClient().GetStringAsync("/api/v1/openapi.json", TestContext.Current.CancellationToken))!;
        var sent = 0;
        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in operations!.AsObject())
            {
                foreach (var (type, content) in operation!["requestBody"]?["content"]!.AsObject() ?? [])
                {
                    var program = await site.CallerAsync();
                    await program.PutAsync(CoreAnswers.Json, 0);
                    var example = content!["example"]!;
                    var answer = await program.SendAsync(
                        new HttpMethod(method.ToUpperInvariant()), path.Replace("{period}", program.Round.Period.Route, StringComparison.Ordinal),
                        type == "text/csv" ? (string)example! : example.ToJsonString(),
                        ("Content-Type", type), ("If-Match", "\"1\""), ("Idempotency-Key", Caller.NewKey()));
                    Assert.True(answer.Status == 200, $"{method} {path} {type}: {answer.Body}");
                    AssertSameShape(operation["responses"]!["200"]!["content"]!["application/json"]!["example"]!, answer.Json, $"{method} {path}");
                    sent++;
                }
            }
        }

        Assert.Equal(3, sent);
    }

    [Fact]
    public async Task Every_example_that_is_answered_has_the_shape_of_a_real_answer()
    {
        var program = await site.CallerAsync();
        await program.PutAsync(CoreAnswers.Json, 0);
        foreach (var (action, address) in new[]
                 {
                     ("Collections", "/api/v1/collections"), ("Collection", program.Url), ("Return", program.ReturnUrl),
                     ("Metrics", "/api/v1/metrics"), ("Metric", "/api/v1/metrics/views-listened-to"),
                 })
            AssertSameShape(ApiExamples.Answered[action], (await program.GetAsync(address)).Json, action);
    }

    [Fact]
    public async Task A_collection_lists_all_that_its_form_asks_with_bounds_and_definitions()
    {
        var program = await site.CallerAsync();

        var round = (await program.GetAsync(program.Url)).Json;

        var inputs = round["modules"]!.AsArray().SelectMany(module => module!["inputs"]!.AsArray()).ToList();
        Assert.Equal(CoreInputs(), inputs.Select(input => (string)input!["code"]!).Order());
        Assert.Contains(inputs, input => input!["lowest"] is not null && input["unit"] is not null && input["decimals"] is not null);
        var core = round["modules"]![0]!["metrics"]!.AsArray();
        Assert.All(core, metric => Assert.NotEqual("", (string?)metric!["question"]));
        Assert.Contains("London", (await program.GetAsync("/api/v1/collections")).Body, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("Z", (string?)round["dueAt"]!["utc"]);
    }

    [Fact]
    public void Every_code_that_the_engine_finds_is_on_the_page()
    {
        var rules = Path.Combine(ArchitectureTests.Root(), "src", "Benchmarking.Engine", "Returns");
        var codes = Directory.EnumerateFiles(rules, "*.cs").SelectMany(file => Code().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value);

        Assert.Equal(codes.Distinct().Order(), FindingCodes.All.Select(row => row.Code).Order());
    }

    private static IEnumerable<string> CoreInputs() => ApiExamples.Core.Select(answer => answer.Input).Order();

    /// <summary>Every name of the example is in the answer and no other; of lists the first stands for all.</summary>
    private static void AssertSameShape(JsonNode example, JsonNode answer, string where)
    {
        switch (example)
        {
            case JsonObject known:
                // Answers are named by the collection's own inputs.
                if (where.EndsWith("/answers", StringComparison.Ordinal))
                    return;
                Assert.True(
                    known.Select(pair => pair.Key).SequenceEqual(answer.AsObject().Select(pair => pair.Key)), $"{where}: {answer.ToJsonString()}");
                foreach (var (name, value) in known)
                {
                    if (value is not null && answer[name] is { } other)
                        AssertSameShape(value, other, $"{where}/{name}");
                }

                break;
            case JsonArray { Count: > 0 } list when answer.AsArray() is { Count: > 0 } others:
                AssertSameShape(list[0]!, others[0]!, $"{where}[]");
                break;
        }
    }

    [GeneratedRegex("""
        "([a-z]+(?:-[a-z]+)*)",\s*(?:figure|input|Severity\.)
        """)]
    private static partial Regex Code();
}
