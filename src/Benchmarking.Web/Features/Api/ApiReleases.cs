using System.Text.Json.Serialization;
using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Releases.Making;
using Benchmarking.Web.Features.Releases.Public;

namespace Benchmarking.Web.Features.Api;

/// <summary>One page of releases, the newest first; withdrawn ones too.</summary>
/// <param name="Next">The address of the next page; null on the last.</param>
public sealed record ApiReleases(IReadOnlyList<ApiReleaseLine> Releases, int Count, int Page, int Pages, string? Next);

/// <summary>One release in the list.</summary>
/// <param name="State"><c>published</c> or <c>withdrawn</c>.</param>
/// <param name="Open">Whether its files need no token.</param>
/// <param name="Url">Of its metadata in this API.</param>
public sealed record ApiReleaseLine(string Series, string Version, string State, string Title, bool Open, DateTime PublishedAt, string Url)
{
    public static ApiReleaseLine Of(Release release) => new(
        release.Series, release.Version!, release.State == ReleaseState.Withdrawn ? "withdrawn" : "published",
        release.Title, release.Open, release.PublishedAt!.Value.UtcDateTime, $"/api/v1{release.Address()}");
}

/// <summary>All that is said of a release.</summary>
public sealed record ApiRelease(
    string Series, string Version, string Title, string Summary, bool Open, ApiLicence Licence, string Citation, DateTime PublishedAt,
    IReadOnlyList<int> Publications, IReadOnlyList<ApiReleaseChange> Changes, IReadOnlyList<ApiReleaseFile> Files, string Cells, string Page)
{
    public static ApiRelease Of(ReleasePage page) => new(
        page.Release.Series, page.Release.Version!, page.Release.Title, page.Release.Summary, page.Release.Open,
        new ApiLicence(page.Licence.Spdx, page.Licence.Title, page.Licence.Path), page.Release.Citation, page.Release.PublishedAt!.Value.UtcDateTime,
        [.. page.Release.Publications.Order()], [.. page.Changes.Select(ApiReleaseChange.Of)],
        [.. page.Files.Select(file => ApiReleaseFile.Of(page.Release, file))],
        $"/api/v1{page.Release.Address()}/cells", page.Release.Address());
}

/// <param name="Path">An address, or the name of a file of the release.</param>
public sealed record ApiLicence(string Name, string Title, string Path);

/// <param name="Level"><c>major</c>, <c>minor</c> or <c>patch</c>.</param>
public sealed record ApiReleaseChange(string Level, string Kind, string File, int Count, string Words)
{
    public static ApiReleaseChange Of(ReleaseChange change) =>
        new(change.Level.ToString().ToLowerInvariant(), change.Kind, change.File, change.Count, change.Words);
}

/// <param name="Rows">Of a table, without its header; null for others.</param>
/// <param name="Sha256">Of its bytes, in hexadecimal.</param>
public sealed record ApiReleaseFile(string Name, string Description, string MediaType, long Bytes, long? Rows, string Sha256, string Url)
{
    public static ApiReleaseFile Of(Release release, ReleaseFile file) => new(
        file.Name, file.Description, file.MediaType, file.Bytes, file.Rows, file.Sha256, $"/api/v1{release.FileAddress(file.Name)}");
}

/// <summary>One page of cells, in the order of <c>cells.csv</c>.</summary>
/// <param name="Next">The address of the next page; null on the last.</param>
public sealed record ApiCells(IReadOnlyList<ApiCell> Cells, int Count, int Page, int Pages, string? Next);

/// <summary>One cell as it was published. A number that is not released is null, and the reason says why.</summary>
public sealed record ApiCell(
    int Publication, string Period, string Metric, string Group, int? N, string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Reason,
    decimal? Base, decimal? LowerQuartile, decimal? Median, decimal? UpperQuartile, decimal? P10, decimal? P90, decimal? Mean,
    string Method, string? HeldFrom)
{
    public static ApiCell Of(CellOfRelease one) => new(
        one.Publication.Number, one.Cell.Period, one.Cell.MetricCode, one.Cell.GroupCode, one.Cell.N, one.Cell.Status.Code(), one.Cell.Reason?.ToString(),
        one.Cell.Base, one.Cell.LowerQuartile, one.Cell.Median, one.Cell.UpperQuartile, one.Cell.P10, one.Cell.P90, one.Cell.Mean,
        one.Cell.Method, one.Cell.HeldFrom);
}
