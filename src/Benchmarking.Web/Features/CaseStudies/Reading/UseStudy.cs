using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.CaseStudies.Reading;

/// <summary>What a reader may say came of it.</summary>
public sealed class FollowUpForm
{
    public const int LongestNote = 1000;

    public string? Note { get; set; }

    /// <summary>Whether author and editors are told which member says it.</summary>
    public bool Named { get; set; }
}

public abstract record UseResult
{
    public sealed record Done : UseResult;

    /// <summary>Something is wrong with what was typed; nothing changed.</summary>
    public sealed record Wrong(FormError Error) : UseResult;

    /// <summary>No study to be used: unknown, withdrawn, the organisation's own, or not pressed yet.</summary>
    public sealed record Nothing : UseResult;
}

/// <summary>
/// "We used this": once for each organisation, taken back as easily, and a few words afterwards. Everybody sees how many;
/// who it was stays behind the organisation's own wall.
/// </summary>
public sealed class UseStudy(TenantDoor door, TimeProvider clock)
{
    public async Task<UseResult> HandleAsync(Actor actor, Guid study, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (actor.OrganisationId is not { } organisation
            || !await db.PublishedStudiesHere().AnyAsync(row => row.Study == study, cancellation)
            || await db.CaseStudies.AnyAsync(own => own.Id == study, cancellation))
            return new UseResult.Nothing();
        if (await db.CaseStudyUses.AnyAsync(row => row.Study == study, cancellation))
            return new UseResult.Done();

        var use = CaseStudyUse.Of(organisation, study, actor.UserId, clock.GetUtcNow());
        db.CaseStudyUses.Add(use);
        transaction.Audit(actor, clock.GetUtcNow(), "used a case study", Subject(study));
        try
        {
            // Saved first: the database lets a use be counted only by whose it is.
            await db.SaveChangesAsync(cancellation);
            db.CaseStudyCountedUses.Add(new CaseStudyCountedUse { Id = use.Id, Study = study });
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateException failed) when (failed.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // A colleague pressed at the same moment: it is counted, once.
        }

        return new UseResult.Done();
    }

    /// <summary>Says what came of it, or says it otherwise; nothing typed takes the words back.</summary>
    public async Task<UseResult> SayAsync(Actor actor, Guid study, FollowUpForm form, CancellationToken cancellation)
    {
        var note = (form.Note ?? "").ReplaceLineEndings("\n").Replace("\0", "", StringComparison.Ordinal).Trim();
        if (note.Length > FollowUpForm.LongestNote)
            return new UseResult.Wrong(new FormError(nameof(FollowUpForm.Note), $"What came of it is {note.Length} characters long. Shorten it to {FollowUpForm.LongestNote}."));

        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await db.CaseStudyUses.SingleOrDefaultAsync(row => row.Study == study, cancellation) is not { } use)
            return new UseResult.Nothing();

        var said = await db.CaseStudyFollowUps.SingleOrDefaultAsync(row => row.Id == use.Id, cancellation);
        if (note.Length == 0)
        {
            if (said is not null)
                db.CaseStudyFollowUps.Remove(said);
        }
        else
        {
            if (said is null)
                db.CaseStudyFollowUps.Add(said = new CaseStudyFollowUp { Id = use.Id, Study = study, Note = note });
            said.Note = note;
            said.NotedAt = clock.GetUtcNow();
            said.OrganisationName = form.Named
                ? await db.Organisations.Where(row => row.Id == use.OrganisationId).Select(row => row.Name).SingleAsync(cancellation)
                : null;
        }

        transaction.Audit(actor, clock.GetUtcNow(), note.Length == 0 ? "took words on a case study back" : "said what came of a case study", Subject(study));
        await transaction.CommitAsync(cancellation);
        return new UseResult.Done();
    }

    /// <summary>Takes the press back, and with it what was said.</summary>
    public async Task<UseResult> TakeBackAsync(Actor actor, Guid study, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await db.CaseStudyUses.SingleOrDefaultAsync(row => row.Study == study, cancellation) is not { } use)
            return new UseResult.Nothing();

        // The database lets these two be removed only while their own row is there.
        await db.CaseStudyFollowUps.Where(row => row.Id == use.Id).ExecuteDeleteAsync(cancellation);
        await db.CaseStudyCountedUses.Where(row => row.Id == use.Id).ExecuteDeleteAsync(cancellation);
        db.CaseStudyUses.Remove(use);
        transaction.Audit(actor, clock.GetUtcNow(), "took the use of a case study back", Subject(study));
        await transaction.CommitAsync(cancellation);
        return new UseResult.Done();
    }

    private static string Subject(Guid study) => $"case study {study}";
}
