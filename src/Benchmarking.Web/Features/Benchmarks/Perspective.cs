namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>From where benchmarks are looked at: a member with its own figures, or the sector without anybody's.</summary>
/// <param name="Root">Address of the overview.</param>
/// <param name="IsMember">True where own figures are shown.</param>
/// <param name="Name">What the breadcrumb says.</param>
public sealed record Perspective(string Root, bool IsMember, string Name)
{
    public static Perspective Member { get; } = new("/benchmarks", true, "Benchmarks");

    public static Perspective Sector { get; } = new("/sector", false, "Sector");

    /// <summary>What choosing a peer group is called.</summary>
    public string GroupLabel => IsMember ? "Compare with" : "Peer group";

    public string Overview(string group, OverviewFilter? filter = null) => Root + Query(group) + filter?.Query();

    public string OverviewCsv(string group, OverviewFilter? filter = null) => $"{Root}.csv{Query(group)}{filter?.Query()}";

    public string Metric(string code, string group) => $"{Root}/{code}{Query(group)}";

    public string MetricCsv(string code, string group) => $"{Root}/{code}.csv{Query(group)}";

    /// <summary>Where a member sets a target for a metric, compared with the same group.</summary>
    public string Target(string code, string group) => $"/targets/{code}{Query(group)}";

    private static string Query(string group) => $"?group={Uri.EscapeDataString(group)}";
}
