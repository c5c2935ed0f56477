using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Register.Profile;

/// <summary>How many people of one group, as it is typed.</summary>
public sealed class GroupLine
{
    /// <summary>Of the group.</summary>
    public string? Code { get; set; }

    public string? People { get; set; }

    /// <summary>A line for each group, with what was counted of it.</summary>
    public static List<GroupLine> Of(IReadOnlyList<ResidentGroup> groups, IReadOnlyList<GroupCount> makeUp) =>
    [
        .. groups.Select(group => new GroupLine
        {
            Code = group.Code,
            People = makeUp.FirstOrDefault(count => count.Group == group.Code) is { } count ? FigureText.Plain(count.People) : null,
        }),
    ];

    /// <summary>
    /// The counts of a form, each at most the number of people whose details are held; and, as they were, those of
    /// groups that the organisation does not count any more.
    /// </summary>
    /// <param name="profiled">Null where that box is empty or wrong.</param>
    /// <returns>What to keep, given what was kept.</returns>
    public static Func<List<GroupCount>, List<GroupCount>> Read(
        FormReading reading, List<GroupLine> lines, IReadOnlyList<ResidentGroup> groups, int? profiled, string profiledField, string? typedProfiled)
    {
        var read = new List<GroupCount>();
        for (var at = 0; at < lines.Count; at++)
        {
            var field = $"Groups[{at}].People";
            if (groups.FirstOrDefault(group => group.Code == lines[at].Code) is not { } known
                || reading.Whole(field, lines[at].People, $"how many are in the group “{known.Name}”") is not { } people)
                continue;
            if (people > profiled)
                reading.Wrong(field, $"“{known.Name}” cannot be more than those whose details are held, {profiled:N0}");
            read.Add(new GroupCount(known.Code, people));
        }

        if (read.Count > 0 && string.IsNullOrWhiteSpace(typedProfiled))
            reading.Wrong(profiledField, "Type of how many people details are held: the groups are counted among them");
        return before => [.. read, .. before.Where(count => groups.All(group => group.Code != count.Group))];
    }
}
