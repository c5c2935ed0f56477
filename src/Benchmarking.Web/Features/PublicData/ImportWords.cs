using Benchmarking.Engine;

namespace Benchmarking.Web.Features.PublicData;

public static class ImportWords
{
    /// <summary>Why a landlord's figure has no value, as the regulator means it.</summary>
    public static string Of(Marker marker) => marker switch
    {
        Marker.NotCollected => "left blank",
        Marker.NotApplicable => "not required of this landlord",
        Marker.Excluded => "excluded after review",
        Marker.ZeroDenominator => "nothing to divide by",
        Marker.Suppressed => "suppressed by the regulator",
        _ => throw new ArgumentOutOfRangeException(nameof(marker), marker, "Not a marker."),
    };

    /// <summary>What is odd about a published figure.</summary>
    public static string Of(OddFigure figure) => figure.Code switch
    {
        "differs-from-parts" => "differs from its parts",
        "no-numerator" => "no numerator given",
        "numerator-above-denominator" => "numerator above denominator",
        _ => throw new ArgumentOutOfRangeException(nameof(figure), figure.Code, "Not a known query."),
    };
}
