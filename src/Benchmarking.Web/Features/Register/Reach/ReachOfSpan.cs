using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Profile;

namespace Benchmarking.Web.Features.Register.Reach;

/// <summary>Why a group has no share.</summary>
public enum NoShare
{
    /// <summary>Nobody counted the group on this side.</summary>
    NotCounted,

    /// <summary>The details of too few people are held.</summary>
    TooFewPeople,

    /// <summary>There are some of them, and too few to tell how many.</summary>
    Small,
}

/// <summary>How common a group is among some people, or why that is not told.</summary>
/// <param name="Share">0 to 1, not rounded.</param>
public sealed record GroupShare(decimal? Share, NoShare? Why)
{
    public static GroupShare Of(int? people, int of) => people switch
    {
        null => new(null, NoShare.NotCounted),
        _ when of < SmallCount.LeastBase => new(null, NoShare.TooFewPeople),
        // Those who are not of the group are told by those who are.
        { } few when !SmallCount.IsTold(few) || !SmallCount.IsTold(Math.Max(0, of - few)) => new(null, NoShare.Small),
        { } known => new((decimal)known / of, null),
    };
}

/// <summary>A group among those involved, beside the same group among everybody in the homes.</summary>
/// <param name="IsNamed">Named as under-represented.</param>
public sealed record ReachRow(ResidentGroup Group, bool IsNamed, GroupShare Involved, GroupShare All)
{
    /// <summary>Those involved less all residents, in points of 100; null where either is not told.</summary>
    public decimal? Gap => 100 * (Involved.Share - All.Share);

    /// <summary>Share of those involved ÷ share of all residents: 1 means as common among both. Null also where nobody of the group lives there.</summary>
    public decimal? Index => All.Share is > 0 ? Involved.Share / All.Share : null;
}

/// <summary>
/// Who is involved beside who lives there: the latest count of people in a span against the latest profile. A count of
/// 1 to 4 is not told, and neither is the share that would tell it.
/// </summary>
/// <param name="Counted">Null where nobody was counted in the span.</param>
/// <param name="Profile">Null where there is none yet.</param>
/// <param name="Rows">The agreed groups, then the organisation's own.</param>
public sealed record ReachOfSpan(HeadCount? Counted, ResidentProfile? Profile, IReadOnlyList<ReachRow> Rows)
{
    public static ReachOfSpan Of(RegisterRecord record)
    {
        var counted = record.HeadCounts.LastOrDefault(count => count.Profiled is not null);
        var profile = record.Profiles.LastOrDefault();
        return new ReachOfSpan(counted, profile,
            [.. from resident in KnownGroups.Of(record.Groups)
                select new ReachRow(
                    resident,
                    record.Groups.Any(named => named.Code == resident.Code && named.UnderRepresented),
                    GroupShare.Of(People(counted?.MakeUp, resident.Code), counted?.Profiled ?? 0),
                    GroupShare.Of(People(profile?.MakeUp, resident.Code), profile?.Profiled ?? 0))]);
    }

    private static int? People(List<GroupCount>? makeUp, string code) => makeUp?.FirstOrDefault(count => count.Group == code)?.People;
}
