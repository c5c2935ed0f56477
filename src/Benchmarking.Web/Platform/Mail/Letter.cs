using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Platform.Mail;

/// <summary>
/// What a letter says: short, in the service's words, with no figure in it and nothing that somebody typed, since mail
/// is read on its way. A line that is a path becomes an address when the letter leaves.
/// </summary>
public sealed record Letter(string Subject, string Body)
{
    public static Letter Opened(string organisation, Period period, Collection dates) => new(
        $"Your return for {period.Words} is open",
        $"""
        {organisation} can fill in its return for {period.Words} now.

        It is due by {LondonTime.Moment(dates.DueAt)}.

        {Path(period)}
        """);

    public static Letter DatesChanged(string organisation, Period period, Collection dates) => new(
        $"New dates for your return for {period.Words}",
        $"""
        The dates of the return of {organisation} for {period.Words} have changed.

        Due by: {LondonTime.Moment(dates.DueAt)}
        Last moment for starting a return: {LondonTime.Moment(dates.LastNewAt)}
        Last moment for changes: {LondonTime.Moment(dates.LastEditAt)}

        {Path(period)}
        """);

    public static Letter DueSoon(string organisation, Period period, Collection dates) => new(
        $"Your return for {period.Words} is due by {LondonTime.Moment(dates.DueAt)}",
        $"""
        {organisation} has not sent its return for {period.Words} yet. It is due by {LondonTime.Moment(dates.DueAt)}.

        If there is nothing to report this quarter, say so there: that counts as sent.

        {Path(period)}
        """);

    public static Letter Overdue(string organisation, Period period, Collection dates) => new(
        $"Your return for {period.Words} is overdue",
        $"""
        {organisation} has not sent its return for {period.Words}. It was due by {LondonTime.Moment(dates.DueAt)}.

        A late one is still taken: start it by {LondonTime.Moment(dates.LastNewAt)} and finish it by {LondonTime.Moment(dates.LastEditAt)}.

        {Path(period)}
        """);

    public static Letter Reminder(string organisation, Period period, Collection dates) => new(
        $"Reminder: your return for {period.Words}",
        $"""
        The consortium's administrator reminds {organisation} of its return for {period.Words}, which is not sent yet.

        The last moment for changes is {LondonTime.Moment(dates.LastEditAt)}.

        {Path(period)}
        """);

    public static Letter SentBack(string organisation, Period period) => new(
        $"Your return for {period.Words} was sent back",
        $"""
        An approver of {organisation} sent the return for {period.Words} back for changes. What should be changed stands on its page.

        {Path(period)}
        """);

    public static Letter ReopeningAsked(string organisation, Period period, Guid reopening) => new(
        $"{organisation} asks to reopen its return for {period.Words}",
        $"""
        {organisation} asks for its return for {period.Words} to be reopened. The reason stands on the page, where you answer.

        /reopenings/{reopening}
        """);

    /// <param name="until">The last moment for changes; null where it is refused.</param>
    public static Letter Reopened(string organisation, Period period, DateTimeOffset? until) => until is { } moment
        ? new(
            $"Your return for {period.Words} is reopened",
            $"""
            The consortium's administrator reopened the return of {organisation} for {period.Words}. Change it, send it and sign it off by {LondonTime.Moment(moment)}. Until it is signed off again, what was signed off before stands.

            {Path(period)}
            """)
        : new(
            $"Your return for {period.Words} is not reopened",
            $"""
            The consortium's administrator did not reopen the return of {organisation} for {period.Words}. The reason stands on its page.

            {Path(period)}
            """);

    /// <param name="state">As stored: <c>changes_asked</c>, <c>approved</c> or <c>withdrawn</c>.</param>
    public static Letter CaseStudyDecided(string organisation, string state, Guid study) => state switch
    {
        "approved" => new(
            "Your case study is approved",
            $"""
            An editor approved a case study of {organisation}. It is read by nobody yet: an approver or administrator of your organisation publishes it.

            /case-studies/own/{study}
            """),
        "withdrawn" => new(
            "Your case study was withdrawn",
            $"""
            An editor withdrew a published case study of {organisation}. The reason stands on its page.

            /case-studies/own/{study}
            """),
        _ => new(
            "Changes are asked for in your case study",
            $"""
            An editor read a case study of {organisation} and asks for changes. What should be changed stands on its page.

            /case-studies/own/{study}
            """),
    };

    private static string Path(Period period) => $"/returns/{period.Route}";
}
