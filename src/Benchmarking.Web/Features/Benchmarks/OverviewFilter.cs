using Benchmarking.Engine;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>Which figures of the overview are looked at. All of it stands in the address, so a view can be kept and sent.</summary>
/// <param name="Module">Code of a module; null for all.</param>
/// <param name="Band">Code of a <see cref="Standing"/>; null for all. Passed over without own figures.</param>
/// <param name="Worse">Only what is worse than in the same quarter of last year. Passed over without own figures.</param>
/// <param name="Q">Words that the name, code or module must have, each of them.</param>
public sealed record OverviewFilter(string? Module = null, string? Band = null, bool Worse = false, string? Q = null)
{
    /// <summary>Letters of a search; what is more is cut off.</summary>
    public const int LongestSearch = 100;

    public bool IsAny => !string.IsNullOrWhiteSpace(Module) || Standing is not null || Worse || Words.Length > 0;

    /// <summary>What the band says; null where it is none that there is.</summary>
    public Standing? Standing => Standings.TryRead(Band, out var standing) ? standing : null;

    private string[] Words => (Q is { Length: > LongestSearch } ? Q[..LongestSearch] : Q ?? "")
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public bool Holds(MetricSeries series) =>
        (string.IsNullOrWhiteSpace(Module) || series.Subject.Module == Module)
        && (Standing is not { } standing || Standings.Of(series) == standing)
        && (!Worse || IsWorseThanLastYear(series))
        && Words.All(word => Says(series.Subject, word));

    /// <summary>For a reader without own figures these two say nothing.</summary>
    public OverviewFilter WithoutOwn() => this with { Band = null, Worse = false };

    /// <summary>What the filter says in an address, part by part.</summary>
    public IReadOnlyList<(string Name, string Value)> Parts =>
    [
        .. from part in new (string Name, string? Value)[]
           {
               ("module", Module), ("band", Standing?.Code()), ("worse", Worse ? "true" : null), ("q", Q?.Trim()),
           }
           where !string.IsNullOrEmpty(part.Value)
           select (part.Name, part.Value!),
    ];

    /// <summary>The same after the group: <c>&amp;module=vfm&amp;worse=true</c>; empty for everything.</summary>
    public string Query() => string.Concat(Parts.Select(part => $"&{part.Name}={Uri.EscapeDataString(part.Value)}"));

    /// <summary>False where either figure is missing, they show as the same, or no direction is good.</summary>
    public static bool IsWorseThanLastYear(MetricSeries series) => Direction(series) < 0;

    /// <summary>Likewise.</summary>
    public static bool IsBetterThanLastYear(MetricSeries series) => Direction(series) > 0;

    /// <summary>How far the own figure is from that of the same quarter a year before; null where either is missing.</summary>
    public static Change? SinceLastYear(MetricSeries series) =>
        Change.Between(series.Latest.Own?.Value, series.YearBefore?.Own?.Value, series.Subject.Metric);

    private static int Direction(MetricSeries series) => Math.Sign(SinceLastYear(series)?.Amount ?? 0) * series.Subject.Metric.Polarity switch
    {
        Polarity.HigherIsBetter => 1,
        Polarity.LowerIsBetter => -1,
        _ => 0,
    };

    private static bool Says(MetricSubject subject, string word) =>
        new[] { subject.Name, subject.Code, subject.ModuleName }.Any(text => text.Contains(word, StringComparison.CurrentCultureIgnoreCase));
}
