using System.Text.Json;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.CaseStudies.Scan;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Writing;

/// <summary>
/// Makes the revision that leaves the organisation: the words as they are now, the pictures, and of the organisation its
/// name, size and type where it is named, otherwise nothing.
/// </summary>
public static class SendStudy
{
    public static async Task PutAsync(
        TenantTransaction transaction, Actor actor, OwnStudy own, CheckStudyPage page, DateTimeOffset now, CancellationToken cancellation)
    {
        var db = transaction.Db;
        var study = own.Study;
        // Whatever was waiting or approved before gives way to this one; what is published stays until this one is.
        foreach (var before in await db.CaseStudyRevisions
            .Where(row => row.Study == study.Id && (row.State == RevisionState.ChangesAsked || row.State == RevisionState.Approved)).ToListAsync(cancellation))
        {
            before.State = RevisionState.Superseded;
        }

        (study.Revision, study.State, study.EditedAt, study.EditedBy) = (study.Revision + 1, CaseStudyState.Sent, now, actor.UserId);
        study.Version++;
        var revision = await AsItWouldBeAsync(db, study, await db.StudyChoicesAsync(cancellation), now, cancellation);
        revision.Consent = JsonSerializer.Serialize(new { pictures = page.HasPictures, quotes = page.NeedsQuoteConsent, document = page.HasDocument });
        revision.Scan = Told(page);
        db.CaseStudyRevisions.Add(revision);
        await db.SaveChangesAsync(cancellation);
        await AttachAsync(db, study, cancellation);
        transaction.Audit(actor, now, "sent a case study to the editors", $"case study {study.Id}", $"revision {study.Revision}");
    }

    /// <summary>The revision that a draft would make now; what cannot be understood in it is left out.</summary>
    public static async Task<CaseStudyRevision> AsItWouldBeAsync(
        BenchmarkingDb db, CaseStudy study, StudyChoices choices, DateTimeOffset now, CancellationToken cancellation)
    {
        var revision = Words(StudyContent.Of(study.Content).Draft, study, choices, now);
        await AuthorAsync(db, revision, study, cancellation);
        return revision;
    }

    private static CaseStudyRevision Words(StudyDraft draft, CaseStudy study, StudyChoices choices, DateTimeOffset now)
    {
        var values = StudyValues.Of(draft, choices);
        return new CaseStudyRevision
        {
            Study = study.Id,
            Revision = study.Revision,
            State = RevisionState.Sent,
            Title = Text(draft.Title),
            Problem = Text(draft.Problem),
            ResidentsDid = Text(draft.ResidentsDid),
            WhatChanged = Text(draft.WhatChanged),
            ServiceChange = Text(draft.ServiceChange),
            Lesson = Text(draft.Lesson),
            Quotes = Text(draft.Quotes),
            Cost = values.Cost,
            Hours = values.Hours,
            Participants = values.Participants,
            PeopleAffected = values.PeopleAffected,
            Attribution = values.Attribution,
            ImpactRating = values.ImpactRating,
            ValueRating = values.ValueRating,
            Rung = values.Rung,
            ActivityType = values.ActivityType,
            GroupsReached = [.. values.Groups],
            Tags = [.. values.Tags],
            Metrics = [.. values.Metrics],
            Audience = values.Audience ?? CaseStudyAudience.Members,
            SentAt = now,
        };
    }

    /// <summary>
    /// Of an anonymous author nothing, not even what many share: what is said of some and not of others tells of those others.
    /// </summary>
    private static async Task AuthorAsync(BenchmarkingDb db, CaseStudyRevision revision, CaseStudy study, CancellationToken cancellation)
    {
        if (study.Anonymous)
            return;
        var own = await db.Organisations.AsNoTracking().SingleAsync(row => row.Id == study.OrganisationId, cancellation);
        (revision.AuthorName, revision.SizeBand, revision.OrganisationType) = (own.Name, own.SizeBand, own.Type);
    }

    /// <summary>What was pointed at and stays, as far as it may be told, with the reason.</summary>
    private static string Told(CheckStudyPage page) => JsonSerializer.Serialize(
        page.Pointed.Select(one => one.Kept).OfType<KeptWords>().Where(kept => kept.Kind.MayBeTold())
            .Select(kept => new ToldDecision(kept.Kind.Words(), kept.Found, kept.Reason)));

    private static async Task AttachAsync(BenchmarkingDb db, CaseStudy study, CancellationToken cancellation)
    {
        var files = await db.CaseStudyFiles.AsNoTracking().Where(row => row.Study == study.Id).ToListAsync(cancellation);
        var position = 0;
        foreach (var file in files.OrderBy(row => row.Kind == CaseStudyFileKind.Document).ThenBy(row => row.Position))
        {
            position++;
            db.CaseStudyAttachments.Add(new CaseStudyAttachment
            {
                Study = study.Id,
                Revision = study.Revision,
                Position = position,
                Kind = file.Kind,
                // What the file was called on somebody's computer stays behind the wall.
                Name = file.MediaType switch
                {
                    "image/jpeg" => $"picture-{position}.jpg",
                    "image/png" => $"picture-{position}.png",
                    "application/pdf" => "document.pdf",
                    _ => $"file-{position}",
                },
                Alternative = file.Alternative.Trim(),
                Caption = file.Caption.Trim(),
                MediaType = file.MediaType,
                Width = file.Width,
                Height = file.Height,
                Sha256 = file.Sha256,
                Content = file.Content,
            });
        }
    }

    /// <summary>What is too long is not sent, and a preview need not carry it.</summary>
    private static string Text(string? typed) =>
        TypedText.Trimmed(typed) is { Length: <= StudyValues.LongestText } text ? text : "";
}

/// <summary>A decision of the author as the editors read it.</summary>
public sealed record ToldDecision(string Kind, string Found, string Reason);
