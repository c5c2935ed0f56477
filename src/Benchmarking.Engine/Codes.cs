using System.Diagnostics.CodeAnalysis;

namespace Benchmarking.Engine;

/// <summary>How the engine's words are spelt in files, in the database and in programming interfaces.</summary>
public static class Codes
{
    private static readonly Dictionary<string, MetricKind> Kinds = ByCode(Enum.GetValues<MetricKind>(), Code);
    private static readonly Dictionary<string, Polarity> Polarities = ByCode(Enum.GetValues<Polarity>(), Code);
    private static readonly Dictionary<string, Sensitivity> Sensitivities = ByCode(Enum.GetValues<Sensitivity>(), Code);
    private static readonly Dictionary<string, Marker> Markers = ByCode(Enum.GetValues<Marker>(), Code);

    /// <summary>A marker's letter: <c>x</c>, <c>z</c>, <c>e</c>, <c>u</c> or <c>s</c>.</summary>
    /// <param name="marker">The marker.</param>
    public static string Code(this Marker marker) => marker switch
    {
        Marker.NotCollected => "x",
        Marker.NotApplicable => "z",
        Marker.Excluded => "e",
        Marker.ZeroDenominator => "u",
        Marker.Suppressed => "s",
        _ => throw Unknown(marker),
    };

    /// <summary>A marker as tables show it: <c>[x]</c>.</summary>
    /// <param name="marker">The marker.</param>
    public static string Symbol(this Marker marker) => $"[{marker.Code()}]";

    /// <summary>A status: <c>published</c>, <c>withheld</c>, <c>not_enough</c>, <c>held</c>, <c>not_collected</c>.</summary>
    /// <param name="status">The status.</param>
    public static string Code(this CellStatus status) => status switch
    {
        CellStatus.Published => "published",
        CellStatus.Withheld => "withheld",
        CellStatus.NotEnough => "not_enough",
        CellStatus.Held => "held",
        CellStatus.NotCollected => "not_collected",
        _ => throw Unknown(status),
    };

    /// <summary>A kind: <c>percentage</c>, <c>count</c>, <c>money</c>, <c>rate</c>, <c>rating</c>.</summary>
    /// <param name="kind">The kind.</param>
    public static string Code(this MetricKind kind) => kind switch
    {
        MetricKind.Percentage => "percentage",
        MetricKind.Count => "count",
        MetricKind.Money => "money",
        MetricKind.Rate => "rate",
        MetricKind.Rating => "rating",
        _ => throw Unknown(kind),
    };

    /// <summary>A good direction: <c>higher</c>, <c>lower</c>, <c>neutral</c>.</summary>
    /// <param name="polarity">The direction.</param>
    public static string Code(this Polarity polarity) => polarity switch
    {
        Polarity.HigherIsBetter => "higher",
        Polarity.LowerIsBetter => "lower",
        Polarity.Neutral => "neutral",
        _ => throw Unknown(polarity),
    };

    /// <summary>A sensitivity: <c>protected</c> or <c>public</c>.</summary>
    /// <param name="sensitivity">The sensitivity.</param>
    public static string Code(this Sensitivity sensitivity) => sensitivity switch
    {
        Sensitivity.Protected => "protected",
        Sensitivity.Public => "public",
        _ => throw Unknown(sensitivity),
    };

    /// <summary>Reads a marker's letter.</summary>
    /// <param name="code">The letter.</param>
    /// <param name="marker">The marker.</param>
    /// <returns>True when it is one.</returns>
    public static bool TryRead(string code, [NotNullWhen(true)] out Marker? marker) => Find(Markers, code, out marker);

    /// <summary>The marker of a letter; null where there is none, or it is not one.</summary>
    /// <param name="code">The letter; may be null.</param>
    public static Marker? MarkerOf(string? code) => code is not null && TryRead(code, out Marker? marker) ? marker : null;

    /// <summary>Reads a kind.</summary>
    /// <param name="code">Its spelling.</param>
    /// <param name="kind">The kind.</param>
    /// <returns>True when it is one.</returns>
    public static bool TryRead(string code, [NotNullWhen(true)] out MetricKind? kind) => Find(Kinds, code, out kind);

    /// <summary>Reads a good direction.</summary>
    /// <param name="code">Its spelling.</param>
    /// <param name="polarity">The direction.</param>
    /// <returns>True when it is one.</returns>
    public static bool TryRead(string code, [NotNullWhen(true)] out Polarity? polarity) =>
        Find(Polarities, code, out polarity);

    /// <summary>Reads a sensitivity.</summary>
    /// <param name="code">Its spelling.</param>
    /// <param name="sensitivity">The sensitivity.</param>
    /// <returns>True when it is one.</returns>
    public static bool TryRead(string code, [NotNullWhen(true)] out Sensitivity? sensitivity) =>
        Find(Sensitivities, code, out sensitivity);

    private static Dictionary<string, T> ByCode<T>(T[] all, Func<T, string> code) =>
        all.ToDictionary(code, StringComparer.Ordinal);

    private static bool Find<T>(Dictionary<string, T> byCode, string code, [NotNullWhen(true)] out T? found)
        where T : struct
    {
        found = byCode.TryGetValue(code, out var one) ? one : null;
        return found is not null;
    }

    private static ArgumentOutOfRangeException Unknown(Enum value) => new(nameof(value), value, "Not a known value.");
}
