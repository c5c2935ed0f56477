using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.PeerGroups;

/// <summary>How a peer group stands, as people read it.</summary>
public static class PeerGroupWords
{
    public static StatusTag Tag(PeerGroupRow group) => group.State switch
    {
        PeerGroupState.Asked => StatusTag.ForReturn("in_progress") with { Text = "Being checked" },
        PeerGroupState.Live => StatusTag.ForReturn("signed_off") with { Text = "In use" },
        PeerGroupState.Refused => StatusTag.ForReturn("nothing_to_report") with { Text = "Not made", Tone = "attention" },
        _ => StatusTag.ForReturn("nothing_to_report") with { Text = group.DecidedAt is null ? "Withdrawn" : "Retired", Tone = "plain" },
    };

    /// <summary>What came of it; empty where there is nothing to say yet.</summary>
    public static string Outcome(PeerGroupRow group) => group.State switch
    {
        PeerGroupState.Asked => $"Asked for on {LondonTime.Day(group.AskedAt!.Value)}.",
        PeerGroupState.Retired when group.DecidedAt is null => $"Withdrawn on {LondonTime.Day(group.RetiredAt!.Value)}, before it was decided on.",
        PeerGroupState.Retired => $"Retired on {LondonTime.Day(group.RetiredAt!.Value)}. Publications before that keep its numbers.",
        _ => group.Outcome,
    };
}
