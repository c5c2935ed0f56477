using System.Security.Cryptography;
using System.Text;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Benchmarking.Web.Features.Releases.Public;

/// <summary>Which cells of a release somebody wants; null for all.</summary>
/// <param name="Metric">A metric's code.</param>
/// <param name="Group">A peer group's code.</param>
/// <param name="Period">As in <c>cells.csv</c>: <c>2025-Q1</c>.</param>
/// <param name="Publication">A publication's number.</param>
public sealed record CellFilter(string? Metric, string? Group, string? Period, int? Publication)
{
    /// <summary>The names of these in an address.</summary>
    public static IReadOnlyList<string> Names { get; } = ["metric", "group", "period", "publication"];

    public bool IsAll => this == new CellFilter(null, null, null, null);

    /// <summary>As the end of an address, each part with an ampersand before it.</summary>
    public string Query => string.Concat(
        from pair in new (string Name, string? Value)[] { ("metric", Metric), ("group", Group), ("period", Period), ("publication", Publication?.ToString(System.Globalization.CultureInfo.InvariantCulture)) }
        where pair.Value is not null
        select $"&{pair.Name}={Uri.EscapeDataString(pair.Value)}");

    /// <summary>What stands in the log of downloads: a file's name, and after it what was asked for.</summary>
    public string NameOf(string file) => Query.Length == 0 ? file : $"{file}?{Query[1..]}";

    /// <summary>Names what this filter lets through of a release: the same for ever, as the release is.</summary>
    public EntityTagHeaderValue TagOf(Release release) => new(
        $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{release.Id}{Query}")))}\"");

    /// <summary>The cells with their publications, in the order of <c>cells.csv</c>.</summary>
    public IQueryable<CellOfRelease> Of(BenchmarkingDb db, Release release) =>
        from publication in db.Publications
        where release.Publications.Contains(publication.Number) && (Publication == null || publication.Number == Publication)
        join cell in db.PublishedCells.AsNoTracking() on publication.Id equals cell.PublicationId
        where (Metric == null || cell.MetricCode == Metric) && (Group == null || cell.GroupCode == Group) && (Period == null || cell.Period == Period)
        orderby publication.Number, EF.Functions.Collate(cell.MetricCode, "C"), EF.Functions.Collate(cell.GroupCode, "C")
        select new CellOfRelease { Publication = publication, Cell = cell };
}

public sealed class CellOfRelease
{
    public required Publication Publication { get; init; }

    public required PublishedCell Cell { get; init; }
}
