using Benchmarking.Engine.Microdata;

namespace Benchmarking.Web.Features.Releases.Making;

/// <summary>How much of the differences between organisations profiles of clusters do not show.</summary>
internal static class ResearchLoss
{
    /// <summary>In percent of the variation; a figure that is not given counts as the mean of all.</summary>
    public static double Of(
        ResearchScope scope, Partition partition, ClusterProfiles profiles, IReadOnlySet<(string Metric, string Period, string Group)> withheld)
    {
        var values = scope.Observations.Where(one => one.Value is not null)
            .GroupBy(one => (one.Organisation, one.Metric, one.Period)).ToDictionary(one => one.Key, one => (double)one.Last().Value!.Value);
        string[] organisations = [.. partition.Groups.SelectMany(group => group.Members)];
        double[][] known = [.. organisations.Select(organisation => profiles.Columns
            .Select(column => values.TryGetValue((organisation, column.Metric.Code, column.Period), out var value) ? value : double.NaN).ToArray())];
        var means = profiles.Columns.Select((_, column) => known.Select(row => row[column]).Where(double.IsFinite).DefaultIfEmpty(0).Average()).ToArray();
        double[][] released =
        [
            .. partition.Groups.SelectMany((group, number) => group.Members.Select(_ => profiles.Clusters[number].Figures
                .Select((figure, column) => figure.Number is { } shown && !withheld.Contains((profiles.Columns[column].Metric.Code, profiles.Columns[column].Period, partition.CodeOf(number)))
                    ? (double)shown.Value
                    : means[column]).ToArray())),
        ];
        return Microaggregation.Loss(known, released).Percent;
    }
}
