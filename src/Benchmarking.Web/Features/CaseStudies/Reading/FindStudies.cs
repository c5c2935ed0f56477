using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Reading;

/// <summary>Finds case studies by words and by what they are about, a page at a time.</summary>
public sealed class FindStudies(TenantDoor door)
{
    private const string English = "english";

    public async Task<StudiesPage> LoadAsync(Actor? actor, StudySearch search, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForAnybodyAsync(actor, cancellation);
        var db = transaction.Db;
        var here = db.PublishedStudiesHere();
        var (choices, all) = await ReadFilters.OfAsync(db, here, cancellation);
        var fitting = Fitting(here, search);
        var found = await fitting.CountAsync(cancellation);
        var (page, pages) = Pagination.Place(search.Page, found, StudiesPage.PerPage);
        var rows = await Read(db, InOrder(db, fitting, search), search)
            .Skip((page - 1) * StudiesPage.PerPage).Take(StudiesPage.PerPage)
            .ToListAsync(cancellation);
        return new StudiesPage(
            search, choices, [.. rows.Select(row => row.Line(search))], all, found,
            new Pagination("Case studies", page, pages, number => search.Url(number)));
    }

    private static IQueryable<CaseStudyRevision> Fitting(IQueryable<CaseStudyRevision> rows, StudySearch search)
    {
        if (search.Words is { Length: > 0 } words)
            rows = rows.Where(row => row.Search.Matches(EF.Functions.WebSearchToTsQuery(English, words)));
        if (search.RungNumber is { } rung)
            rows = rows.Where(row => row.Rung == rung);
        if (search.Metric is { Length: > 0 } metric)
            rows = rows.Where(row => row.Metrics.Contains(metric));
        if (search.Tag is { Length: > 0 } tag)
            rows = rows.Where(row => row.Tags.Contains(tag));
        if (search.Type is { Length: > 0 } type)
            rows = rows.Where(row => row.ActivityType == type);
        if (search.Size is { Length: > 0 } size)
            rows = rows.Where(row => row.SizeBand == size);
        return rows;
    }

    private static IOrderedQueryable<CaseStudyRevision> InOrder(
        BenchmarkingDb db, IQueryable<CaseStudyRevision> rows, StudySearch search)
    {
        var words = search.Words;
        var first = search.Order switch
        {
            StudyOrder.Match => rows.OrderByDescending(row => row.Search.Rank(EF.Functions.WebSearchToTsQuery(English, words)))
                .ThenByDescending(row => row.PublishedAt),
            StudyOrder.Used => rows.OrderByDescending(row => db.CaseStudyCountedUses.Count(use => use.Study == row.Study))
                .ThenByDescending(row => row.PublishedAt),
            _ => rows.OrderByDescending(row => row.PublishedAt),
        };
        // Ids are drawn by lot, so the last word tells nothing and no line stands on two pages.
        return first.ThenBy(row => row.Study);
    }

    private static IQueryable<Row> Read(BenchmarkingDb db, IQueryable<CaseStudyRevision> rows, StudySearch search)
    {
        var (words, options) = (search.Words, Snippet.Options);
        return
            from row in rows
            select new Row
            {
                Study = row.Study,
                Title = row.Title,
                Text = words.Length == 0
                    ? row.Problem
                    : EF.Functions.WebSearchToTsQuery(English, words).GetResultHeadline(
                        English, row.Problem + "\n\n" + row.ResidentsDid + "\n\n" + row.WhatChanged + "\n\n" + row.ServiceChange + "\n\n" + row.Lesson, options),
                AuthorName = row.AuthorName,
                Source = row.Source,
                Rung = row.Rung,
                RungName = db.LadderRungs.Where(rung => rung.Rung == row.Rung).Select(rung => rung.Name).FirstOrDefault(),
                ActivityType = row.ActivityType,
                Tags = row.Tags,
                PublishedAt = row.PublishedAt!.Value,
                Uses = db.CaseStudyCountedUses.Count(use => use.Study == row.Study),
                ForMembers = row.Audience == CaseStudyAudience.Members,
            };
    }

    private sealed class Row
    {
        public Guid Study { get; init; }

        public required string Title { get; init; }

        public required string Text { get; init; }

        public string? AuthorName { get; init; }

        public string? Source { get; init; }

        public int? Rung { get; init; }

        public string? RungName { get; init; }

        public required string ActivityType { get; init; }

        public required string[] Tags { get; init; }

        public DateTimeOffset PublishedAt { get; init; }

        public int Uses { get; init; }

        public bool ForMembers { get; init; }

        public FoundStudy Line(StudySearch search) => new(
            Study, Title, search.Words.Length == 0 ? Snippet.OfBeginning(Text) : Snippet.OfFound(Text),
            StudyWords.Author(AuthorName, Source), Rung is null ? null : $"{Rung} {RungName}", ActivityType, Tags, PublishedAt, Uses, ForMembers);
    }
}
