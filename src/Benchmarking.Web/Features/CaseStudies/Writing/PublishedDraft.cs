using System.Globalization;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Writing;

/// <summary>The published revision as a draft again: its words, its choices, its pictures and document.</summary>
public static class PublishedDraft
{
    /// <summary>Puts it in place of the draft that there is. What was decided and agreed for it was decided when it was sent.</summary>
    public static async Task RestoreAsync(BenchmarkingDb db, OwnStudy own, CancellationToken cancellation)
    {
        var study = own.Study;
        var revision = await db.CaseStudyRevisions.AsNoTracking().SingleAsync(row => row.Study == study.Id && row.State == RevisionState.Published, cancellation);
        await db.CaseStudyFiles.Where(row => row.Study == study.Id).ExecuteDeleteAsync(cancellation);
        var attached = await db.CaseStudyAttachments.AsNoTracking().Where(row => row.Study == study.Id && row.Revision == revision.Revision).ToListAsync(cancellation);
        foreach (var file in attached)
        {
            db.CaseStudyFiles.Add(new CaseStudyFile
            {
                OrganisationId = study.OrganisationId,
                Study = study.Id,
                Position = file.Position,
                Kind = file.Kind,
                Name = file.Name,
                Alternative = file.Alternative,
                Caption = file.Caption,
                MediaType = file.MediaType,
                Width = file.Width,
                Height = file.Height,
                Sha256 = file.Sha256,
                Content = file.Content,
            });
        }

        await db.SaveChangesAsync(cancellation);
        var draft = Of(revision);
        var consent = new StudyConsent(
            attached.Count > 0 ? StudyCheck.StampOfFiles(await db.StudyFilesAsync(study.Id, cancellation)) : null, StudyCheck.StampOfQuotes(draft));
        study.Content = (own.Content with { Draft = draft, Consent = consent }).ToJson();
        (study.Anonymous, study.Audience) = (revision.AuthorName is null, revision.Audience);
    }

    /// <summary>As somebody would type it.</summary>
    private static StudyDraft Of(CaseStudyRevision revision) => new()
    {
        Title = revision.Title,
        Problem = revision.Problem,
        ResidentsDid = revision.ResidentsDid,
        WhatChanged = revision.WhatChanged,
        ServiceChange = revision.ServiceChange,
        Lesson = revision.Lesson,
        Quotes = revision.Quotes,
        Cost = Number(revision.Cost),
        Hours = Number(revision.Hours),
        Participants = Number(revision.Participants),
        PeopleAffected = Number(revision.PeopleAffected),
        Attribution = revision.Attribution?.ToString(),
        ImpactRating = Number(revision.ImpactRating),
        ValueRating = Number(revision.ValueRating),
        Rung = Number(revision.Rung),
        ActivityType = revision.ActivityType,
        GroupsReached = [.. revision.GroupsReached],
        Tags = string.Join(", ", revision.Tags),
        Metrics = [.. revision.Metrics],
        Author = revision.AuthorName is null ? StudyDraft.Anonymous : StudyDraft.Named,
        Audience = revision.Audience.ToString(),
    };

    private static string? Number(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture);
}
