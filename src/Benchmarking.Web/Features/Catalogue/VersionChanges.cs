using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Metrics;

namespace Benchmarking.Web.Features.Catalogue;

/// <summary>One thing that differs between two versions.</summary>
public sealed record VersionChange(string What, string Before, string After);

/// <summary>What a new version changes, in words.</summary>
public static class VersionChanges
{
    private const string Nothing = "nothing";

    /// <param name="label">What the input of a code is called.</param>
    public static IReadOnlyList<VersionChange> Between(
        MetricVersion before, MetricVersion after, Func<string, string> label)
    {
        (string What, Func<MetricVersion, string?> Read)[] parts =
        [
            ("Question", version => version.Question),
            ("Numerator", version => version.Numerator),
            ("Denominator", version => version.Denominator),
            ("Counts", version => version.Inclusions),
            ("Does not count", version => version.Exclusions),
            ("Good direction", version => MetricWords.Polarity(version.Polarity)),
            ("To know", version => version.Note),
            ("Protection radius", version => version.Tau),
            ("Usual band", version => Band(version.PlausibleLow, version.PlausibleHigh)),
            ("Why the usual band", version => version.PlausibleReason),
            ("Possible band", version => Band(version.PossibleLow, version.PossibleHigh)),
            ("Why the possible band", version => version.PossibleReason),
            ("Other checks", version => string.Join("\n", version.Rules.OrderBy(rule => rule.Position).Select(rule => CheckWords.Of(rule, label)))),
        ];
        return
        [
            .. from part in parts
               let old = part.Read(before)
               let now = part.Read(after)
               where (old ?? "") != (now ?? "")
               select new VersionChange(part.What, OrNothing(old), OrNothing(now)),
        ];
    }

    private static string? Band(decimal? low, decimal? high) => (low, high) switch
    {
        (null, null) => null,
        ({ } from, { } to) => $"{Number(from)} to {Number(to)}",
        ({ } from, null) => $"{Number(from)} or more",
        (null, { } to) => $"{Number(to)} or less",
    };

    private static string Number(decimal? number) => FigureText.Number(number!.Value);

    private static string OrNothing(string? text) => string.IsNullOrEmpty(text) ? Nothing : text;
}
