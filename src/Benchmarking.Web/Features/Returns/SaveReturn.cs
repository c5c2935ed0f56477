using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Answers;
using Benchmarking.Web.Platform;
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
    /// <param name="beside">What the form said beside its answers; null for doors that have no more to say.</param>
    /// <param name="offers">What the register offers, where it was read already.</param>
    public async Task<SaveResult> HandleAsync(
        Actor actor,
        Period period,
        int version,
        Func<ReturnSheet, IReadOnlyDictionary<string, Answer>> read,
        CancellationToken cancellation,
        Func<TenantTransaction, Task>? alongside = null,
        Func<ReturnSheet, SavedBeside>? beside = null,
        RegisterOffers? offers = null)
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
            var saved = await KeepAsync(transaction, actor, sheet, answers, beside?.Invoke(sheet) ?? SavedBeside.Nothing, offers, cancellation);
            if (alongside is not null)
                await alongside(transaction);
            await transaction.CommitAsync(cancellation);
            return new SaveResult.Saved(saved);
        }
        catch (DbUpdateException race) when (IsRace(race))
        {
            await using var transaction = await door.OpenAsync(actor, cancellation);
            var sheet = await transaction.Db.FindAsync(period, cancellation);
            return new SaveResult.SomeoneElseSaved(sheet!);
        }
    }

    /// <returns>The sheet as it is kept.</returns>
    private async Task<ReturnSheet> KeepAsync(
        TenantTransaction transaction,
        Actor actor,
        ReturnSheet sheet,
        IReadOnlyDictionary<string, Answer> answers,
        SavedBeside beside,
        RegisterOffers? known,
        CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var db = transaction.Db;
        // Before anything is written, and so locked.
        var offers = known ?? (answers.Count == 0 ? RegisterOffers.None : await RegisterOffers.OfAsync(db, sheet.Period, LondonTime.DateOf(now), cancellation));
        var changed = answers.Where(answer => answer.Value != sheet.AnswerTo(answer.Key)).ToDictionary();
        var own = sheet.Return ?? Start(db, actor, sheet, now);
        var after = sheet.After(own, changed, beside.CarriedFrom);
        if (sheet.Return is not null)
            own.Version++;
        own.QueriesOpen = after.Unexplained().Count();
        own.SecondsSpent += Math.Clamp(beside.Seconds, 0, Sittings.LongestSeconds);
        // What stood and is saved again, was reopened: the lock lets nothing else through.
        if (own.State is ReturnState.SignedOff or ReturnState.NothingToReport)
            own.State = ReturnState.Reopened;
        // The row of the return is written first: it decides which of two savers goes on.
        await db.SaveChangesAsync(cancellation);

        List<string> touched = [.. changed.Keys.Union(answers.Keys.Where(code => CarriedFrom(after, code) != CarriedFrom(sheet, code)))];
        var kept = await db.ReturnAnswers.Where(row => row.ReturnId == own.Id && touched.Contains(row.InputCode))
            .ToDictionaryAsync(row => row.InputCode, cancellation);
        foreach (var code in touched)
            Put(db, actor, own, kept.GetValueOrDefault(code), code, after, now);
        var stale = await db.ReturnExplanations.Where(row => row.ReturnId == own.Id && changed.Keys.Contains(row.InputCode))
            .ToListAsync(cancellation);
        await db.DropNotesAsync(stale, cancellation);
        db.RemoveRange(stale);
        await offers.RememberAsync(transaction, actor, own, answers, now, cancellation);
        transaction.Audit(actor, now, "saved", Subject(sheet), $"{changed.Count} answers changed");
        return after;
    }

    private static string? CarriedFrom(ReturnSheet sheet, string input) => sheet.CarriedFrom.GetValueOrDefault(input);

    /// <summary>A return that nobody has worked on yet.</summary>
    internal static Return Start(BenchmarkingDb db, Actor actor, ReturnSheet sheet, DateTimeOffset now)
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
        BenchmarkingDb db, Actor actor, Return own, ReturnAnswer? kept, string code, ReturnSheet after, DateTimeOffset now)
    {
        var answer = after.AnswerTo(code);
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
        kept.CarriedFrom = CarriedFrom(after, code);
        kept.ChangedAt = now;
        kept.ChangedBy = actor.UserId;
    }

    internal static string Subject(ReturnSheet sheet) => $"return {sheet.Collection.Period}";

    /// <summary>Whether somebody else's save, or first save, came in between.</summary>
    internal static bool IsRace(DbUpdateException exception) =>
        exception is DbUpdateConcurrencyException
        || exception.InnerException is PostgresException { ConstraintName: "returns_one_per_collection" };
}
