using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Returns;

/// <summary>Whether a signed return is open again, and whether that can be asked for.</summary>
public static class ReopenedReturn
{
    public const string NeverSigned = "Only a return that was signed off can be reopened.";

    /// <summary>
    /// True while an agreed reopening of the revision that stands has not run out. Signing off ends it too: the revision
    /// that stands is another one then.
    /// </summary>
    public static bool IsReopened(this ReturnSheet sheet, DateTimeOffset now) => sheet.Reopening.IsInForce(sheet.Return?.Revision, now);

    /// <inheritdoc cref="IsReopened"/>
    public static bool IsInForce(this Reopening? reopening, int? revision, DateTimeOffset now) =>
        reopening is { State: ReopeningState.Agreed, Until: { } until } && reopening.Revision == revision && now <= until;

    /// <summary>Why reopening cannot be asked for; null where it can.</summary>
    public static string? WhyNotAsk(ReturnSheet sheet, DateTimeOffset now) => sheet switch
    {
        { Return: null or { Revision: 0 } } => NeverSigned,
        { Reopening: { State: ReopeningState.Asked } asked } =>
            $"Reopening was asked for at {LondonTime.Moment(asked.AskedAt)}. The consortium's administrator has not answered yet.",
        _ when sheet.IsReopened(now) => $"This return is open already, until {LondonTime.Moment(sheet.Reopening!.Until!.Value)}.",
        _ when ReportFiguresAfterAll.IsPossible(sheet, now) => "Say on the page of this return that there are figures after all; nobody needs to agree.",
        { Return.WasSigned: false } when ReturnLock.Why(sheet, now) is null => "This return is open already.",
        _ => null,
    };
}
