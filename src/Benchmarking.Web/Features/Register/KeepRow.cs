using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.Register;

/// <summary>What came of keeping a row of the register.</summary>
public abstract record KeepResult
{
    public sealed record Kept(Guid Id) : KeepResult;

    public sealed record Wrong(IReadOnlyList<FormError> Errors) : KeepResult;

    /// <summary>A colleague changed or removed it after the page was opened. Nothing was overwritten.</summary>
    /// <param name="Version">As it is now; 0 where it is gone.</param>
    public sealed record ChangedMeanwhile(int Version) : KeepResult
    {
        public FormError Error => new(null, Version == 0
            ? "A colleague removed this while you had the page open. What you typed is still below."
            : "A colleague changed this while you had the page open. What you typed is still below: save again to replace theirs.");
    }

    public sealed record NoSuchRow : KeepResult;
}

/// <summary>
/// Adds, changes and removes rows of the register: inside the organisation's wall, with the version that was looked at,
/// and with a line on the trail.
/// </summary>
public sealed class KeepRow(TenantDoor door, TimeProvider clock)
{
    /// <param name="id">Null for a new one.</param>
    /// <param name="version">Which state of it the page showed.</param>
    /// <param name="noun">On the trail: "activity".</param>
    /// <param name="make">A new row, with what the compiler wants of it.</param>
    /// <param name="read">Reads the form; what it hands back fills the row where nothing was wrong.</param>
    /// <param name="alongside">What else belongs to the same transaction, once the row is filled.</param>
    public async Task<KeepResult> HandleAsync<TRow>(
        Actor actor,
        Guid? id,
        int version,
        string noun,
        Func<TRow> make,
        Func<BenchmarkingDb, FormReading, Task<Action<TRow>>> read,
        CancellationToken cancellation,
        Func<TenantTransaction, TRow, Task>? alongside = null)
        where TRow : RegisterRow
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var now = clock.GetUtcNow();
        var row = id is null ? null : await db.Set<TRow>().SingleOrDefaultAsync(known => known.Id == id, cancellation);
        if (id is not null && row is null)
            return new KeepResult.NoSuchRow();

        var reading = new FormReading(LondonTime.DateOf(now));
        var fill = await read(db, reading);
        if (reading.Errors.Count > 0)
            return new KeepResult.Wrong(reading.Errors);
        if (row is not null && row.Version != version)
            return new KeepResult.ChangedMeanwhile(row.Version);

        var isNew = row is null;
        row ??= Add(db, actor, make(), now);
        fill(row);
        if (!isNew)
            (row.EditedAt, row.EditedBy, row.Version) = (now, actor.UserId, row.Version + 1);
        if (alongside is not null)
            await alongside(transaction, row);
        transaction.Audit(actor, now, isNew ? $"added {noun}" : $"changed {noun}", $"{noun} {row.Id}");
        return await TryCommitAsync(transaction, cancellation) ?? new KeepResult.Kept(row.Id);
    }

    /// <summary>Takes a row out; what refers to it stays, without it.</summary>
    public async Task<KeepResult> RemoveAsync<TRow>(Actor actor, Guid id, int version, string noun, CancellationToken cancellation)
        where TRow : RegisterRow
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var row = await transaction.Db.Set<TRow>().SingleOrDefaultAsync(known => known.Id == id, cancellation);
        if (row is null)
            return new KeepResult.NoSuchRow();
        if (row.Version != version)
            return new KeepResult.ChangedMeanwhile(row.Version);

        transaction.Db.Remove(row);
        transaction.Audit(actor, clock.GetUtcNow(), $"removed {noun}", $"{noun} {id}");
        return await TryCommitAsync(transaction, cancellation) ?? new KeepResult.Kept(id);
    }

    /// <summary>A row that is the actor's organisation's, made now.</summary>
    public static TRow Add<TRow>(BenchmarkingDb db, Actor actor, TRow row, DateTimeOffset now)
        where TRow : RegisterRow
    {
        row.OrganisationId = actor.OrganisationId!.Value;
        (row.MadeAt, row.MadeBy, row.EditedAt, row.EditedBy) = (now, actor.UserId, now, actor.UserId);
        db.Add(row);
        return row;
    }

    /// <returns>Null where it is kept.</returns>
    private static async Task<KeepResult?> TryCommitAsync(TenantTransaction transaction, CancellationToken cancellation)
    {
        try
        {
            await transaction.CommitAsync(cancellation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new KeepResult.ChangedMeanwhile(0);
        }
        catch (DbUpdateException failed) when (failed.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } clash)
        {
            return new KeepResult.Wrong([new(null, Clash(clash.ConstraintName))]);
        }
        catch (DbUpdateException failed) when (failed.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation })
        {
            // What it belongs to was removed a moment ago.
            return new KeepResult.ChangedMeanwhile(0);
        }
        catch (DbUpdateException failed) when (failed.InnerException is PostgresException { SqlState: PostgresErrorCodes.CheckViolation } rule)
        {
            return new KeepResult.Wrong([new(null, Rule(rule.ConstraintName))]);
        }
    }

    /// <summary>Rules that reach over more than one page, such as a panel's end and its beginning.</summary>
    private static string Rule(string? constraint) => constraint switch
    {
        "panels_end_after_beginning" => "The panel ended before that day: it cannot begin after its end",
        "register_documents_approved_stay" => "A colleague approved this meanwhile: it stays as it is",
        _ => "These numbers or days do not go together: check them and save again",
    };

    private static string Clash(string? constraint) => constraint switch
    {
        "head_counts_one_a_day" => "There is a count of people for that day already: change that one",
        "resident_profiles_one_a_year" => "There is a profile for that year already: change that one",
        "named_groups_one_of_code" => "There is a group with that name already",
        _ => "There is one like it already",
    };
}
