using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Privacy;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Returns;

/// <summary>What came of saying that there is nothing to report.</summary>
public abstract record NothingResult
{
    public sealed record Done : NothingResult;

    public sealed record NoSuchCollection : NothingResult;

    /// <summary>It is not possible now, or not any more.</summary>
    public sealed record Refused(string Why) : NothingResult;
}

/// <summary>
/// An organisation says that it has nothing to report this period: this counts as sent, needs no approver, and the engine
/// reads it like a return signed off without a figure.
/// </summary>
public sealed class ReportNothing(TenantDoor door, TimeProvider clock)
{
    internal const string ChangedMeanwhile = "Somebody else changed this return meanwhile. Look at it again first.";

    public async Task<NothingResult> HandleAsync(Actor actor, Period period, int version, CancellationToken cancellation)
    {
        try
        {
            await using var transaction = await door.OpenAsync(actor, cancellation);
            await transaction.Db.PassAsync(period.ToString(), cancellation);
            if (await transaction.Db.FindAsync(period, cancellation) is not { } sheet)
                return new NothingResult.NoSuchCollection();
            if (ReturnLock.Why(sheet, clock.GetUtcNow()) is { } why)
                return new NothingResult.Refused(why);
            if (!await ProcessingTerms.AreAcceptedAsync(transaction.Db, cancellation))
                return new NothingResult.Refused(ProcessingTerms.Why);
            if (version != sheet.Version)
                return new NothingResult.Refused(ChangedMeanwhile);

            await ReportAsync(transaction, actor, sheet, cancellation);
            await transaction.CommitAsync(cancellation);
            return new NothingResult.Done();
        }
        catch (DbUpdateException race) when (SaveReturn.IsRace(race))
        {
            return new NothingResult.Refused(ChangedMeanwhile);
        }
    }

    private async Task ReportAsync(TenantTransaction transaction, Actor actor, ReturnSheet sheet, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var db = transaction.Db;
        var own = sheet.Return ?? SaveReturn.Start(db, actor, sheet, now);
        if (sheet.Return is not null)
            own.Version++;
        own.State = ReturnState.NothingToReport;
        own.Revision++;
        own.QueriesOpen = 0;
        own.SentAt = now;
        own.SentBy = actor.UserId;
        own.SentBackComment = null;
        own.Reference = SendReturn.ReferenceOf(sheet with { Return = own });
        await db.SaveChangesAsync(cancellation);

        await db.DropNotesAsync(await db.ReturnExplanations.Where(row => row.ReturnId == own.Id).ToListAsync(cancellation), cancellation);
        db.SignedReturns.Add(new SignedReturn
        {
            OrganisationId = own.OrganisationId,
            ReturnId = own.Id,
            Revision = own.Revision,
            CollectionId = own.CollectionId,
            NothingToReport = true,
            SignedAt = now,
            SignedBy = actor.UserId,
        });
        transaction.Audit(actor, now, "reported nothing", SaveReturn.Subject(sheet), $"revision {own.Revision}");
    }
}

/// <summary>
/// There are figures after all: the return can be filled in again. What was reported stands until the next sign-off,
/// as what was signed off always does.
/// </summary>
public sealed class ReportFiguresAfterAll(TenantDoor door, TimeProvider clock)
{
    public Task<DecisionResult> HandleAsync(Actor actor, Period period, int version, CancellationToken cancellation) =>
        door.StepAsync(
            actor,
            period,
            sheet => WhyNot(sheet, version, clock.GetUtcNow()),
            (transaction, sheet, own) =>
            {
                own.State = ReturnState.InProgress;
                own.Version++;
                own.QueriesOpen = sheet.Unexplained().Count();
                (own.SentAt, own.SentBy, own.Reference) = (null, null, null);
                transaction.Audit(actor, clock.GetUtcNow(), "has figures after all", SaveReturn.Subject(sheet));
                return Task.FromResult<string?>(null);
            },
            cancellation);

    private static string? WhyNot(ReturnSheet sheet, int version, DateTimeOffset now) => sheet switch
    {
        _ when !IsPossible(sheet, now) => ReturnLock.Why(sheet, now) ?? "This return can be filled in already.",
        _ when version != sheet.Version => ReportNothing.ChangedMeanwhile,
        _ => null,
    };

    /// <summary>While the collection takes changes; figures that were signed off before come back by reopening alone.</summary>
    public static bool IsPossible(ReturnSheet sheet, DateTimeOffset now) =>
        sheet is { Return: { State: ReturnState.NothingToReport, WasSigned: false }, Collection.State: CollectionState.Open }
        && now <= sheet.Collection.LastEditAt;
}
