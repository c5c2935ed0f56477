using Benchmarking.Web.Database;
using Benchmarking.Web.Features.CaseStudies.Scan;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Writing;

public abstract record CheckStudyResult
{
    /// <summary>The decisions are kept; something is still open, or nobody asked to send it.</summary>
    public sealed record Kept(CheckStudyPage Page) : CheckStudyResult;

    public sealed record Again(CheckStudyPage Page, bool IsConflict) : CheckStudyResult;

    public sealed record Sent(int Revision) : CheckStudyResult;

    public sealed record NoSuchStudy : CheckStudyResult;
}

/// <summary>
/// The last look before a study leaves the organisation: what is wrong, what the check points at and what the author
/// decides, and that those shown, quoted and told of in a document agree. Sending is refused until nothing is open.
/// </summary>
public sealed class CheckStudy(TenantDoor door, TimeProvider clock)
{
    private static readonly Dictionary<string, string> NoReasons = [];

    /// <returns>Null where there is none behind this wall, or it is with the editors.</returns>
    public async Task<CheckStudyPage?> LoadAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await transaction.Db.FindOwnStudyAsync(id, cancellation) is { IsLocked: false } own
            ? await PageAsync(transaction.Db, actor, own, NoReasons, [], cancellation)
            : null;
    }

    public async Task<CheckStudyResult> HandleAsync(Actor actor, Guid id, CheckForm form, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var (db, now) = (transaction.Db, clock.GetUtcNow());
        if (await db.FindOwnStudyAsync(id, cancellation) is not { } own)
            return new CheckStudyResult.NoSuchStudy();
        if (own.IsLocked)
            return await ConflictAsync(db, actor, own, form, StudyPage.Locked(own), cancellation);
        if (own.Study.Version != form.Version)
            return await ConflictAsync(db, actor, own, form, Changed, cancellation);
        if (form.Do == "send" && !own.MayBeSent)
            return await ConflictAsync(db, actor, own, form, NothingNew, cancellation);

        var page = await PageAsync(db, actor, own, NoReasons, [], cancellation);
        var (kept, refused) = Decide(page, form);
        var content = own.Content with
        {
            Kept = kept,
            Consent = new StudyConsent(
                form.PictureConsent ? StudyCheck.StampOfFiles(page.Files) : null, form.QuoteConsent ? StudyCheck.StampOfQuotes(own.Content.Draft) : null),
        };
        if (content.ToJson() != own.Content.ToJson())
        {
            (own.Study.Content, own.Study.Version) = (content.ToJson(), own.Study.Version + 1);
            transaction.Audit(actor, now, "decided on what the check of a case study points at", $"case study {id}", $"{kept.Count} kept");
        }

        page = await PageAsync(db, actor, own, Typed(form), refused, cancellation);
        var asks = form.Do == "send";
        var sends = asks && page.Problems.Count == 0 && refused.Count == 0 && page.Open().Count == 0;
        if (sends)
            await SendStudy.PutAsync(transaction, actor, own, page, now, cancellation);
        try
        {
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new CheckStudyResult.Again(page with { Errors = [Changed] }, IsConflict: true);
        }

        return sends ? new CheckStudyResult.Sent(own.Study.Revision)
            : asks || refused.Count > 0 ? new CheckStudyResult.Again(asks ? page with { Errors = [.. refused, .. page.Open()] } : page, IsConflict: false)
            : new CheckStudyResult.Kept(page);
    }

    private static readonly FormError Changed = new(
        null, "A colleague changed this case study while you had the page open. Look through it as it is now; what you typed here is kept where it still fits.");

    private static readonly FormError NothingNew = new(
        null, "Nothing has changed since it was sent last, so there is nothing to send. Change the text first.");

    private static async Task<CheckStudyResult> ConflictAsync(
        BenchmarkingDb db, Actor actor, OwnStudy own, CheckForm form, FormError why, CancellationToken cancellation) => new CheckStudyResult.Again(
        await PageAsync(db, actor, own, Typed(form), [], cancellation) with { Errors = [why] }, IsConflict: true);

    private static Dictionary<string, string> Typed(CheckForm form) =>
        form.Reasons.Where(reason => reason.Key is not null).GroupBy(reason => reason.Key!).ToDictionary(group => group.Key, group => group.Last().Words ?? "");

    /// <summary>What stays, with a reason for each; and reasons that must not be told.</summary>
    private static (IReadOnlyList<KeptWords> Kept, IReadOnlyList<FormError> Refused) Decide(CheckStudyPage page, CheckForm form)
    {
        var (kept, refused) = (new List<KeptWords>(), new List<FormError>());
        var typed = Typed(form);
        foreach (var ((thing, before), at) in page.Pointed.Select((one, at) => (one, at)))
        {
            var words = (typed.TryGetValue(thing.Key, out var now) ? now : before?.Reason ?? "").Trim();
            if (words.Length == 0)
                continue;
            if (words.Length > ReasonForm.Longest)
                refused.Add(new($"Reasons_{at}__Words", $"Use at most {ReasonForm.Longest} characters to say why “{thing.Found}” stays"));
            else if (thing.Kind.MayBeTold() && Betrays(words, page.Telling) is { } betrayed)
                refused.Add(new($"Reasons_{at}__Words", $"Editors read this reason, and “{betrayed}” tells them who you are. Say it without that"));
            else
                kept.Add(new KeptWords(thing.Key, thing.Kind, thing.Found, words));
        }

        return (kept, refused);
    }

    private static string? Betrays(string words, OwnWords own) =>
        PersonalDataScan.Find([new ScanText("", "", words)], own).FirstOrDefault(thing => !thing.Kind.MayBeTold())?.Found;

    private static async Task<CheckStudyPage> PageAsync(
        BenchmarkingDb db, Actor actor, OwnStudy own, IReadOnlyDictionary<string, string> typed, IReadOnlyList<FormError> refused, CancellationToken cancellation)
    {
        // As it is in the row now: decisions may just have been put there.
        var content = StudyContent.Of(own.Study.Content);
        var files = await db.StudyFilesAsync(own.Study.Id, cancellation);
        var words = await db.ReadOwnWordsAsync(actor.OrganisationId!.Value, content.Draft.Author == StudyDraft.Anonymous, cancellation);
        return new CheckStudyPage(
            own,
            StudyCheck.Problems(content.Draft, files, await db.StudyChoicesAsync(cancellation), own.WasNamed),
            StudyCheck.Decisions(content, files, words),
            files,
            NeedsQuoteConsent: StudyCheck.Quotations(content.Draft).Count > 0,
            PictureConsent: content.Consent.Pictures == StudyCheck.StampOfFiles(files),
            QuoteConsent: content.Consent.Quotes == StudyCheck.StampOfQuotes(content.Draft),
            typed,
            refused)
        { Telling = words };
    }
}
