using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Register.Panels;

/// <summary>A time in which a seat was filled, as it is typed. One without days is none.</summary>
public sealed class TermLine
{
    public TypedDate From { get; set; } = new();

    public TypedDate Until { get; set; } = new();

    public bool IsEmpty => IsBlank(From) && IsBlank(Until);

    private static bool IsBlank(TypedDate typed) => typed is { Day: null or "", Month: null or "", Year: null or "" };
}

/// <summary>When a seat was filled, as it is typed. By whom is nobody's business here.</summary>
public sealed class SeatForm : RowForm
{
    /// <summary>Which seat of the panel, from 1.</summary>
    public int Seat { get; set; }

    public List<TermLine> Terms { get; set; } = [];

    public static SeatForm Of(Panel panel, int seat) => new()
    {
        Seat = seat,
        Version = panel.Version,
        Terms = [.. panel.Seats[seat - 1].Terms.Select(term => new TermLine { From = Typed((DateOnly?)term.From), Until = Typed(term.Until) })],
    };

    public Action<Panel> Read(FormReading reading, Panel panel)
    {
        var terms = new List<SeatTerm>();
        for (var at = 0; at < Terms.Count; at++)
        {
            if (Terms[at].IsEmpty)
                continue;
            var from = reading.PastDay($"Terms[{at}].From", Terms[at].From, "the day it was filled", must: true);
            var until = reading.Day($"Terms[{at}].Until", Terms[at].Until, "the day it fell empty");
            if (from < panel.BeganOn)
                reading.Wrong($"Terms[{at}].From_Day", $"The panel began on {LondonTime.Day(panel.BeganOn)}: nobody filled a seat before");
            if (until <= from)
                reading.Wrong($"Terms[{at}].Until_Day", "A seat falls empty after the day it was filled");
            else if (from is { } first && terms.Any(other => Overlap(other, new SeatTerm(first, until))))
                reading.Wrong($"Terms[{at}].From_Day", "The seat was filled already at that time: say first when it fell empty");
            if (from is { } known)
                terms.Add(new SeatTerm(known, until));
        }

        return row => row.Seats = [.. row.Seats.Select((seat, at) => at == Seat - 1 ? seat with { Terms = [.. terms.OrderBy(term => term.From)] } : seat)];
    }

    private static bool Overlap(SeatTerm one, SeatTerm other) =>
        one.From < (other.Until ?? DateOnly.MaxValue) && other.From < (one.Until ?? DateOnly.MaxValue);
}
