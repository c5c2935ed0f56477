using Benchmarking.Engine.Returns;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>What made-up members say of figures that look odd.</summary>
public static class DemonstrationWords
{
    private static readonly string[] OfABound =
    [
        "Checked against our own records. It is right for us.",
        "We count everything the definition names, so ours differs from what is usual.",
        "Our programme is small, so a few people move the figure a long way.",
    ];

    private static readonly string[] OfAChange =
    [
        "Two large projects fell into this quarter.",
        "We changed how we record this and now find what was missed before.",
        "A programme came to its end, and the next one has not started.",
    ];

    public static string Explain(string organisation, Finding query) =>
        Draw.Of(organisation, "says", query.Input, query.Code)
            .ArrayElement(query.Code is "changed-a-lot" or "outlier" ? OfAChange : OfABound);
}
