using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.Returns;

/// <summary>What came of a save.</summary>
public abstract record SaveResult
{
    public sealed record Saved(ReturnSheet Sheet) : SaveResult;

    public sealed record NoSuchCollection : SaveResult;

    public sealed record Locked(string Why) : SaveResult;

    /// <summary>Somebody else saved since the member's page was made. Nothing was overwritten.</summary>
    public sealed record SomeoneElseSaved(ReturnSheet Sheet) : SaveResult;
}

/// <summary>Keeps what was typed, right or wrong: checks speak afterwards and stop only the sending.</summary>
public sealed class SaveReturn(TenantDoor door, TimeProvider clock)
{
    /// <param name="read">Makes answers of what was sent, once it is known what the collection asks.</param>
    /// <param name="alongside">What else belongs to the same transaction.</param>
    public async Task<SaveResult> HandleAsync(
        Actor actor,
        Period period,
        int version,
        Func<ReturnSheet, IReadOnlyDictionary<string, Answer>> read,
        CancellationToken cancellation,
        Func<TenantTransaction, Task>? alongside = null)
    {
        try
        {
            await using var transaction = await door.OpenAsync(actor, cancellation);
            await transaction.Db.PassAsync(period.ToString(), cancellation);
            if (await transaction.Db.FindAsync(period, cancellation) is not { } sheet)
                return new SaveResult.NoSuchCollection();
            if (ReturnLock.Why(sheet, clock.GetUtcNow()) is { } why)
                return new SaveResult.Locked(why);
            if (version != sheet.Version)
                return new SaveResult.SomeoneElseSaved(sheet);

            var answers = read(sheet);
            await KeepAsync(transaction, actor, sheet, answers, cancellation);
            if (alongside is not null)
                await alongside(transaction);
            await transaction.CommitAsync(cancellation);
            return new SaveResult.Saved(sheet.With(answers));
        }
        catch (DbUpdateException race) when (IsRace(race))
        {
            await using var transaction = await door.OpenAsync(actor, cancellation);
            var sheet = await transaction.Db.FindAsync(period, cancellation);
            return new SaveResult.SomeoneElseSaved(sheet!);
        }
    }

    private async Task KeepAsync(
        TenantTransaction transaction, Actor actor, ReturnSheet sheet, IReadOnlyDictionary<string, Answer> answers, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var db = transaction.Db;
        var changed = answers.Where(answer => answer.Value != sheet.AnswerTo(answer.Key)).ToDictionary();
        var own = sheet.Return ?? Start(db, actor, sheet, now);
        if (sheet.Return is not null)
            own.Version++;
        // What was signed off and is saved again, was reopened: the lock lets nothing else through.
        if (own.Revision > 0)
            own.State = ReturnState.Reopened;
        // The row of the return is written first: it decides which of two savers goes on.
        await db.SaveChangesAsync(cancellation);

        var codes = changed.Keys.ToList();
        var kept = await db.ReturnAnswers.Where(row => row.ReturnId == own.Id && codes.Contains(row.InputCode))
            .ToDictionaryAsync(row => row.InputCode, cancellation);
        foreach (var (code, answer) in changed)
            Put(db, actor, own, kept.GetValueOrDefault(code), code, answer, now);
        var stale = await db.ReturnExplanations.Where(row => row.ReturnId == own.Id && codes.Contains(row.InputCode))
            .ToListAsync(cancellation);
        db.RemoveRange(stale);
        transaction.Audit(actor, now, "saved", Subject(sheet), $"{changed.Count} answers changed");
    }

    private static Return Start(BenchmarkingDb db, Actor actor, ReturnSheet sheet, DateTimeOffset now)
    {
        var started = new Return
        {
            OrganisationId = actor.OrganisationId!.Value,
            CollectionId = sheet.Collection.Id,
            State = ReturnState.InProgress,
            StartedAt = now,
        };
        db.Returns.Add(started);
        return started;
    }

    private static void Put(
        BenchmarkingDb db, Actor actor, Return own, ReturnAnswer? kept, string code, Answer answer, DateTimeOffset now)
    {
        if (answer.IsBlank)
        {
            if (kept is not null)
                db.ReturnAnswers.Remove(kept);
            return;
        }

        if (kept is null)
            db.ReturnAnswers.Add(kept = new ReturnAnswer { OrganisationId = own.OrganisationId, ReturnId = own.Id, InputCode = code });
        kept.Value = answer.Value;
        kept.Marker = answer.Marker?.Code();
        kept.Unreadable = answer.Unreadable;
        kept.ChangedAt = now;
        kept.ChangedBy = actor.UserId;
    }

    internal static string Subject(ReturnSheet sheet) => $"return {sheet.Collection.Period}";

    private static bool IsRace(DbUpdateException exception) =>
        exception is DbUpdateConcurrencyException
        || exception.InnerException is PostgresException { ConstraintName: "returns_one_per_collection" };
}
