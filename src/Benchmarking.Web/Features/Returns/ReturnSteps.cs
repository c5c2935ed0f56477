using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.Returns;

/// <summary>What came of a decision about a return that is there already.</summary>
public abstract record DecisionResult
{
    public sealed record Done(ReturnSheet Sheet) : DecisionResult;

    public sealed record NoSuchReturn : DecisionResult;

    /// <summary>The return does not stand so (any more) that this could be decided.</summary>
    public sealed record NotNow(string Why) : DecisionResult;

    /// <summary>It wants a few words, and none were given.</summary>
    public sealed record NeedsWords : DecisionResult;
}

/// <summary>
/// The way every decision about a return goes: it is found behind the organisation's wall while its collection cannot be
/// closed, judged, changed, and kept; or nothing is.
/// </summary>
public static class ReturnSteps
{
    public const string ChangedMeanwhile = "Somebody else changed or decided this return meanwhile. Look at it again.";

    /// <param name="whyNot">Why the step cannot be taken as the return stands; null where it can.</param>
    /// <param name="step">Takes it. What only its own writing finds out may still refuse: why not, or null.</param>
    public static async Task<DecisionResult> StepAsync(
        this TenantDoor door,
        Actor actor,
        Period period,
        Func<ReturnSheet, string?> whyNot,
        Func<TenantTransaction, ReturnSheet, Return, Task<string?>> step,
        CancellationToken cancellation)
    {
        try
        {
            await using var transaction = await door.OpenAsync(actor, cancellation);
            await transaction.Db.PassAsync(period.ToString(), cancellation);
            if (await transaction.Db.FindAsync(period, cancellation) is not { Return: { } own } sheet)
                return new DecisionResult.NoSuchReturn();
            if ((whyNot(sheet) ?? await step(transaction, sheet, own)) is { } why)
                return new DecisionResult.NotNow(why);

            await transaction.CommitAsync(cancellation);
            return new DecisionResult.Done(sheet);
        }
        catch (DbUpdateException race) when (IsRace(race))
        {
            return new DecisionResult.NotNow(ChangedMeanwhile);
        }
    }

    private static bool IsRace(DbUpdateException exception) =>
        exception is DbUpdateConcurrencyException
        || exception.InnerException is PostgresException { ConstraintName: "reopenings_one_at_a_time" };
}
