using Benchmarking.Web.Database;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Writing;

/// <summary>One study of the list and what is to be done with it next.</summary>
public sealed record StudyLine(OwnStudy Own, string EditedBy, NextMove Next);

public sealed record StudyListPage(IReadOnlyList<StudyLine> Lines, int Count, Pagination Pages);

/// <summary>An organisation's own case studies, the one edited last first.</summary>
public sealed class ListStudies(TenantDoor door)
{
    private const int OnePage = 20;

    public async Task<StudyListPage> LoadAsync(Actor actor, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var count = await db.CaseStudies.CountAsync(cancellation);
        var (shown, pages) = Pagination.Place(page, count, OnePage);
        var studies = await db.OwnStudiesAsync(
            db.CaseStudies.AsNoTracking().OrderByDescending(row => row.EditedAt).ThenBy(row => row.Id).Skip((shown - 1) * OnePage).Take(OnePage), cancellation);
        var names = await db.NamesAsync(studies.Select(own => own.Study.EditedBy), cancellation);
        return new StudyListPage(
            [.. studies.Select(own => new StudyLine(own, names.Of(own.Study.EditedBy) ?? "somebody who has left", NextMove.Of(own, actor)))],
            count,
            new Pagination("Your case studies", shown, pages, to => $"/case-studies/own?page={to}"));
    }
}
