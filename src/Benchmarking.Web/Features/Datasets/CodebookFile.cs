using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Datasets;

/// <summary><c>codebook.csv</c>: what each metric of a publication means, in the version that it used.</summary>
public static class CodebookFile
{
    public static async Task WriteAsync(
        BenchmarkingDb db, Publication publication, CsvOutput csv, CancellationToken cancellation)
    {
        csv.Header("metric", "name", "question", "numerator", "denominator", "inclusions", "exclusions", "kind", "unit",
            "decimals", "polarity", "sensitivity", "cadence", "source", "version", "versions", "aliases", "note", "tau", "or_less", "or_more");
        await csv.EndRowAsync(cancellation);
        foreach (var entry in await Codebook.ReadAsync(db, publication, cancellation))
        {
            Write(csv, entry);
            await csv.EndRowAsync(cancellation);
        }
    }

    private static void Write(CsvOutput csv, CodebookEntry entry)
    {
        csv.Text(entry.Code);
        if (entry.Version is not { } version)
            return;
        csv.Text(entry.Name).Text(version.Question).Text(version.Numerator).Text(version.Denominator)
            .Text(version.Inclusions).Text(version.Exclusions).Text(version.Kind).Text(version.Unit)
            .Number(version.Decimals).Text(version.Polarity).Text(version.Sensitivity).Text(version.Cadence)
            .Text(version.Source).Number(version.Version).Text(entry.Versions).Text(entry.Aliases).Text(version.Note)
            .Text(version.Tau).Number(Beyond(version, version.PossibleLow)).Number(Beyond(version, version.PossibleHigh));
    }

    /// <summary>The shown number that stands for everything between it and a possible bound; null where there is none.</summary>
    private static decimal? Beyond(MetricVersion version, decimal? bound)
    {
        var metric = version.ForEngine();
        return bound is { } known && metric.Sensitivity == Sensitivity.Protected && Rounding.Show(known, metric) is { Bound: not Bound.None } shown
            ? shown.Value
            : null;
    }
}

/// <summary>One metric of a publication.</summary>
/// <param name="Code">As in <c>cells.csv</c>.</param>
/// <param name="Version">The version it was published by.</param>
/// <param name="Versions">This and the earlier versions, each with its first period.</param>
/// <param name="Aliases">Its codes in other frameworks.</param>
public sealed record CodebookEntry(string Code, string Name, MetricVersion? Version, string Versions, string Aliases);

/// <summary>Finds the definitions behind a publication's cells.</summary>
public static class Codebook
{
    public static async Task<IReadOnlyList<CodebookEntry>> ReadAsync(
        BenchmarkingDb db, Publication publication, CancellationToken cancellation)
    {
        var codes = await db.PublishedCells.Where(cell => cell.PublicationId == publication.Id)
            .Select(cell => cell.MetricCode).Distinct().ToListAsync(cancellation);
        var known = codes.Select(Catalogued).Distinct().ToList();
        var used = await db.CollectionMetrics.Where(asked => asked.CollectionId == publication.CollectionId)
            .ToDictionaryAsync(asked => asked.MetricCode, asked => asked.MetricVersion, cancellation);
        var versions = (await db.MetricVersions.AsNoTracking().Include(version => version.Metric)
            .Where(version => known.Contains(version.MetricCode)).ToListAsync(cancellation)).ToLookup(version => version.MetricCode);
        var aliases = (await db.MetricAliases.AsNoTracking()
            .Where(alias => known.Contains(alias.MetricCode)).ToListAsync(cancellation)).ToLookup(alias => alias.MetricCode);
        return
        [
            .. codes.Order(StringComparer.Ordinal).Select(code => Entry(
                code,
                [.. versions[Catalogued(code)].Where(version => IsUsed(version, used, publication)).OrderBy(version => version.Version)],
                aliases[Catalogued(code)])),
        ];
    }

    /// <summary>
    /// The catalogue's code of a cell's metric. The regulator's measures carry their tenure: <c>NM01_1.LCRA+LCHO</c> is
    /// <c>nm01-1</c> there.
    /// </summary>
    public static string Catalogued(string code) =>
        code.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
            ? code[..dot].ToLowerInvariant().Replace('_', '-')
            : code;

    // Later versions and later edits of the catalogue must not reach into an old publication's codebook.
    private static bool IsUsed(MetricVersion version, Dictionary<string, int> used, Publication publication) =>
        used.TryGetValue(version.MetricCode, out var last)
            ? version.Version <= last
            : version.Version == 1 || string.CompareOrdinal(version.EffectiveFrom, publication.Period) <= 0;

    private static CodebookEntry Entry(string code, List<MetricVersion> versions, IEnumerable<MetricAlias> aliases)
    {
        var version = versions.LastOrDefault();
        return new CodebookEntry(
            code,
            version is null ? code : version.Metric.Name + Tenure(code),
            version,
            string.Join("; ", versions.Select(earlier => $"{earlier.Version} from {earlier.EffectiveFrom}")),
            string.Join("; ", aliases.Select(alias => $"{alias.Framework} {alias.Code}").Order(StringComparer.Ordinal)));
    }

    private static string Tenure(string code) => code[(code.IndexOf('.', StringComparison.Ordinal) + 1)..] switch
    {
        "LCRA" => ", low-cost rental homes",
        "LCHO" => ", low-cost home ownership",
        "LCRA+LCHO" => ", low-cost rental homes and low-cost home ownership together",
        _ => "",
    };
}
