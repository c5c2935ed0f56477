using Benchmarking.Web.Features.Api;

namespace Benchmarking.Web.Tests.Features.Api;

/// <summary>Sound answers to every core question, as a body.</summary>
public static class CoreAnswers
{
    public static string Json { get; } = Body(ApiExamples.Core);

    public static string Body(params (string Input, decimal Value)[] answers) => Body(answers.Select(answer => (answer.Input, $"{answer.Value}")));

    public static string Typed(params (string Input, string Typed)[] answers) => Body(answers.Select(answer => (answer.Input, $"\"{answer.Typed}\"")));

    private static string Body(IEnumerable<(string Input, string Json)> answers) =>
        $$"""{"answers": { {{string.Join(", ", answers.Select(answer => $"\"{answer.Input}\": {answer.Json}"))}} } }""";
}
