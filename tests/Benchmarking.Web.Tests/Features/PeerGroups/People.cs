using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.PeerGroups;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.PeerGroups;

/// <summary>Members and peer groups made by hand, for what follows from attributes alone.</summary>
internal static class People
{
    public static PeerGroupRow[] Groups { get; } =
    [
        Group("all", "all", "All members", ""),
        Group("region:north", "region", "North", "North"),
        Group("region:south", "region", "South", "South"),
        Group("size:small", "size", "Small landlords", "small"),
        Group("size:large", "size", "Large landlords", "large"),
        Group("type:council", "type", "Councils", "council"),
        Group("type:almo", "type", "ALMOs", "ALMO"),
    ];

    public static PeerGroupRow Group(string code, string dimension, string name, string value) => new()
    {
        Code = code,
        Dimension = dimension,
        Name = name,
        Description = name,
        AttributeValue = value,
    };

    public static PeerGroupRow Named(string name, IEnumerable<Organisation> members) => new()
    {
        Code = $"named:{name.ToLowerInvariant()}",
        Dimension = "named",
        Name = name,
        Description = name,
        AttributeValue = "",
        Members = [.. members.Select(own => own.Id.Value)],
    };

    public static List<Organisation> Many(int count, string region, string size, string type = "council", int? homes = null) =>
    [
        .. Enumerable.Range(1, count).Select(number => new Organisation
        {
            Id = new OrganisationId(Guid.NewGuid()),
            Slug = $"{region}-{size}-{type}-{number}",
            Name = $"{region} {size} {type} {number}",
            ShortName = $"{number}",
            Region = region,
            SizeBand = size,
            Type = type,
            Homes = homes,
        }),
    ];

    public static List<MemberAttributes> Attributes(IEnumerable<Organisation> organisations) => [.. organisations.Select(MemberAttributes.Of)];
}
