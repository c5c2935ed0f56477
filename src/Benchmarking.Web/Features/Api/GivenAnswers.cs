using Benchmarking.Engine.Returns;
using Benchmarking.Web.Features.Returns;

namespace Benchmarking.Web.Features.Api;

/// <summary>What a body gives: answers by input code, and what of it could not be taken.</summary>
/// <param name="Lines">Where each answer stood in a CSV body; empty for JSON.</param>
public sealed record GivenAnswers(
    IReadOnlyDictionary<string, Answer> Answers, IReadOnlyList<ApiError> Errors, IReadOnlyDictionary<string, int> Lines)
{
    public static string Pointer(string input) => "/answers/" + Escaped(input);

    /// <summary>RFC 6901: in a name <c>~</c> and <c>/</c> are spelt otherwise.</summary>
    public static string Escaped(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>Adds to the errors those answers that nobody asked for.</summary>
    public GivenAnswers For(ReturnSheet sheet)
    {
        var asked = sheet.Inputs.Select(input => input.Code).ToHashSet();
        return new(
            Answers.Where(answer => asked.Contains(answer.Key)).ToDictionary(),
            [
                .. Errors,
                .. from code in Answers.Keys
                   where !asked.Contains(code)
                   select new ApiError(
                       Pointer(code), "unknown-input", $"This collection asks for no \"{code}\".",
                       $"GET /api/v1/collections/{sheet.Period.Route} lists what it asks for.", LineOf(code)),
            ],
            Lines);
    }

    public int? LineOf(string code) => Lines.TryGetValue(code, out var line) ? line : null;
}
