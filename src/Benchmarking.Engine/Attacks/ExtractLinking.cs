using System.Globalization;
using Benchmarking.Engine.Microdata;

namespace Benchmarking.Engine.Attacks;

/// <summary>
/// A24: puts two research files together, by pseudonym, by the order of the rows and by the figures they share. Each
/// alone may be harmless; together they say more of every record.
/// </summary>
public sealed class ExtractLinking : IAttack
{
    /// <inheritdoc/>
    public string Id => "A24";

    /// <inheritdoc/>
    public string Name => "Linking two files";

    /// <inheritdoc/>
    public AttackResult Run(AttackScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var allowed = 1.0 / ExtractRules.Standard.K;
        var (targets, best, way) = (0, 0.0, "figures");
        for (var later = 1; later < scene.Extracts.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                foreach (var (rate, name) in Ways(scene.Extracts[earlier], scene.Extracts[later]))
                {
                    if (rate.Targets > 0 && (targets == 0 || rate.Records > best)) (targets, best, way) = (rate.Targets, rate.Records, name);
                }
            }
        }

        return new(Id, Name, targets)
        {
            Hits = targets == 0 ? null : best,
            Successes = best > allowed + 1e-9 ? (int)Math.Round(best * targets) : 0,
            Finding = targets == 0 ? "Not two research files of the same organisations." : string.Create(
                CultureInfo.InvariantCulture, $"{best:P0} of pairs are linked rightly by their {way}; {allowed:P0} may be."),
        };
    }

    private static IEnumerable<(LinkageRate Rate, string Way)> Ways(ShownExtract one, ShownExtract other)
    {
        var both = one.Owners.Intersect(other.Owners, StringComparer.Ordinal).ToList();
        if (both.Count < 2) yield break;

        // Rows whose owners are in one file only keep their place: an attacker does not know them.
        int[] first = [.. both.Select(owner => Place(one, owner))];
        int[] second = [.. both.Select(owner => Place(other, owner))];
        yield return (Share(i => one.Records[first[i]].Pseudonym == other.Records[second[i]].Pseudonym), "pseudonyms");
        yield return (Share(i => first[i] == second[i]), "order of rows");

        (string, string)[] shared = [.. one.Columns.Intersect(other.Columns)];
        if (shared.Length == 0) yield break;

        var (known, released) = (Rows(one, first), Rows(other, second));
        yield return (Linkage.Nearest(known, released), "figures");

        LinkageRate Share(Func<int, bool> linked)
        {
            var share = Enumerable.Range(0, both.Count).Count(linked) / (double)both.Count;
            return new(both.Count, share, share);
        }

        double[][] Rows(ShownExtract extract, int[] places) => ShownExtract.Rows(places.Select(place => extract.Records[place]), shared);
    }

    private static int Place(ShownExtract extract, string owner)
    {
        var place = 0;
        while (extract.Owners[place] != owner) place++;
        return place;
    }
}
