using Benchmarking.Engine;

namespace Benchmarking.Tool;

/// <summary>interest-groups.csv: <c>organisation,interest_group</c>. An organisation that is not listed stands for itself.</summary>
public static class InterestGroupsFile
{
    /// <summary>Reads who belongs together.</summary>
    public static InterestGroups Read(string path, Problems problems)
    {
        var groups = new Dictionary<string, (string Group, int Line)>(StringComparer.Ordinal);
        CsvTable.Read(path, ["organisation", "interest_group"], problems, row =>
        {
            var (organisation, group) = (row.Required("organisation"), row.Required("interest_group"));
            if (row.IsSound && !groups.TryAdd(organisation, (group, row.Line)))
            {
                row.Refuse($"the organisation {organisation} is on line {groups[organisation].Line} already", "organisation");
            }
        });
        return new InterestGroups(groups.ToDictionary(one => one.Key, one => one.Value.Group, StringComparer.Ordinal));
    }
}
