using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Returns;

/// <summary>Why a return cannot be changed now, and what can be done about it.</summary>
public static class ReturnLock
{
    /// <summary>One sentence or two; null where it can be changed.</summary>
    public static string? Why(ReturnSheet sheet, DateTimeOffset now)
    {
        var collection = sheet.Collection;
        if (collection.State != CollectionState.Open)
            return "This collection is closed. If a figure is wrong, ask the consortium's administrator to reopen your return.";
        if (now > collection.LastEditAt)
            return $"The last moment for changes was {LondonTime.Moment(collection.LastEditAt)}. If a figure is wrong, ask the consortium's administrator to reopen your return.";
        return sheet.Return switch
        {
            null when now > collection.LastNewAt =>
                $"The last moment for starting a return was {LondonTime.Moment(collection.LastNewAt)}. Ask the consortium's administrator for more time.",
            { State: ReturnState.Sent } =>
                $"Sent for sign-off on {LondonTime.Day(sheet.Return.SentAt!.Value)}. An approver of your organisation signs it off or sends it back for changes.",
            { State: ReturnState.SignedOff } =>
                $"Signed off on {LondonTime.Day(sheet.Return.SignedOffAt!.Value)}. If a figure is wrong, ask the consortium's administrator to reopen your return.",
            { State: ReturnState.NothingToReport } =>
                $"You said on {LondonTime.Day(sheet.Return.SentAt!.Value)} that there is nothing to report. If there are figures after all, say so on the page of this return.",
            _ => null,
        };
    }
}
