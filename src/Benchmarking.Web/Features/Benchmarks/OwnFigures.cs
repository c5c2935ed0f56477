using Benchmarking.Engine;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>The viewer's own figure of a quarter, or the words for why there is none.</summary>
public static class OwnFigures
{
    public const string NotCollected = "not collected";

    public static OwnFigure Of(OwnReturn own, OwnRow? row) => own switch
    {
        OwnReturn.None => new OwnFigure(null, null, "no return"),
        OwnReturn.NothingToReport => new OwnFigure(null, null, "nothing to report"),
        _ => new OwnFigure(row?.Value, row?.Denominator, Note(row?.Marker)),
    };

    /// <summary>Missing is never zero: a figure of a module that was left out was not collected.</summary>
    private static string Note(string? marker)
    {
        if (marker is null || !Codes.TryRead(marker, out Marker? known))
            return NotCollected;
        return known switch
        {
            Marker.NotApplicable => "not applicable",
            Marker.Excluded => "excluded after review",
            Marker.ZeroDenominator => "nothing to divide by",
            Marker.Suppressed => "suppressed by its source",
            _ => NotCollected,
        };
    }
}
