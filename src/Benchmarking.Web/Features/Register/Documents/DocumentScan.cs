using System.Text.Json;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.CaseStudies.Scan;
using static Benchmarking.Web.Shared.FirstLetter;

namespace Benchmarking.Web.Features.Register.Documents;

/// <summary>
/// Looks through everything that a document says for what tells of a person, before it is frozen and may become public: its
/// words come from places that are not all read as carefully.
/// </summary>
public static class DocumentScan
{
    /// <returns>What was found, in a sentence; null where nothing was.</returns>
    public static string? Find(DocumentKind kind, string title, string content)
    {
        using var json = JsonDocument.Parse(content);
        var texts = Strings(json.RootElement).Prepend(title).Select(text => new ScanText("", "the draft", text));
        return PersonalDataScan.Find(texts, OwnWords.None).FirstOrDefault(pointed => IsRefused(kind, pointed.Kind)) is { } found
            ? $"“{found.Found}”: {Lowered(found.Kind.Words())}. Nobody may be told of in what can become public: edit the draft and say it without"
            : null;
    }

    /// <summary>How to join has the organisation's own telephone and address in it.</summary>
    private static bool IsRefused(DocumentKind kind, PointedKind pointed) => kind == DocumentKind.Opportunities
        ? pointed is PointedKind.PersonName or PointedKind.NationalInsurance
        : pointed < PointedKind.WebAddress;

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Strings(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        _ => [],
    };
}
