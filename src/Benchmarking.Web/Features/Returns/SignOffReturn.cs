using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Returns;

/// <summary>
/// Signs a return off: its figures are worked out once more and copied to where nothing changes and the engine reads.
/// </summary>
public sealed class SignOffReturn(TenantDoor door, TimeProvider clock)
{
    public Task<DecisionResult> HandleAsync(Actor actor, Period period, int version, CancellationToken cancellation) =>
        door.StepAsync(
            actor,
            period,
            sheet => WaitingReturn.WhyNot(sheet, version, clock.GetUtcNow()),
            (transaction, sheet, own) =>
            {
                Sign(transaction, actor, sheet, own);
                return Task.FromResult<string?>(null);
            },
            cancellation);

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

/// <summary>When an approver can decide.</summary>
public static class WaitingReturn
{
    /// <summary>Why this return waits for no decision; null where it does.</summary>
    public static string? WhyNot(ReturnSheet sheet, int version, DateTimeOffset now) => sheet switch
    {
        { Return.State: not ReturnState.Sent } => "This return is not waiting for sign-off.",
        _ when sheet.IsUnderReopening() && !sheet.IsReopened(now) => ReturnLock.Why(sheet, now),
        { Collection.State: not CollectionState.Open } when !sheet.IsUnderReopening() => "This collection is closed, so nothing can be signed off any more.",
        _ when version != sheet.Version => ReturnSteps.ChangedMeanwhile,
        _ => null,
    };
}
