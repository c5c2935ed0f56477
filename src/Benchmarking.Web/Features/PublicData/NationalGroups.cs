using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.PublicData;

/// <summary>Names of the groups of landlords that the regulator's file makes.</summary>
public static class NationalGroups
{
    public static List<PublishedGroup> Of(PublicationId publication, IReadOnlyList<PeerGroup> groups) =>
    [
        new PublishedGroup
        {
            PublicationId = publication, Code = PeerGroup.All, Dimension = PeerGroup.All, Name = "All landlords", Position = 0,
        },
        .. groups.Select((group, at) => new PublishedGroup
        {
            PublicationId = publication,
            Code = group.Code,
            Dimension = group.Dimension,
            Name = NameOf(group),
            Position = at + 1,
        }),
    ];

    private static string NameOf(PeerGroup group)
    {
        var value = group.Code[(group.Code.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return (group.Dimension, value) switch
        {
            ("type", "PRP") => "Private registered providers",
            ("type", "LA") => "Local authorities",
            ("size", ['<', .. var below]) => $"Under {below} homes",
            ("size", ['>', .. var above]) => $"Over {above} homes",
            ("size", _) => $"{value.Replace("-", " to ", StringComparison.Ordinal)} homes",
            _ => value,
        };
    }
}
