using System.Globalization;
using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Features.Returns;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>How far an organisation gets with one return.</summary>
public enum Progress
{
    NothingYet,
    Started,
    Sent,
    SignedOff,
}

/// <summary>How a made-up member goes about its returns: which modules it answers, where it has gaps, when it is late.</summary>
/// <param name="Organisation">Its slug.</param>
/// <param name="Place">Its place among the members, from 0.</param>
public sealed record DemonstrationHabits(string Organisation, int Place)
{
    /// <summary>The smallest member has nothing in place yet and has never sent a return.</summary>
    public const string NothingInPlace = "forum-housing-association";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public Progress ProgressIn(DemonstrationRound round)
    {
        if (Organisation == NothingInPlace)
            return Progress.NothingYet;
        if (!round.IsOpen)
            return Draw.Of(Organisation, "absent", Text(round.Quarter)).Bool(0.05f) ? Progress.NothingYet : Progress.SignedOff;

        return (Place % 4) switch
        {
            0 => Progress.SignedOff,
            1 => Progress.NothingYet,
            2 => Progress.Sent,
            _ => Progress.Started,
        };
    }

    /// <summary>When it saves, sends and signs off: a round in the past before or after it was due, the open one before now.</summary>
    public (DateTimeOffset Save, DateTimeOffset Send, DateTimeOffset SignOff) TimesIn(DemonstrationRound round, DateTimeOffset now)
    {
        if (round.IsOpen)
        {
            var sofar = now - round.OpensAt;
            return (round.OpensAt + (sofar * 0.4), round.OpensAt + (sofar * 0.6), round.OpensAt + (sofar * 0.8));
        }

        var chance = Draw.Of(Organisation, "when", Text(round.Quarter));
        var late = chance.Bool(0.12f);
        var save = late ? round.DueAt + (Day * chance.Int(1, 9)) : round.DueAt - (Day * chance.Int(3, 20));
        return (save, save + (Day * 0.5), save + (Day * chance.Int(1, 2)));
    }

    /// <summary>How long it has the form open: a sitting of six minutes to half an hour.</summary>
    public int SecondsIn(DemonstrationRound round) => Draw.Of(Organisation, "minutes", Text(round.Quarter)).Int(6, 30) * 60;

    /// <summary>
    /// What it types: all of the core and some modules whole, with a figure "not collected" here and there. Boxes that
    /// other figures would then need are said to be not collected as well.
    /// </summary>
    public Dictionary<string, Answer> Answers(ReturnSheet sheet, DemonstrationRound round, Func<string, decimal> value)
    {
        var figures = sheet.Figures.Where(figure => figure.IsCore || Answers(figure.Metric.Metric.Module)).ToList();
        var markers = Gaps(figures, round);
        var typed = figures.SelectMany(figure => figure.Needs).Distinct().ToDictionary(
            input => input,
            input => markers.TryGetValue(input, out var marker) ? new Answer(null, marker, null) : new Answer(Odd(value(input), input, round), null, null));
        while (Unanswered(sheet, typed) is { Count: > 0 } more)
        {
            foreach (var input in more)
                typed[input] = NotCollected;
        }

        return typed;
    }

    private static Answer NotCollected { get; } = new(null, Marker.NotCollected, null);

    private bool Answers(string module) => Draw.Of(Organisation, "module", module).Bool(0.65f);

    /// <summary>A few members have one large project in one quarter, and so something to explain.</summary>
    private decimal Odd(decimal value, string input, DemonstrationRound round)
    {
        var chance = Draw.Of(Organisation, "project");
        return input == "involvement-cost" && chance.Bool(0.25f) && round.Quarter == chance.Int(1, DemonstrationRound.PastQuarters - 1)
            ? Math.Round(value * 3.4m, MidpointRounding.AwayFromZero)
            : value;
    }

    private static List<string> Unanswered(ReturnSheet sheet, Dictionary<string, Answer> typed) =>
        [.. sheet.With(typed).Findings().Where(finding => finding.Severity == Severity.Missing).Select(finding => finding.Input)];

    /// <summary>A gap lasts one to three quarters. A part of something not collected cannot be worked out either.</summary>
    private Dictionary<string, Marker> Gaps(List<SheetFigure> figures, DemonstrationRound round)
    {
        var gaps = new Dictionary<string, Marker>();
        foreach (var figure in figures)
        {
            var chance = Draw.Of(Organisation, "gap", figure.Metric.MetricCode);
            var from = chance.Bool(0.2f) ? chance.Int(0, DemonstrationRound.PastQuarters - 1) : DemonstrationRound.PastQuarters + 1;
            if (round.Quarter >= from && round.Quarter < from + chance.Int(1, 3))
                gaps[figure.Definition.Numerator] = Marker.NotCollected;
            if (!figure.IsCore && chance.Bool(0.03f))
                gaps[figure.Definition.Numerator] = Marker.NotApplicable;
        }

        for (var before = -1; before != gaps.Count;)
        {
            before = gaps.Count;
            foreach (var figure in figures.Where(figure => figure.Definition.Denominator is { } whole && gaps.ContainsKey(whole)))
                gaps.TryAdd(figure.Definition.Numerator, gaps[figure.Definition.Denominator!]);
        }

        return gaps;
    }

    private static string Text(int quarter) => quarter.ToString(CultureInfo.InvariantCulture);
}
