namespace Benchmarking.Engine.Tests.SeedData;

/// <summary>The rule of seed-data/README.md by which a demonstration value is made, written out for the tests.</summary>
internal sealed class Demonstration(SeedFile demonstration, SeedFile inputs)
{
    private readonly Dictionary<string, SeedRow> _rows = demonstration.Rows.ToDictionary(row => row["input"]);
    private readonly Dictionary<string, int> _decimals = inputs.Rows.ToDictionary(row => row["code"], row => (int)row.Required("decimals"));

    public const int Quarters = 8;

    /// <summary>The input of which this one is a share; null where it stands by itself.</summary>
    public string? Base(string input) => _rows[input]["basis"] is { } basis && basis.StartsWith("share_of:", StringComparison.Ordinal)
        ? basis["share_of:".Length..]
        : null;

    /// <summary>A typical value, unrounded, for an organisation of so many homes.</summary>
    public decimal Typical(string input, decimal homes) => _rows[input].Required("typical") * Scale(input, homes, Typical);

    /// <summary>Every input of one organisation for each of the eight quarters, oldest first.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, decimal>> Make(decimal homes, Random random)
    {
        var levels = _rows.Keys.ToDictionary(input => input, _ => Normal(random));
        return [.. Enumerable.Range(0, Quarters).Select(quarter => Quarter(homes, quarter, levels, random))];
    }

    private Dictionary<string, decimal> Quarter(decimal homes, int quarter, Dictionary<string, decimal> levels, Random random)
    {
        var made = new Dictionary<string, decimal>();
        foreach (var input in _rows.Keys)
            Value(input, homes);
        return made;

        decimal Value(string input, decimal ofHomes)
        {
            if (made.TryGetValue(input, out var value))
                return value;
            var row = _rows[input];
            var x = row.Required("typical") + row.Required("spread") * (levels[input] + 0.15m * Normal(random))
                + row.Required("trend_per_quarter") * (quarter - (Quarters - 1));
            x = Math.Clamp(x, row.Required("floor"), row.Required("ceiling"));
            return made[input] = Math.Round(x * Scale(input, ofHomes, Value), _decimals[input], MidpointRounding.AwayFromZero);
        }
    }

    private decimal Scale(string input, decimal homes, Func<string, decimal, decimal> value) => _rows[input]["basis"] switch
    {
        "absolute" => 1,
        "per_home" => homes,
        _ => value(Base(input)!, homes),
    };

    /// <summary>Standard normal, cut at −2 and 2 (Box–Muller).</summary>
    private static decimal Normal(Random random) => (decimal)Math.Clamp(
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()), -2, 2);
}
