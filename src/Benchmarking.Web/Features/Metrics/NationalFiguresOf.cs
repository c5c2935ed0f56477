using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Metrics;

/// <summary>Finds a metric's figures in the newest national publication that holds it.</summary>
public static class NationalFiguresOf
{
    /// <summary>
    /// National figures stand under the regulator's code and the kind of homes, <c>TP06.LCRA</c>. A metric of ours that
    /// asks the same question as a national part shows that part's.
    /// </summary>
    public static async Task<NationalFigures?> FindAsync(
        BenchmarkingDb db, MetricVersion version, IReadOnlyList<MetricAlias> aliases, CancellationToken cancellation)
    {
        var codes = aliases.Where(alias => alias.Framework == "TSM").Select(alias => alias.Code + ".").ToList();
        if (codes.Count == 0)
            return null;

        var cells = await (
                from cell in db.PublishedCells
                join publication in db.Publications on cell.PublicationId equals publication.Id
                join peers in db.PublishedGroups
                    on new { cell.PublicationId, Code = cell.GroupCode } equals new { peers.PublicationId, peers.Code }
                where publication.Kind == PublicationKind.National && codes.Any(code => cell.MetricCode.StartsWith(code))
                orderby publication.Period descending, publication.Number descending, cell.MetricCode, peers.Position
                select new { Publication = publication, Cell = cell, Peers = peers })
            .AsNoTracking().ToListAsync(cancellation);
        if (cells.Count == 0)
            return null;

        var newest = cells[0].Publication;
        return new NationalFigures(
            newest.Title, newest.Source, newest.Number, newest.PublishedAt,
            [
                .. cells.Where(row => row.Publication.Id == newest.Id && row.Cell.Median is not null)
                    .GroupBy(row => row.Cell.MetricCode.Split('.')[^1])
                    .OrderBy(table => table.Key switch { "LCRA" => 0, "LCHO" => 1, _ => 2 })
                    .Select(table => new NationalTable(Tenure(table.Key), [.. table.Select(row => Line(row.Cell, row.Peers.Name, version))])),
            ]);
    }

    private static NationalLine Line(PublishedCell cell, string group, MetricVersion version)
    {
        return new NationalLine(
            group, cell.N is { } n ? FigureText.Number(n) : "–", Text(cell.LowerQuartile), Text(cell.Median), Text(cell.UpperQuartile));

        // One decimal place, as the regulator prints them.
        string Text(decimal? figure) => figure is { } value
            ? FigureText.Format(value, Enum.Parse<MetricKind>(version.Kind, ignoreCase: true), Math.Max(version.Decimals, 1))
            : "–";
    }

    private static string Tenure(string code) => code switch
    {
        "LCRA" => "Low cost rental homes",
        "LCHO" => "Low cost home ownership",
        _ => "Low cost rental and home ownership together",
    };
}
