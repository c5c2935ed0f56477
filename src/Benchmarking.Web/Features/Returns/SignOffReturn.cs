using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

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
            (transaction, sheet, own) => SignAsync(transaction, actor, sheet, own, cancellation),
            cancellation);

    private async Task<string?> SignAsync(
        TenantTransaction transaction, Actor actor, ReturnSheet sheet, Return own, CancellationToken cancellation)
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
        var carried = await transaction.Db.CarriedFromAsync(own.Id, cancellation);
        transaction.Db.SignedFigures.AddRange(sheet.Figures.Select(figure => Signed(own, sheet, figure, carried)));
        transaction.Audit(actor, now, "signed off", SaveReturn.Subject(sheet), $"revision {own.Revision}");
        return null;
    }

    private static SignedFigure Signed(
        Return own, ReturnSheet sheet, SheetFigure figure, IReadOnlyDictionary<string, string> carried)
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
            // An optional figure that nobody answered was not collected; a core one cannot get here unanswered.
            Marker = value is null ? (marker ?? Marker.NotCollected).Code() : null,
            CarriedFrom = carried.OfFigure(figure),
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
        { Return.Revision: > 0 } when !sheet.IsReopened(now) => ReturnLock.Why(sheet, now),
        { Return.Revision: 0, Collection.State: not CollectionState.Open } => "This collection is closed, so nothing can be signed off any more.",
        _ when version != sheet.Version => ReturnSteps.ChangedMeanwhile,
        _ => null,
    };
}

/// <summary>Answers that are still those of an earlier period's survey.</summary>
public static class CarriedAnswers
{
    /// <summary>By input, the period whose survey it is from; inputs answered anew are not in it.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> CarriedFromAsync(
        this BenchmarkingDb db, ReturnId own, CancellationToken cancellation) =>
        await db.ReturnAnswers.Where(row => row.ReturnId == own && row.CarriedFrom != null)
            .ToDictionaryAsync(row => row.InputCode, row => row.CarriedFrom!, cancellation);

    /// <summary>The period that a figure is still from: the oldest of its parts'. Null where it is this period's own.</summary>
    public static string? OfFigure(this IReadOnlyDictionary<string, string> carried, SheetFigure figure) =>
        figure.Needs.Select(code => carried.GetValueOrDefault(code)).OfType<string>().Order(StringComparer.Ordinal).FirstOrDefault();
}
