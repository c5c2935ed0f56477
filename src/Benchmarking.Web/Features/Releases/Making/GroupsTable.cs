using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Releases.Files;

namespace Benchmarking.Web.Features.Releases.Making;

/// <summary><c>groups.csv</c>: the peer groups, never who is in them.</summary>
public static class GroupsTable
{
    private static readonly ReleaseColumn[] Columns =
    [
        new("publication", "Publication", "The publication’s number.", ColumnType.Whole) { IsKey = true },
        new("group", "Peer group", "The group’s code, as in cells.csv.") { IsKey = true },
        new("dimension", "Dimension", "What its members share: all, region, size, type, crossing (several of these), named (chosen one by one)."),
        new("name", "Name", "The group’s name."),
    ];

    public static ReleaseTable Of(IReadOnlyList<(Publication Publication, PublishedGroup Group)> groups) => new(
        "groups",
        "Peer groups",
        "The peer groups of each publication.",
        Columns,
        [.. groups.Select(one => new object?[] { one.Publication.Number, one.Group.Code, one.Group.Dimension, one.Group.Name })]);
}
