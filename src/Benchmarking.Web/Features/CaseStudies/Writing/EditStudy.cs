using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Writing;

public abstract record EditStudyResult
{
    /// <param name="Changed">False where everything was as it is.</param>
    public sealed record Saved(bool Changed) : EditStudyResult;

    /// <summary>With what was typed. Where it is no conflict the words are saved, and a file was refused.</summary>
    public sealed record Again(EditStudyPage Page, bool IsConflict) : EditStudyResult;

    public sealed record NoSuchStudy : EditStudyResult;
}

/// <summary>Keeps a draft exactly as it is typed. What is wrong with it is said when it is checked, not before.</summary>
public sealed class EditStudy(TenantDoor door, TimeProvider clock)
{
    public const int MostPictures = 6;

    /// <param name="withProblems">Says at each field what must be put right before it is sent.</param>
    /// <returns>Null where there is none behind this wall.</returns>
    public async Task<EditStudyPage?> LoadAsync(Actor actor, Guid id, bool withProblems, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await db.FindOwnStudyAsync(id, cancellation) is not { } own)
            return null;
        var files = await db.StudyFilesAsync(id, cancellation);
        var choices = await db.StudyChoicesAsync(cancellation);
        var errors = withProblems ? StudyCheck.Problems(own.Content.Draft, files, choices, own.WasNamed) : [];
        return new EditStudyPage(own, own.Content.Draft, files, choices, own.Study.Version, errors);
    }

    /// <param name="picture">A picture to add; null for none.</param>
    /// <param name="document">A PDF to add, in place of one that is there; null for none.</param>
    public async Task<EditStudyResult> HandleAsync(
        Actor actor, Guid id, StudyDraft draft, StudyForm form, SentFile? picture, SentFile? document, CancellationToken cancellation)
    {
        // Unpacking a picture takes a moment: before the transaction, not in it.
        var sent = await StudyUpload.CleanAsync(picture, document, form.Do, draft.Author == StudyDraft.Anonymous, cancellation);
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await db.FindOwnStudyAsync(id, cancellation) is not { } own)
            return new EditStudyResult.NoSuchStudy();
        if (own.IsLocked || own.Study.Version != form.Version)
            return await ConflictAsync(db, own, draft, cancellation);

        // Far too long to be sent one day, and every look at it would be work.
        if (StudyFields.FarTooLong(draft, form) is { Count: > 0 } excess)
            return new EditStudyResult.Again((await PageAsync(db, own, draft, cancellation)) with { Errors = excess }, IsConflict: false);

        var (study, now) = (own.Study, clock.GetUtcNow());
        var changed = await StudyUpload.ArrangeAsync(db, study, form, sent, cancellation);
        var content = own.Content with { Draft = draft };
        if (changed || content.ToJson() != own.Content.ToJson())
        {
            var values = StudyValues.Of(draft, new StudyChoices([], []));
            (study.Content, study.Anonymous, study.Audience) = (content.ToJson(), values.Anonymous ?? true, values.Audience ?? CaseStudyAudience.Members);
            (study.State, study.Version, study.EditedAt, study.EditedBy) = (CaseStudyState.Draft, study.Version + 1, now, actor.UserId);
            transaction.Audit(actor, now, "wrote a case study", $"case study {id}", $"version {study.Version}");
            changed = true;
        }

        try
        {
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await ConflictAsync(actor, id, draft, cancellation);
        }

        return sent.Errors.Count == 0
            ? new EditStudyResult.Saved(changed)
            : new EditStudyResult.Again((await LoadAsync(actor, id, false, cancellation))! with { Errors = sent.Errors }, IsConflict: false);
    }

    private static async Task<EditStudyPage> PageAsync(BenchmarkingDb db, OwnStudy own, StudyDraft draft, CancellationToken cancellation) => new(
        own, draft, await db.StudyFilesAsync(own.Study.Id, cancellation), await db.StudyChoicesAsync(cancellation), own.Study.Version, []);

    private async Task<EditStudyResult> ConflictAsync(Actor actor, Guid id, StudyDraft draft, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await transaction.Db.FindOwnStudyAsync(id, cancellation) is not { } own ? new EditStudyResult.NoSuchStudy()
            : await ConflictAsync(transaction.Db, own, draft, cancellation);
    }

    private static async Task<EditStudyResult> ConflictAsync(BenchmarkingDb db, OwnStudy own, StudyDraft draft, CancellationToken cancellation)
    {
        var theirs = StudyFields.Differences(draft, own.Content.Draft);
        return new EditStudyResult.Again(
            (await PageAsync(db, own, draft, cancellation)) with
            {
                // Of one that is with the editors the version that taking it back gives it: saving goes through then.
                Version = own.IsLocked ? own.Study.Version + 1 : own.Study.Version,
                Errors = [own.IsLocked ? StudyPage.Locked(own) : Changed],
                Theirs = own.IsLocked && theirs.Count == 0 ? null : theirs,
            },
            IsConflict: true);
    }

    private static readonly FormError Changed = new(
        null, "A colleague changed this case study while you had the page open. What you typed is still below, and what they saved stands above it: save again to replace theirs. A file that you chose must be chosen again.");
}
