using Benchmarking.Engine;

namespace Benchmarking.Tool;

/// <summary>
/// groups.csv: <c>group,organisation[,dimension,period]</c>, one row for each member. The group <c>all</c> is implied.
/// A row without a period holds for every period; one with a period adds a member in that period alone.
/// </summary>
public static class GroupsFile
{
    private const string DefaultDimension = "named";
    private static readonly string[] Dimensions = ["size", "region", "type", "crossing", DefaultDimension];

    /// <summary>Reads the groups, in the order of their first rows.</summary>
    public static IReadOnlyList<PeerGroup> Read(string path, Problems problems)
    {
        var groups = new List<GroupRows>();
        var byCode = new Dictionary<string, GroupRows>(StringComparer.Ordinal);
        CsvTable.Read(path, ["group", "organisation"], problems, row =>
        {
            var (code, organisation) = (row.Required("group"), row.Required("organisation"));
            var (dimension, period) = (DimensionOf(row), row.PeriodText("period"));
            if (code == PeerGroup.All) row.Refuse("the group all is everyone and is not listed (column group)", "group");
            if (!row.IsSound) return;

            if (!byCode.TryGetValue(code, out var group))
            {
                groups.Add(group = new GroupRows(code, dimension, row.Line));
                byCode.Add(code, group);
            }

            if (group.Dimension == dimension) group.Add(period, organisation);
            else row.Refuse($"the group {code} has the dimension {group.Dimension} on line {group.Line}", "dimension");
        });
        return [.. groups.SelectMany(group => group.ToGroups())];
    }

    private static string DimensionOf(CsvRow row)
    {
        var text = row.Text("dimension");
        if (text.Length == 0) return DefaultDimension;
        if (!Dimensions.Contains(text))
        {
            row.Refuse($"\"{text}\" is not a dimension: {string.Join(", ", Dimensions)} (column dimension)", "dimension");
        }

        return text;
    }

    /// <summary>The rows of one group, by period; the empty period is every period.</summary>
    private sealed class GroupRows(string code, string dimension, int line)
    {
        private const string EveryPeriod = "";
        private readonly SortedDictionary<string, HashSet<string>> members = new(StringComparer.Ordinal);

        public string Dimension => dimension;

        public int Line => line;

        public void Add(string period, string organisation)
        {
            if (!members.TryGetValue(period, out var those)) members.Add(period, those = new(StringComparer.Ordinal));
            those.Add(organisation);
        }

        public IEnumerable<PeerGroup> ToGroups()
        {
            var always = members.GetValueOrDefault(EveryPeriod);
            return members.Select(those => those.Key == EveryPeriod
                ? new PeerGroup(code, dimension, those.Value)
                : new PeerGroup(code, dimension, those.Value.Union(always ?? []).ToHashSet(StringComparer.Ordinal))
                {
                    Period = those.Key,
                });
        }
    }
}
