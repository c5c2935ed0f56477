using System.Globalization;
using Benchmarking.Engine;
using Benchmarking.Workbooks.Reading;

namespace Benchmarking.Workbooks.Tsm;

/// <summary>
/// Reads one sheet. Its headings stand in the third row or far below notes, and notes follow the table: rows without
/// a landlord's code are none of its rows.
/// </summary>
internal sealed class TsmSheet(string name)
{
    private const int LastHeadingRow = 40;
    private readonly HashSet<string> _landlords = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<TsmRow>> _byColumn = [];
    private TsmColumns? _columns;

    public List<TsmLandlord> Landlords { get; } = [];

    public List<TsmLeftOut> LeftOut { get; } = [];

    /// <summary>True where this is a table of figures by landlord.</summary>
    public bool HasFigures => _columns is { Figures.Count: > 0 };

    /// <summary>Its rows, measure by measure as the columns stand.</summary>
    public IEnumerable<TsmRow> Rows => (_columns?.Figures ?? []).SelectMany(f => _byColumn.GetValueOrDefault(f.Value) ?? []);

    public void Visit(SheetRow row)
    {
        if (_columns is null)
        {
            if (row.Number <= LastHeadingRow)
                ReadHeadings(row);
        }
        else if (_columns.Figures.Count > 0)
        {
            ReadLandlord(row, _columns);
        }
    }

    private void ReadHeadings(SheetRow row)
    {
        _columns = TsmColumns.Read(row, name);
        foreach (var measure in _columns?.Unclear ?? [])
            LeftOut.Add(new("unknown-columns", name, $"{row.Number}", $"The columns of {measure} in sheet “{name}” could not be told apart."));
    }

    private void ReadLandlord(SheetRow row, TsmColumns columns)
    {
        var code = TsmText.Words(row[columns.Code]);
        if (code.Length == 0)
        {
            if (columns.Figures.Any(f => row[f.Value]?.Number is not null))
                LeftOut.Add(new("no-landlord-code", name, $"{row.Number}", $"Row {row.Number} of sheet “{name}” has figures but no landlord code."));
            return;
        }

        if (!_landlords.Add(code))
        {
            LeftOut.Add(new("landlord-twice", name, $"{row.Number}", $"Landlord {code} stands twice in sheet “{name}”; row {row.Number} was left out."));
            return;
        }

        var landlord = new TsmLandlord(
            code,
            TsmText.Words(row[columns.Name]),
            TsmText.LandlordType(TsmText.Words(row[columns.Type])),
            TsmText.SizeBand(TsmText.Words(row[columns.Size])),
            TsmText.Words(row[columns.Region]));
        Landlords.Add(landlord);
        foreach (var figure in columns.Figures)
            AddRow(row, columns, landlord, figure);
    }

    private void AddRow(SheetRow row, TsmColumns columns, TsmLandlord landlord, TsmFigureColumns figure)
    {
        var (published, marker) = Read(row[figure.Value]);
        var (numerator, _) = Sum(row, figure.Numerator);
        var (denominator, noDenominator) = Sum(row, figure.Denominator);
        var (value, why) = (published, marker);
        if (value is not null && figure.Denominator.Count > 0 && denominator is null or 0)
            (value, why) = (null, denominator is null ? noDenominator ?? Marker.NotCollected : Marker.ZeroDenominator);

        if (!_byColumn.TryGetValue(figure.Value, out var rows))
            _byColumn[figure.Value] = rows = [];
        rows.Add(new TsmRow(
            figure.Tenure, figure.Measure, landlord.Code, landlord.Name, landlord.Type, landlord.SizeBand, landlord.Region,
            TsmText.Words(row[columns.Supported]), Read(row[columns.Population]).Number,
            published, value, value is null ? why ?? Marker.NotCollected : null, numerator, denominator,
            name, CellReference.Of(figure.Value, row.Number)));
    }

    /// <summary>The sum of the parts that are numbers; null where none is, with the marker that stands there instead.</summary>
    private (decimal? Sum, Marker? Marker) Sum(SheetRow row, IReadOnlyList<int> columns)
    {
        decimal? sum = null;
        Marker? why = null;
        foreach (var column in columns)
        {
            var (number, marker) = Read(row[column]);
            sum = number is null ? sum : (sum ?? 0) + number;
            why ??= marker;
        }

        return (sum, why);
    }

    private (decimal? Number, Marker? Marker) Read(SheetCell? cell)
    {
        if (cell is not { } found)
            return (null, null);
        if (found.Number is { } number)
            return (found.Meaning == NumberMeaning.Percent ? number * 100 : number, null);
        if (TsmText.TryMarker(found.Text, out var marker))
            return (null, marker);
        if (decimal.TryParse(TsmText.Plain(found.Text), NumberStyles.Number, CultureInfo.InvariantCulture, out var typed))
            return (typed, null);
        LeftOut.Add(new("not-a-number", name, found.Reference,
            $"Cell {found.Reference} of sheet “{name}” holds neither a number nor one of the regulator's markers."));
        return (null, null);
    }
}
