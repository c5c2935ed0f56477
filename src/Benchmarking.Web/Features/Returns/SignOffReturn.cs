using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Returns;

/// <summary>What came of an approver's decision.</summary>
public abstract record DecisionResult
{
    public sealed record Done(ReturnSheet Sheet) : DecisionResult;

    public sealed record NoSuchReturn : DecisionResult;

    /// <summary>It is not waiting for a decision (any more).</summary>
    public sealed record NotWaiting(string Why) : DecisionResult;

    public sealed record NeedsComment : DecisionResult;
}

/// <summary>
/// Signs a return off: its figures are worked out once more and copied to where nothing changes and the engine reads.
/// </summary>
public sealed class SignOffReturn(TenantDoor door, TimeProvider clock)
{
    public async Task<DecisionResult> HandleAsync(Actor actor, Period period, int version, CancellationToken cancellation)
    {
        try
        {
            await using var transaction = await door.OpenAsync(actor, cancellation);
            await transaction.Db.PassAsync(period.ToString(), cancellation);
            if (await transaction.Db.FindAsync(period, cancellation) is not { Return: { } own } sheet)
                return new DecisionResult.NoSuchReturn();
            if (WaitingReturn.WhyNot(sheet, version) is { } why)
                return new DecisionResult.NotWaiting(why);

            Sign(transaction, actor, sheet, own);
            await transaction.CommitAsync(cancellation);
            return new DecisionResult.Done(sheet);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new DecisionResult.NotWaiting(WaitingReturn.ChangedMeanwhile);
        }
    }

    private void Sign(TenantTransaction transaction, Actor actor, ReturnSheet sheet, Return own)
    {
        var now = clock.GetUtcNow();
        own.State = ReturnState.SignedOff;
        own.SignedOffAt = now;
        own.SignedOffBy = actor.UserId;
        own.Version++;
        own.Revision++;
        transaction.Db.SignedReturns.Add(new SignedReturn
        {
            OrganisationId = own.OrganisationId,
            ReturnId = own.Id,
            Revision = own.Revision,
            CollectionId = own.CollectionId,
            SignedAt = now,
            SignedBy = actor.UserId,
        });
        transaction.Db.SignedFigures.AddRange(sheet.Figures.Select(figure => Signed(own, sheet, figure)));
        transaction.Audit(actor, now, "signed off", SaveReturn.Subject(sheet), $"revision {own.Revision}");
    }

    private static SignedFigure Signed(Return own, ReturnSheet sheet, SheetFigure figure)
    {
        var (value, numerator, denominator, marker) = sheet.FigureOf(figure);
        return new SignedFigure
        {
            OrganisationId = own.OrganisationId,
            ReturnId = own.Id,
            Revision = own.Revision,
            MetricCode = figure.Metric.MetricCode,
            MetricVersion = figure.Metric.Version,
            Value = value,
            Numerator = numerator,
            Denominator = denominator,
            CarriedFrom = value is null ? null : sheet.CarriedFromOf(figure)?.ToString(),
            // An optional figure that nobody answered was not collected; a core one cannot get here unanswered.
            Marker = value is null ? (marker ?? Marker.NotCollected).Code() : null,
        };
    }
}

/// <summary>Gives a return back to its contributors, with what to change.</summary>
public sealed class SendBackReturn(TenantDoor door, TimeProvider clock)
{
    public async Task<DecisionResult> HandleAsync(
        Actor actor, Period period, int version, string? comment, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(comment))
            return new DecisionResult.NeedsComment();

        try
        {
            await using var transaction = await door.OpenAsync(actor, cancellation);
            await transaction.Db.PassAsync(period.ToString(), cancellation);
            if (await transaction.Db.FindAsync(period, cancellation) is not { Return: { } own } sheet)
                return new DecisionResult.NoSuchReturn();
            if (WaitingReturn.WhyNot(sheet, version) is { } why)
                return new DecisionResult.NotWaiting(why);

            own.State = own.Revision == 0 ? ReturnState.InProgress : ReturnState.Reopened;
            own.SentBackComment = comment.Trim();
            own.Version++;
            transaction.Audit(actor, clock.GetUtcNow(), "sent back", SaveReturn.Subject(sheet), own.SentBackComment);
            await transaction.CommitAsync(cancellation);
            return new DecisionResult.Done(sheet);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new DecisionResult.NotWaiting(WaitingReturn.ChangedMeanwhile);
        }
    }
}

/// <summary>When an approver can decide.</summary>
public static class WaitingReturn
{
    public const string ChangedMeanwhile = "Somebody else changed or decided this return meanwhile. Look at it again.";

    /// <summary>Why this return waits for no decision; null where it does.</summary>
    public static string? WhyNot(ReturnSheet sheet, int version) => sheet switch
    {
        { Return.State: not ReturnState.Sent } => "This return is not waiting for sign-off.",
        { Collection.State: not CollectionState.Open } => "This collection is closed, so nothing can be signed off any more.",
        _ when version != sheet.Version => ChangedMeanwhile,
        _ => null,
    };
}
