using System.Text.RegularExpressions;
using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Scan;

/// <summary>What tells of an organisation, read inside its own wall.</summary>
public static partial class ReadOwnWords
{
    /// <param name="anonymous">False reads the figures alone: a named study may say who it is.</param>
    public static async Task<OwnWords> ReadOwnWordsAsync(
        this BenchmarkingDb db, OrganisationId organisation, bool anonymous, CancellationToken cancellation)
    {
        var figures = await FiguresAsync(db, cancellation);
        if (!anonymous)
            return OwnWords.None with { Figures = figures };

        var own = await db.Organisations.AsNoTracking().SingleAsync(row => row.Id == organisation, cancellation);
        var ids = await db.Memberships.Where(row => row.OrganisationId == organisation).Select(row => row.UserId).Distinct().ToListAsync(cancellation);
        var people = await db.NamesAsync(ids, cancellation);
        // A note says what a member is called now, or was before: "Now Clarion Housing Group."
        var others = Called().Matches(own.Note).Select(match => match.Groups[1].Value);
        return new OwnWords(
            OwnWords.NamesOf([own.Name, own.ShortName, own.Slug, .. others]),
            [.. new[] { own.Region }.Where(region => region.Length > 3)],
            [.. people.Values.Where(name => name.Contains(' ', StringComparison.Ordinal)).Distinct()],
            figures);
    }

    /// <summary>Values and what they are made of, of every return that was signed off.</summary>
    private static async Task<List<OwnFigure>> FiguresAsync(BenchmarkingDb db, CancellationToken cancellation)
    {
        var rows = await (
            from figure in db.SignedFigures
            join signed in db.SignedReturns on new { figure.ReturnId, figure.Revision } equals new { signed.ReturnId, signed.Revision }
            join collection in db.Collections on signed.CollectionId equals collection.Id
            join metric in db.Metrics on figure.MetricCode equals metric.Code
            join version in db.MetricVersions on new { figure.MetricCode, Version = figure.MetricVersion } equals new { version.MetricCode, version.Version }
            orderby collection.Period descending, metric.Position
            select new { metric.Name, version.Kind, collection.Period, figure.Value, figure.Numerator, figure.Denominator }).ToListAsync(cancellation);
        return
        [
            .. from row in rows
               let sign = row.Kind switch { "percentage" => "%", "money" => "£", _ => "" }
               from part in new[] { (Of: "", Sign: sign, Number: row.Value), (Of: ", counted", Sign: sign == "£" ? sign : "", Number: row.Numerator), (Of: ", out of", Sign: "", Number: row.Denominator) }
               let number = part.Number
               where number is not null
               select new OwnFigure(number.Value, $"{row.Name}{part.Of}, {Period.Parse(row.Period).Words}", part.Sign),
        ];
    }

    [GeneratedRegex(@"\b(?:Now|Formerly|Was|Successor:?)\s+([^.;]+)")]
    private static partial Regex Called();
}
