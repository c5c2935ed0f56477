using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.Scorecards;

public abstract record EditScorecardResult
{
    public sealed record Saved : EditScorecardResult;

    /// <summary>With what was typed, to be put right.</summary>
    public sealed record Again(EditScorecardPage Page, bool IsConflict) : EditScorecardResult;
}

/// <summary>Puts the draft of the scorecard together. What was approved before stays as it was.</summary>
public sealed class EditScorecard(TenantDoor door, TimeProvider clock)
{
    public async Task<EditScorecardPage> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var ground = await transaction.Db.ReadScorecardGroundAsync(cancellation);
        var draft = await transaction.Db.FindDraftAsync(cancellation);
        var content = draft is null ? ground.First : DraftContent.Of(draft);
        return new EditScorecardPage(ground, DraftForm.Of(content, draft?.Version ?? 0, ground), []);
    }

    public async Task<EditScorecardResult> HandleAsync(Actor actor, DraftForm form, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var ground = await db.ReadScorecardGroundAsync(cancellation);
        form.Figures = InOrder(form, ground);
        var (content, errors) = form.Read(ground);
        if (content is null)
            return new EditScorecardResult.Again(new EditScorecardPage(ground, form, errors), IsConflict: false);

        var draft = await db.FindDraftAsync(cancellation);
        var version = draft?.Version ?? 0;
        if (version != form.Version)
            return Conflict(ground, form, version);

        draft ??= db.ScorecardDrafts.Add(new ScorecardDraft { OrganisationId = actor.OrganisationId!.Value, Content = "" }).Entity;
        (draft.Version, draft.Content, draft.EditedAt, draft.EditedBy) = (version + 1, content.ToJson(), clock.GetUtcNow(), actor.UserId);
        transaction.Audit(actor, clock.GetUtcNow(), "edited the scorecard", $"draft {draft.Version}");
        try
        {
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Conflict(ground, form, version + 1);
        }
        catch (DbUpdateException failed) when (failed.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return Conflict(ground, form, version + 1);
        }

        return new EditScorecardResult.Saved();
    }

    /// <summary>The form follows the figures there are now, whatever was there when the page was opened.</summary>
    private static List<DraftFigureForm> InOrder(DraftForm form, ScorecardGround ground) =>
    [
        .. ground.Figures.Select(series => form.Figures.FirstOrDefault(figure => figure.Metric == series.Subject.Code)
            ?? new DraftFigureForm { Metric = series.Subject.Code, Wording = PlainSentences.Wording(series.Subject) }),
    ];

    private static EditScorecardResult.Again Conflict(ScorecardGround ground, DraftForm form, int standing)
    {
        form.Version = standing;
        return new(
            new EditScorecardPage(ground, form, [new FormError(null, "A colleague changed the scorecard while you had the page open. Your choice is still below: save again to replace theirs.")]),
            IsConflict: true);
    }
}
