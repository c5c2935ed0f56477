using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Returns;

/// <summary>Why a return cannot be changed now: what happened, by whom, when, and what can be done about it.</summary>
public static class ReturnLock
{
    private const string AskForMore = "Ask the consortium's administrator for more time.";
    private const string AskToReopen = "If a figure is wrong, an approver of your organisation can ask the consortium's administrator to reopen it.";

    /// <summary>A few sentences; null where it can be changed.</summary>
    /// <param name="names">Who acted on it, where that is known; without, the sentences leave it out.</param>
    public static string? Why(ReturnSheet sheet, DateTimeOffset now, ReturnNames? names = null)
    {
        var who = names ?? ReturnNames.None;
        return sheet.Return is { } own && (own.State is ReturnState.SignedOff or ReturnState.Reopened || sheet.IsUnderReopening())
            ? WhySigned(sheet, own, now, who)
            : WhyByDates(sheet, now, who);
    }

    /// <summary>What the collection and its dates say of a return that is not signed off.</summary>
    private static string? WhyByDates(ReturnSheet sheet, DateTimeOffset now, ReturnNames names)
    {
        var collection = sheet.Collection;
        var stands = sheet.Return is { Revision: > 0 } ? AskToReopen : null;
        if (collection.State != CollectionState.Open)
            return $"This collection is closed{Closed(collection)}. {stands ?? "A return that was not signed off by then takes no part in it."}";
        if (now > collection.LastEditAt)
            return $"The last moment for changes was {LondonTime.Moment(collection.LastEditAt)}, as the consortium's administrator set it. {stands ?? AskForMore}";
        return sheet.Return switch
        {
            null when now > collection.LastNewAt =>
                $"The last moment for starting a return was {LondonTime.Moment(collection.LastNewAt)}, as the consortium's administrator set it. {AskForMore}",
            { State: ReturnState.Sent } sent => Sent(sent, names),
            { State: ReturnState.NothingToReport } nothing =>
                $"Reported as nothing{By(names.SentBy)}{At(nothing.SentAt)}. If there are figures after all, say so on the page of this return.",
            _ => null,
        };
    }

    /// <summary>Once signed off, a return opens only by being reopened, whatever the collection's dates say.</summary>
    private static string? WhySigned(ReturnSheet sheet, Return own, DateTimeOffset now, ReturnNames names)
    {
        if (sheet.IsReopened(now))
        {
            return own.State == ReturnState.Sent
                ? $"{Sent(own, names)} It is reopened until {LondonTime.Moment(sheet.Reopening!.Until!.Value)}; until it is signed off again, revision {own.Revision} stands."
                : null;
        }

        return sheet.IsUnderReopening()
            ? $"This return was reopened until {LondonTime.Moment(sheet.Reopening!.Until!.Value)} and not signed off again by then, so it is locked again. Revision {own.Revision} stands{(own.SignedOffAt is null ? "" : $": signed off{By(names.SignedOffBy)}{At(own.SignedOffAt)}")}. What was typed since is kept for when it is reopened once more."
            : $"Signed off{By(names.SignedOffBy)}{At(own.SignedOffAt)}. A signed return is locked. {AskToReopen}";
    }

    private static string Sent(Return sent, ReturnNames names) =>
        $"Sent for sign-off{By(names.SentBy)}{At(sent.SentAt)}. An approver of your organisation signs it off or sends it back for changes.";

    private static string Closed(Collection collection) => collection.ClosedAt is { } at
        ? $": the consortium's administrator closed it at {LondonTime.Moment(at)}"
        : ": the consortium's administrator closed it";

    private static string By(string? name) => name is null ? "" : $" by {name}";

    private static string At(DateTimeOffset? at) => at is { } moment ? $" at {LondonTime.Moment(moment)}" : "";
}
