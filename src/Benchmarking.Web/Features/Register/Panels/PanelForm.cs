using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Register.Panels;

/// <summary>A seat as it is typed. A line without words is no seat.</summary>
public sealed class SeatLine
{
    /// <summary>Which of the panel's seats it is, from 0; null for a new one.</summary>
    public int? At { get; set; }

    public string? StandsFor { get; set; }
}

/// <summary>A panel or forum as it is typed. When its seats were filled is typed for each by itself.</summary>
public sealed class PanelForm : RowForm
{
    public const int MostSeats = 60;

    private const int EmptyLines = 4;

    public string? Name { get; set; }

    public string? Kind { get; set; }

    public string? Purpose { get; set; }

    public string? Meets { get; set; }

    public string? ReportsTo { get; set; }

    public string? Chair { get; set; }

    public TypedDate BeganOn { get; set; } = new();

    public List<SeatLine> Seats { get; set; } = [];

    /// <summary>Lines for seats on the page, some of them empty.</summary>
    public int Lines => Math.Min(MostSeats, Seats.Count(seat => !string.IsNullOrWhiteSpace(seat.StandsFor) || seat.At is not null) + EmptyLines);

    public static PanelForm Of(Panel row) => new()
    {
        Name = row.Name,
        Kind = Typed<PanelKind>(row.Kind),
        Purpose = row.Purpose,
        Meets = row.Meets,
        ReportsTo = row.ReportsTo,
        Chair = Typed<PanelChair>(row.Chair),
        BeganOn = Typed((DateOnly?)row.BeganOn),
        Seats = [.. row.Seats.Select((seat, at) => new SeatLine { At = at, StandsFor = seat.StandsFor })],
        Version = row.Version,
    };

    public static PanelForm Of(PanelTemplate? template) => template is null ? new() : new()
    {
        Name = template.Name,
        Kind = Typed<PanelKind>(template.Kind),
        Purpose = template.Purpose,
        Meets = template.Meets,
        ReportsTo = template.ReportsTo,
        Chair = Typed<PanelChair>(template.Chair),
        Seats = [.. template.Seats.Select(seat => new SeatLine { StandsFor = seat })],
    };

    /// <param name="before">The seats as they are kept; none for a new panel.</param>
    public Action<Panel> Read(FormReading reading, IReadOnlyList<PanelSeat> before)
    {
        var name = reading.Line(nameof(Name), Name, "the name of the panel or forum", must: true);
        var kind = reading.Choice<PanelKind>(nameof(Kind), Kind, "what kind it is", must: true);
        var purpose = reading.Text(nameof(Purpose), Purpose, "what it is for");
        var meets = reading.Line(nameof(Meets), Meets, "how often it meets");
        var reportsTo = reading.Line(nameof(ReportsTo), ReportsTo, "whom it reports to");
        var chair = reading.Choice<PanelChair>(nameof(Chair), Chair, "who chairs it", must: true);
        var began = reading.PastDay(nameof(BeganOn), BeganOn, "the day it began", must: true);
        var lines = ReadSeats(reading, before);
        return row =>
        {
            (row.Name, row.Kind, row.Purpose, row.Meets, row.ReportsTo) = (name, kind!.Value, purpose, meets, reportsTo);
            (row.Chair, row.BeganOn) = (chair!.Value, began!.Value);
            var kept = row.Seats;
            row.Seats = [.. lines.Select(line => new PanelSeat(
                line.StandsFor, line.At is { } known && known >= 0 && known < kept.Count ? kept[known].Terms : []))];
        };
    }

    /// <summary>The lines with words. A seat that was ever filled must be among them: earlier quarters count it.</summary>
    private List<(int? At, string StandsFor)> ReadSeats(FormReading reading, IReadOnlyList<PanelSeat> before)
    {
        var lines = new List<(int? At, string StandsFor)>();
        for (var at = 0; at < Seats.Count; at++)
        {
            if (reading.Line($"Seats[{at}].StandsFor", Seats[at].StandsFor, $"seat {at + 1}") is { Length: > 0 } standsFor)
                lines.Add((Seats[at].At, standsFor));
        }

        for (var seat = 0; seat < before.Count; seat++)
        {
            if (before[seat].Terms.Count == 0 || lines.Any(line => line.At == seat))
                continue;
            var at = Seats.FindIndex(line => line.At == seat);
            reading.Wrong(
                at < 0 ? null : $"Seats[{at}].StandsFor",
                $"Seat {seat + 1}, “{before[seat].StandsFor}”, has been filled, and earlier quarters count it: keep its line, and say on the panel’s page when it fell empty");
        }

        if (lines.Count > MostSeats)
            reading.Wrong(null, $"A panel has at most {MostSeats} seats here");
        return lines;
    }
}
