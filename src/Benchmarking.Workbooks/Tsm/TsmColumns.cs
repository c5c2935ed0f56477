using System.Text.RegularExpressions;
using Benchmarking.Workbooks.Reading;

namespace Benchmarking.Workbooks.Tsm;

/// <summary>One figure of a sheet: the column it stands in and the columns of its parts.</summary>
internal sealed record TsmFigureColumns(
    string Tenure, string Measure, int Value, IReadOnlyList<int> Numerator, IReadOnlyList<int> Denominator);

/// <summary>
/// Finds out what each column of a sheet is. Headings move, are reworded and are sometimes wrong about the measure
/// they describe, so the code in brackets decides.
/// </summary>
internal sealed partial class TsmColumns
{
    private const int ScaleAnswers = 5;
    private readonly List<TsmFigureColumns> _figures = [];

    public int Code { get; private init; }

    public int Name { get; private init; }

    public int Type { get; private init; }

    public int Size { get; private init; }

    public int Region { get; private init; }

    public int Supported { get; private init; }

    public int Population { get; private init; }

    public IReadOnlyList<TsmFigureColumns> Figures => _figures;

    /// <summary>Measures that are there but whose columns make no sense.</summary>
    public List<string> Unclear { get; } = [];

    /// <summary>Null where the row is not the headings of a table of landlords.</summary>
    public static TsmColumns? Read(SheetRow row, string sheet)
    {
        var headings = row.Cells.Where(c => c.Kind == CellKind.Text)
            .Select(c => new Heading(c.Column, TsmText.Plain(c.Text))).ToList();
        int Find(string start) => headings.Find(h => h.Text.StartsWith(start, StringComparison.OrdinalIgnoreCase))?.Column ?? 0;

        var columns = new TsmColumns
        {
            Code = Find("Landlord code"),
            Name = Find("Landlord name"),
            Type = Find("Landlord type"),
            Size = Find("Landlord group size"),
            Region = Find("Landlord predominant region"),
            Supported = headings.Find(h => h.Text.Contains("30% supported", StringComparison.OrdinalIgnoreCase))?.Column ?? 0,
            Population = Find("Relevant tenant population"),
        };
        if (columns.Code == 0 || columns.Name == 0)
            return null;
        var population = headings.Find(h => h.Column == columns.Population)?.Text ?? "";
        columns.FindFigures(headings, SheetTenure(sheet) ?? SheetTenure(population));
        return columns;
    }

    private void FindFigures(List<Heading> headings, string? sheetTenure)
    {
        foreach (var heading in headings)
        {
            if (heading.Measure is not { } measure || !heading.IsValue)
                continue;
            var tenure = TsmMeasures.IsPerception(measure) ? sheetTenure : heading.Tenure ?? TsmMeasures.UnsaidTenure(measure);
            if (tenure is null || _figures.Exists(f => f.Tenure == tenure && f.Measure == measure))
            {
                Unclear.Add(measure);
                continue;
            }

            _figures.Add(WithParts(headings, heading, tenure, measure));
        }
    }

    private TsmFigureColumns WithParts(List<Heading> headings, Heading value, string tenure, string measure)
    {
        var own = headings.FindAll(h => h.Measure == measure && h.Tenure == value.Tenure);
        if (!TsmMeasures.IsPerception(measure))
            return new(tenure, measure, value.Column, Role(own, "numerator"), Role(own, "denominator"));

        // Very satisfied, fairly satisfied, neither, fairly dissatisfied, very dissatisfied: always in this order, though
        // not always labelled so.
        var scale = own.FindAll(h => h.IsScaleAnswer).ConvertAll(h => h.Column);
        if (scale.Count is not (0 or ScaleAnswers))
            Unclear.Add(measure);
        return scale.Count == ScaleAnswers
            ? new(tenure, measure, value.Column, scale[..2], scale)
            : new(tenure, measure, value.Column, [], []);
    }

    private static List<int> Role(List<Heading> own, string role) =>
        own.FindAll(h => h.Role == role).ConvertAll(h => h.Column).Take(1).ToList();

    private static string? SheetTenure(string text) => text switch
    {
        _ when text.Contains("Combined", StringComparison.OrdinalIgnoreCase) => "Combined",
        _ when text.Contains("LCRA", StringComparison.OrdinalIgnoreCase) => "LCRA",
        _ when text.Contains("LCHO", StringComparison.OrdinalIgnoreCase) => "LCHO",
        _ => null,
    };

    private sealed partial record Heading(int Column, string Text)
    {
        private readonly Match _code = Code().Match(Text);

        public string? Measure => !_code.Success ? null
            : _code.Groups["part"].Success ? $"{_code.Groups["measure"].Value.ToUpperInvariant()}_{_code.Groups["part"].Value}"
            : _code.Groups["measure"].Value.ToUpperInvariant();

        public string Role => _code.Groups["role"].Value.ToLowerInvariant();

        public string? Tenure => LeadingTenure().Match(Text) is { Success: true } match ? match.Groups[1].Value : null;

        /// <summary>The published figure itself, not its parts, its splits or the questions around it.</summary>
        public bool IsValue => Role.Length == 0 && !Holds("survey method") && !Holds("unweighted")
            && (TsmMeasures.IsPerception(Measure!)
                ? Text.StartsWith("Proportion of respondents", StringComparison.OrdinalIgnoreCase)
                : Figure().IsMatch(Text));

        public bool IsScaleAnswer => Text.StartsWith("Number of respondents", StringComparison.OrdinalIgnoreCase)
            && !Holds("not applicable") && !Holds("carried out a repair") && !Holds("made a complaint") && !Holds("live in a building");

        private bool Holds(string words) => Text.Contains(words, StringComparison.OrdinalIgnoreCase);

        [GeneratedRegex(
            @"\((?<measure>(?:TP|RP|BS|NM|CH)\d\d)(?:[ _]*(?:part |pt)?\(?(?<part>\d)\)?)?(?:\s+(?<role>numerator|denominator|responses))?\)",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
        private static partial Regex Code();

        [GeneratedRegex(@"^(LCRA|LCHO|Combined) ?[-\u2013] ?", RegexOptions.CultureInvariant)]
        private static partial Regex LeadingTenure();

        [GeneratedRegex(@"^(?:\w+ ?[-\u2013] ?)?(?:Proportion|Number|Rate) of ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
        private static partial Regex Figure();
    }
}
