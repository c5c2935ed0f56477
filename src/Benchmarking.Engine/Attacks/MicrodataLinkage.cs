using System.Globalization;
using Benchmarking.Engine.Microdata;

namespace Benchmarking.Engine.Attacks;

/// <summary>
/// A22: finds organisations in a research file by what is public of them: last year's figures, region, size and type.
/// A pseudonym protects nobody whose figures are like last year's.
/// </summary>
public sealed class MicrodataLinkage : IAttack
{
    /// <inheritdoc/>
    public string Id => "A22";

    /// <inheritdoc/>
    public string Name => "Linkage of records";

    /// <summary>One of k alike is found by lot; one in ten is tolerated in any case.</summary>
    internal static double Allowed => Math.Max(1.0 / ExtractRules.Standard.K, ExtractRules.Standard.MostLinked);

    /// <inheritdoc/>
    public AttackResult Run(AttackScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var worst = new LinkageRate();
        foreach (var extract in scene.Extracts)
        {
            var columns = extract.Columns;
            var known = extract.Owners.Select(owner => Known(scene, owner, columns)).ToArray();
            var released = ShownExtract.Rows(extract.Records, columns);
            var possible = Possible(scene, extract);
            LinkageRate[] rates =
            [
                Linkage.Nearest(known, released, possible),
                Linkage.OneToOne(known, released, possible),
                Linkage.NearestBesideOwn(known, released, possible),
            ];
            worst = rates.Append(worst).MaxBy(rate => rate.Records);
        }

        var found = (int)Math.Round(worst.Records * worst.Targets);
        return new(Id, Name, worst.Targets)
        {
            Hits = worst.Targets == 0 ? null : worst.Records,
            Successes = worst.Records > Allowed + 1e-9 ? found : 0,
            Finding = worst.Targets == 0 ? "No research file." : string.Create(
                CultureInfo.InvariantCulture, $"{worst.Records:P0} of records are linked rightly; {Allowed:P0} may be."),
        };
    }

    /// <summary>For each column the latest public figure of that metric up to its period.</summary>
    private static double[] Known(AttackScene scene, string owner, IReadOnlyList<(string Metric, string Period)> columns) =>
    [
        .. columns.Select(column => (double?)scene.Public
            .Where(one => one.Organisation == owner && one.Metric == column.Metric && one.Value is not null
                && string.CompareOrdinal(one.Period, column.Period) <= 0)
            .MaxBy(one => one.Period, StringComparer.Ordinal)?.Value ?? double.NaN),
    ];

    /// <summary>Membership is public: a record of another region cannot be the organisation's.</summary>
    private static Func<int, int, bool> Possible(AttackScene scene, ShownExtract extract)
    {
        var members = scene.Groups.ToDictionary(group => group.Code, group => group.Members, StringComparer.Ordinal);
        return (organisation, record) => extract.Records[record].Keys.Values.All(code =>
            code is null || !members.TryGetValue(code, out var inside) || inside.Contains(extract.Owners[organisation]));
    }
}
