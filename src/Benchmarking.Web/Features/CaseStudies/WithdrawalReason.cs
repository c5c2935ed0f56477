using Benchmarking.Web.Features.CaseStudies.Scan;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.CaseStudies;

/// <summary>Why a study is withdrawn. It stands at the study's address for ever, so it may name nobody.</summary>
public static class WithdrawalReason
{
    public const int Longest = 300;

    public const string Field = "reason";

    /// <param name="own">What tells of the author, where it is its own people who write.</param>
    public static IReadOnlyList<FormError> Problems(string? typed, OwnWords own)
    {
        var words = TypedText.Trimmed(typed);
        if (words.Length == 0)
            return [new(Field, "Say why it is withdrawn: whoever comes to its address reads it")];
        if (words.Length > Longest)
            return [new(Field, $"Use at most {Longest} characters")];
        return PersonalDataScan.Find([new ScanText(Field, "", words)], own) is [var first, ..]
            ? [new(Field, $"Everybody can read the reason for ever. Leave out “{first.Found}”: {char.ToLowerInvariant(first.Kind.Words()[0])}{first.Kind.Words()[1..]}")]
            : [];
    }
}
