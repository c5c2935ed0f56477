using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Returns;

/// <summary>Whether a return that was signed off is open again, and whether that can be asked for.</summary>
public static class ReopenedReturn
{
    public const string NeverSigned = "Only a return that was signed off can be reopened.";

    /// <summary>
    /// True while an agreed reopening of the revision that stands has not run out. Signing off ends it too: the revision
    /// that stands is another one then.
    /// </summary>
    public static bool IsReopened(this ReturnSheet sheet, DateTimeOffset now) => sheet.Reopening.IsInForce(sheet.Return?.Revision, now);

    /// <summary>True where a reopening of the revision that stands was agreed, whether or not it has run out.</summary>
    public static bool IsUnderReopening(this ReturnSheet sheet) => sheet.Reopening.IsOf(sheet.Return?.Revision);

    /// <inheritdoc cref="IsReopened"/>
    public static bool IsInForce(this Reopening? reopening, int? revision, DateTimeOffset now) =>
        reopening.IsOf(revision) && now <= reopening!.Until;

    /// <inheritdoc cref="IsUnderReopening"/>
    public static bool IsOf(this Reopening? reopening, int? revision) =>
        reopening is { State: ReopeningState.Agreed, Until: not null } && reopening.Revision == revision;

    /// <summary>Why reopening cannot be asked for; null where it can.</summary>
    public static string? WhyNotAsk(ReturnSheet sheet, DateTimeOffset now) => sheet switch
    {
        { Return: null or { Revision: 0 } } => NeverSigned,
        { Reopening: { State: ReopeningState.Asked } asked } =>
            $"Reopening was asked for at {LondonTime.Moment(asked.AskedAt)}. The consortium's administrator has not answered yet.",
        _ when sheet.IsReopened(now) => $"This return is open already, until {LondonTime.Moment(sheet.Reopening!.Until!.Value)}.",
        _ when ReturnLock.Why(sheet, now) is null => "This return can be changed as it is.",
        _ when ReportFiguresAfterAll.IsPossible(sheet, now) => "Say on the page of this return that there are figures after all.",
        { Return.State: ReturnState.Sent, Collection.State: CollectionState.Open } when !sheet.IsUnderReopening() =>
            "This return waits for sign-off. An approver can send it back for changes.",
        _ => null,
    };
}
