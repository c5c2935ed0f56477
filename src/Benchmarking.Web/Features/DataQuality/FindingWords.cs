namespace Benchmarking.Web.Features.DataQuality;

/// <summary>Codes of what looks odd, as the steering group reads them.</summary>
public static class FindingWords
{
    public static string Of(string code) => code switch
    {
        "below-plausible" => "Lower than usual",
        "above-plausible" => "Higher than usual",
        "changed-a-lot" => "Changed a lot since last quarter",
        "outlier" => "Far from the member’s own earlier figures",
        "comparison" => "One number larger than another that should be larger",
        _ => code,
    };
}
