using Benchmarking.Engine;
using Benchmarking.Workbooks;
using Benchmarking.Workbooks.Reading;

namespace Benchmarking.Web.Features.History;

/// <summary>One row of a file, checked; without numbers where something is wrong with them.</summary>
public readonly record struct HistoryRow(int Row, string Metric, string Period, string Area, HistoryNumbers Numbers);

/// <summary>
/// Reads a file of earlier figures row by row, holding one at a time, and checks each by itself. What two rows make of
/// each other is asked afterwards.
/// </summary>
public sealed class HistoryReader(SafeTable table, HistoryCatalogue catalogue, DateOnly today)
{
    /// <summary>Rows in one file; one more is refused.</summary>
    public const int MostRows = 200_000;

    private HistoryColumns? _columns;

    public HistoryProblemList Problems { get; } = new();

    /// <summary>Rows with a figure or a problem.</summary>
    public int Rows { get; private set; }

    /// <summary>Rows of a template that were left without a figure: counted, and otherwise left alone.</summary>
    public int Blank { get; private set; }

    /// <summary>How many rows there are below the heading, or why the file is not read.</summary>
    public static (int Rows, Refusal? Refusal) Count(SafeTable table)
    {
        var rows = -1;
        var refusal = table.ReadRows(_ => rows++);
        if (rows > MostRows)
            return (rows, TooMany);
        return refusal is not null ? (0, refusal) : rows > 0 ? (rows, null) : (0, Empty);
    }

    /// <summary>Reads every row and hands on those whose period and metric are known.</summary>
    /// <returns>Why reading stopped before the end, or null.</returns>
    public Refusal? Read(Action<HistoryRow> keep)
    {
        Refusal? heading = null;
        var stopped = table.ReadRows(row =>
        {
            if (heading is not null)
                return;
            if (_columns is null)
                (_columns, heading) = HistoryColumns.Read(row);
            else
                ReadRow(row, keep);
        });
        return heading ?? stopped;
    }

    /// <summary>Notes a fault of a row.</summary>
    public void Note(int row, HistoryFault fault) => Problems.Add(new HistoryProblem(
        row, table.Place(row, _columns!.Place(fault.Column)), HistoryColumns.Name(fault.Column), fault.Code, fault.Message, fault.Cure));

    private void ReadRow(SheetRow row, Action<HistoryRow> keep)
    {
        if (IsBlank(row))
        {
            Blank++;
            return;
        }

        Rows++;
        var (period, periodFault) = HistoryCells.Period(_columns!.Of(row, HistoryColumn.Period), today);
        var (code, codeFault) = Metric(row);
        var (area, areaFault) = HistoryCells.Area(_columns.Of(row, HistoryColumn.Area));
        foreach (var fault in new[] { periodFault, codeFault, areaFault }.OfType<HistoryFault>())
            Note(row.Number, fault);
        if (period is null || code is null)
            return;

        var (numbers, faults) = Numbers(row, catalogue.In(code, period));
        foreach (var fault in faults)
            Note(row.Number, fault);
        keep(new HistoryRow(row.Number, code, period.ToString(), area, faults.Count == 0 ? numbers : default));
    }

    private bool IsBlank(SheetRow row) => new[] { HistoryColumn.Value, HistoryColumn.Numerator, HistoryColumn.Denominator, HistoryColumn.Marker }
        .All(column => _columns!.Of(row, column) is not { } cell || (cell.Kind == CellKind.Text && string.IsNullOrWhiteSpace(cell.Text)));

    private (string? Code, HistoryFault? Fault) Metric(SheetRow row)
    {
        var written = HistoryCells.Text(_columns!.Of(row, HistoryColumn.Metric));
        if (written.Length == 0)
            return (null, new(HistoryColumn.Metric, "no-metric", "The metric is missing.", "Write its code, as the template lists them."));
        return catalogue.Find(written) is { } code ? (code, null) : (null, new(
            HistoryColumn.Metric, "unknown-metric", $"“{HistoryCells.Shortened(written)}” is not a metric of the catalogue.",
            "Use a code of the template, such as views-listened-to."));
    }

    private (HistoryNumbers Numbers, IReadOnlyList<HistoryFault> Faults) Numbers(SheetRow row, HistoryMetric metric)
    {
        var isPercentage = metric.Kind == MetricKind.Percentage;
        var (value, inPlace, valueFault) = HistoryCells.Number(_columns!.Of(row, HistoryColumn.Value), HistoryColumn.Value, isPercentage);
        var (numerator, _, numeratorFault) = HistoryCells.Number(_columns.Of(row, HistoryColumn.Numerator), HistoryColumn.Numerator, isPercentage);
        var (denominator, _, denominatorFault) = HistoryCells.Number(_columns.Of(row, HistoryColumn.Denominator), HistoryColumn.Denominator, isPercentage);
        var (marker, markerFault) = HistoryCells.Marker(_columns.Of(row, HistoryColumn.Marker));
        if (valueFault is not null || numeratorFault is not null || denominatorFault is not null || markerFault is not null)
            return (default, [.. new[] { valueFault, numeratorFault, denominatorFault, markerFault }.OfType<HistoryFault>()]);

        var (figure, fault) = HistoryRules.Check(metric, new HistoryNumbers(value, numerator, denominator, marker ?? inPlace));
        return (figure, fault is null ? [] : [fault]);
    }

    private static Refusal TooMany { get; } = new(
        "too-many-rows", $"The file has more than {FigureText.Number(MostRows)} rows below its heading, the most that one file may have.",
        "Split it, for instance by year, and upload the parts one after another.");

    private static Refusal Empty { get; } = new(
        "no-rows", "The file has no row below its heading.", "Fill in the template, save it and upload it again.");
}
