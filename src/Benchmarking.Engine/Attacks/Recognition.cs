namespace Benchmarking.Engine.Attacks;

/// <summary>
/// A23: recognises single records: the only London council, or a figure so far out that everybody knows whose it is.
/// </summary>
public sealed class Recognition : IAttack
{
    private const double FarOut = 3;

    /// <inheritdoc/>
    public string Id => "A23";

    /// <inheritdoc/>
    public string Name => "Recognising outliers";

    /// <inheritdoc/>
    public AttackResult Run(AttackScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var tally = new Tally(this);
        foreach (var extract in scene.Extracts)
        {
            ByKeys(scene, extract, tally);
            ByFigures(scene, extract, tally);
        }

        return tally.Result("No record of a research file stands out.", "Records recognised:");
    }

    /// <summary>One record and one organisation alone have these keys.</summary>
    private static void ByKeys(AttackScene scene, ShownExtract extract, Tally tally)
    {
        var members = scene.Groups.ToDictionary(group => group.Code, group => group.Members, StringComparer.Ordinal);
        var organisations = scene.Groups.SelectMany(group => group.Members).Distinct(StringComparer.Ordinal).ToList();
        var alone = Enumerable.Range(0, extract.Records.Count).GroupBy(Keys).Where(same => same.Count() == 1).Select(same => same.Single());
        foreach (var record in alone)
        {
            var codes = extract.Records[record].Keys.Values.OfType<string>().Where(members.ContainsKey).ToList();
            var candidates = organisations.Where(one => codes.TrueForAll(code => members[code].Contains(one))).ToList();
            if (codes.Count > 0 && candidates.Count == 1) tally.Try(candidates[0] == extract.Owners[record], candidates[0]);
        }

        string Keys(int record) => string.Join('\n', extract.Records[record].Keys
            .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
    }

    /// <summary>The record farthest out in a column is taken for the organisation that was farthest out last year.</summary>
    private static void ByFigures(AttackScene scene, ShownExtract extract, Tally tally)
    {
        var columns = extract.Columns;
        var rows = ShownExtract.Rows(extract.Records, columns);
        var (means, deviations) = (Microdata.Columns.Means(rows), Microdata.Columns.Deviations(rows));
        for (var column = 0; column < columns.Count; column++)
        {
            foreach (var side in (int[])[1, -1])
            {
                var far = Enumerable.Range(0, rows.Length).Where(row => side * (rows[row][column] - means[column]) > FarOut * deviations[column]).ToList();
                if (far.Count == 0 || deviations[column] <= 0) continue;

                var farthest = far.MaxBy(row => side * rows[row][column]);
                var guess = scene.Public.Where(one => one.Metric == columns[column].Metric && one.Value is not null)
                    .MaxBy(one => side * one.Value!.Value)?.Organisation;
                var same = rows.Count(row => row.AsSpan().SequenceEqual(rows[farthest]));
                if (guess is not null) tally.Try(same == 1 && guess == extract.Owners[farthest], guess);
            }
        }
    }
}
