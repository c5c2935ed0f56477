using System.Globalization;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Seeding;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>
/// Made-up figures by the recipes of <c>seed-data/demonstration.csv</c>: the same for the same organisation and quarter,
/// whenever and wherever they are made. <c>seed-data/README.md</c> says how.
/// </summary>
public sealed class DemonstrationFigures
{
    private readonly Dictionary<string, Recipe> _recipes;
    private readonly HashSet<string> _yearly;

    public DemonstrationFigures()
    {
        var decimals = SeedRows.Inputs().ToDictionary(input => input.Code, input => input.Decimals);
        _recipes = SeedFile.Read("demonstration").Select(row => Recipe.Of(row, decimals)).ToDictionary(recipe => recipe.Input);
        _yearly = OfYearlyFiguresOnly(SeedRows.FirstVersions());
    }

    /// <summary>One organisation's value of one input.</summary>
    /// <param name="homes">The organisation's homes, the scale of what is counted per home.</param>
    public decimal Value(string organisation, int homes, string input, DemonstrationRound round) =>
        Value(organisation, homes, input, _yearly.Contains(input) ? round.EndOfYear : round.Quarter);

    private decimal Value(string organisation, int homes, string input, int quarter)
    {
        var recipe = _recipes[input];
        var always = Draw.Normal(organisation, input);
        var thisTime = Draw.Normal(organisation, input, quarter.ToString(CultureInfo.InvariantCulture));
        var drawn = recipe.Typical
            + (recipe.Spread * (always + (0.15m * thisTime)))
            + (recipe.Trend * (quarter - (DemonstrationRound.PastQuarters - 1)));
        var scale = recipe switch
        {
            { ShareOf: { } whole } => Value(organisation, homes, whole, quarter),
            { PerHome: true } => homes,
            _ => 1,
        };
        var value = Math.Clamp(drawn, recipe.Floor, recipe.Ceiling) * scale;
        return Math.Round(value, recipe.Decimals, MidpointRounding.AwayFromZero);
    }

    private static HashSet<string> OfYearlyFiguresOnly(List<MetricVersion> metrics) =>
    [
        .. metrics
            .SelectMany(metric => new[] { metric.NumeratorInput, metric.DenominatorInput }.OfType<string>()
                .Select(input => (Input: input, metric.Cadence)))
            .GroupBy(use => use.Input)
            .Where(uses => uses.All(use => use.Cadence == "year"))
            .Select(uses => uses.Key),
    ];

    private sealed record Recipe(
        string Input, bool PerHome, string? ShareOf, decimal Typical, decimal Spread, decimal Trend, decimal Floor, decimal Ceiling, int Decimals)
    {
        private const string Share = "share_of:";

        public static Recipe Of(SeedRow row, Dictionary<string, int> decimals)
        {
            var basis = row.Text("basis");
            return new Recipe(
                row.Text("input"),
                basis == "per_home",
                basis.StartsWith(Share, StringComparison.Ordinal) ? basis[Share.Length..] : null,
                row.Number("typical"),
                row.Number("spread"),
                row.Number("trend_per_quarter"),
                row.Number("floor"),
                row.Number("ceiling"),
                decimals[row.Text("input")]);
        }
    }
}
