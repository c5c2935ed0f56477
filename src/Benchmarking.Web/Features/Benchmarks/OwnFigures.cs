using Benchmarking.Engine;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>The viewer's own figure of a quarter, or the words for why there is none.</summary>
public static class OwnFigures
{
    public const string NotCollected = "not collected";
    private const string NotApplicable = "not applicable";
    private const string Excluded = "excluded after review";
    private const string NothingToDivideBy = "nothing to divide by";
    private const string SuppressedBySource = "suppressed by its source";

    public static OwnFigure Of(OwnReturn own, OwnRow? row) => own switch
    {
        OwnReturn.None => new OwnFigure(null, null, "no return"),
        OwnReturn.NothingToReport => new OwnFigure(null, null, "nothing to report"),
        _ => new OwnFigure(row?.Value, row?.Denominator, Note(row?.Marker)),
    };

    /// <summary>The symbol that stands for a note in a table: <c>[x]</c>, <c>[z]</c>; "–" where there was no return to say so.</summary>
    public static string Symbol(string note) => note switch
    {
        NotCollected => "[x]",
        NotApplicable => "[z]",
        Excluded => "[e]",
        NothingToDivideBy => "[u]",
        SuppressedBySource => "[s]",
        _ => "–",
    };

    /// <summary>Missing is never zero: a figure of a module that was left out was not collected.</summary>
    private static string Note(string? marker)
    {
        if (marker is null || !Codes.TryRead(marker, out Marker? known))
            return NotCollected;
        return known switch
        {
            Marker.NotApplicable => NotApplicable,
            Marker.Excluded => Excluded,
            Marker.ZeroDenominator => NothingToDivideBy,
            Marker.Suppressed => SuppressedBySource,
            _ => NotCollected,
        };
    }
}
