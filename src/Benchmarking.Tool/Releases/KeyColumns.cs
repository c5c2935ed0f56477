using Benchmarking.Engine;
using Benchmarking.Engine.Microdata;

namespace Benchmarking.Tool.Releases;

/// <summary>
/// What anybody can know of an organisation, from the dimensions of groups.csv: region, size and type. Each is either
/// given as it is or not at all; that nothing is known of one is a value too.
/// </summary>
internal sealed record KeyColumns(IReadOnlyList<Hierarchy> Hierarchies, IReadOnlyDictionary<string, string[]> Organisations)
{
    private const string Unknown = "unknown";
    private const string Any = "all";
    private static readonly string[] Dimensions = ["region", "size", "type"];

    /// <summary>The attributes of organisations.</summary>
    /// <param name="groups">The peer groups; those of other dimensions tell nothing that these do not.</param>
    /// <param name="organisations">The organisations.</param>
    /// <param name="problem">What is wrong; null where nothing is.</param>
    public static KeyColumns Of(IReadOnlyList<PeerGroup> groups, IReadOnlyList<string> organisations, out string? problem)
    {
        problem = null;
        var hierarchies = new List<Hierarchy>();
        var columns = new List<Dictionary<string, string>>();
        foreach (var dimension in Dimensions)
        {
            var own = groups.Where(group => group.Dimension == dimension && group.Period is null).ToList();
            if (own.Count == 0) continue;

            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (group, member) in own.SelectMany(group => group.Members.Select(member => (group, member))))
            {
                if (!values.TryAdd(member, Name(group))) problem = $"{member} is in two groups of the dimension {dimension}: {values[member]} and {Name(group)}";
            }

            var names = organisations.Select(one => values.GetValueOrDefault(one, Unknown)).Distinct(StringComparer.Ordinal);
            hierarchies.Add(new Hierarchy(dimension, names.ToDictionary(name => name, name => (string[])[name, Any], StringComparer.Ordinal)));
            columns.Add(values);
        }

        return new(hierarchies, organisations.ToDictionary(
            one => one, one => columns.Select(values => values.GetValueOrDefault(one, Unknown)).ToArray(), StringComparer.Ordinal));
    }

    /// <summary><c>region:North</c> stands under "region" as North.</summary>
    private static string Name(PeerGroup group) =>
        group.Code.StartsWith(group.Dimension + ":", StringComparison.Ordinal) ? group.Code[(group.Dimension.Length + 1)..] : group.Code;
}
