using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Home;

/// <summary>What there is to do about one return, and until when.</summary>
public static class ReturnStep
{
    public static NextStep Of(Actor actor, ReturnLine line, DateTimeOffset now)
    {
        var (text, link, main) = WhatNext(actor, line, now);
        return new NextStep(
            $"Return for {line.Period.Words}",
            text,
            [link],
            StatusTag.ForReturn(line.State),
            line.Overdue ? StatusTag.Overdue : line.SentBack ? StatusTag.SentBack : null,
            main);
    }

    private static (string Text, PageLink Link, bool IsMain) WhatNext(Actor actor, ReturnLine line, DateTimeOffset now)
    {
        var may = Access.Allows(Verb.EditReturn, actor);
        if (line.RanOut)
            return ("It was reopened and not signed off again in time. What was signed off before stands.", Page(line, "", "See how it stands"), false);

        return line.State switch
        {
            "sent" when Access.Allows(Verb.SignOffReturn, actor) =>
                ($"It waits for you to sign it off or send it back.{Reopened(line)}", Page(line, "/review", "Look at it and decide"), true),
            "sent" => ($"An approver of your organisation signs it off or sends it back.{Reopened(line)}", Page(line, "", "See what was sent"), false),
            _ when line.ReopenedUntil is not null => ($"{SentBack(line)}{Reopened(line).TrimStart()}", Page(line, "", may ? "Correct the return" : "See how far it is"), may),
            "signed_off" or "nothing_to_report" => ("It is done.", Page(line, "", "See what was signed off"), false),
            _ when now > line.Dates.LastEditAt =>
                ($"The last moment for changes was {LondonTime.Moment(line.Dates.LastEditAt)}.", Page(line, "", "See how it stands"), false),
            "not_started" when now > line.Dates.LastNewAt =>
                ($"The last moment for starting it was {LondonTime.Moment(line.Dates.LastNewAt)}.", Page(line, "", "See what is asked"), false),
            "not_started" => (Due(line, now), Page(line, "", may ? "Start the return" : "See what is asked"), may),
            _ => ($"{SentBack(line)}{Due(line, now)}", Page(line, "", may ? "Continue the return" : "See how far it is"), may),
        };
    }

    private static string SentBack(ReturnLine line) => line.SentBack ? "An approver sent it back; what to change stands on its page. " : "";

    private static string Reopened(ReturnLine line) => line.ReopenedUntil is { } until
        ? $" It is reopened until {LondonTime.Moment(until)}; what was signed off before stands until it is signed off again."
        : "";

    /// <summary>Days are those of the calendar in London.</summary>
    private static string Due(ReturnLine line, DateTimeOffset now)
    {
        var at = LondonTime.Moment(line.DueAt);
        if (line.Overdue)
            return $"It was due by {at}. A late one is still taken: {(line.State == "not_started" ? $"start it by {LondonTime.Moment(line.Dates.LastNewAt)} and finish" : "finish")} it by {LondonTime.Moment(line.Dates.LastEditAt)}.";

        return (LondonTime.DateOf(line.DueAt).DayNumber - LondonTime.DateOf(now).DayNumber) switch
        {
            <= 0 => $"Due today, by {at}.",
            1 => $"Due tomorrow, by {at}.",
            var days => $"Due in {days} days, by {at}.",
        };
    }

    private static PageLink Page(ReturnLine line, string page, string text) => new(text, $"/returns/{line.Period.Route}{page}");
}
