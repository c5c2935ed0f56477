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
}
