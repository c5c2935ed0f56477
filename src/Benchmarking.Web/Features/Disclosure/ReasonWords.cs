using Benchmarking.Engine;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Disclosure;

/// <summary>Each code for a number that is not shown, with its paragraph on the page about the method.</summary>
public static class ReasonWords
{
    public const string Method = "/method";

    /// <summary>The same for every cause that depends on values, so that it tells nothing of them.</summary>
    public const string Neutral =
        "Not shown — protecting members' figures. Ask us about: more contributors, a wider peer group, or the annual release.";

    /// <summary>Every code, in the order in which the page about the method explains them.</summary>
    public static IReadOnlyList<Reason> All { get; } = [Reason.N1, Reason.N2, Reason.N3, Reason.N4, Reason.N5, Reason.V];

    /// <summary>Where the code's paragraph stands on its page: <c>n1</c>, <c>withheld</c>.</summary>
    public static string Anchor(this Reason reason) => reason == Reason.V ? "withheld" : $"{reason}".ToLowerInvariant();

    public static string Address(this Reason reason) => $"{Method}#{reason.Anchor()}";

    /// <summary>The code in a few words, as a heading or a line of a table.</summary>
    public static string Words(this Reason reason, BenchmarkRules rules) => reason switch
    {
        Reason.N1 => $"Fewer than {rules.MinimumForMedian} contributors",
        Reason.N2 => $"Quartiles need {rules.MinimumForQuartiles} contributors (median shown)",
        Reason.N3 => "Too similar to another published group",
        Reason.N4 => "Held until enough organisations have updated",
        Reason.N5 => "Not applicable",
        _ => "Protecting members’ figures",
    };

    /// <summary>A link to the paragraph, for beside the words.</summary>
    public static PageLink Link(this Reason reason) => new("Why is this?", reason.Address());

    /// <summary>A kind of number in words.</summary>
    public static string Words(this Statistic statistic) => statistic switch
    {
        Statistic.Median => "Median",
        Statistic.LowerQuartile => "Lower quartile",
        Statistic.UpperQuartile => "Upper quartile",
        Statistic.Mean => "Mean",
        Statistic.P10 => "10th percentile",
        Statistic.P90 => "90th percentile",
        _ => statistic.Code(),
    };
}
