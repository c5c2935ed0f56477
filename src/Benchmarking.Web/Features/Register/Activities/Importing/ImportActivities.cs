using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Imports;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.Register.Activities.Importing;

/// <summary>What became of a yes.</summary>
public enum TakeOverResult
{
    Done,

    /// <summary>It does not wait any more, or the activities have changed since they were compared: its page says how it is now.</summary>
    ChangedMeanwhile,

    NoSuchImport,
}

/// <summary>Files of activities: read, compared with what is there, and taken over once somebody says yes.</summary>
public sealed class ImportActivities(TenantDoor door, TimeProvider clock)
{
    private const RegisterImportKind Kind = RegisterImportKind.Activities;

    /// <summary>Files shown on the page where the next is sent in.</summary>
    private const int ShownBefore = 10;

    public async Task<SendActivitiesPage> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var lists = await ActivityLists.OfAsync(transaction.Db, cancellation);
        return new SendActivitiesPage(
            [.. ActivityColumns.Of(lists).Select(column => column.Column)],
            await transaction.Db.RegisterImports.AsNoTracking().Where(row => row.Kind == Kind).OrderByDescending(row => row.UploadedAt).Take(ShownBefore)
                .Select(row => new SentImport(row.Id, row.FileName, row.State, row.UploadedAt)).ToListAsync(cancellation));
    }

    public async Task<ActivityImportPage?> LoadAsync(Actor actor, Guid id, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await StageImport.FindAsync(db, Kind, id, cancellation) is not { } import)
            return null;

        var lists = await ActivityLists.OfAsync(db, cancellation);
        var outlook = import.State != UploadState.Waiting ? null : ImportOutlook.Of(
            await ActivityMatch.OfAsync(db, ImportLines.Read(import.Lines), lists, LondonTime.DateOf(clock.GetUtcNow()), tracked: false, cancellation), lists);
        var (shown, pages) = Pagination.Place(page, outlook?.Lines.Count ?? 0, ActivityImportPage.OnePage);
        return new ActivityImportPage(
            import, ImportProblems.Read(import.Problems), outlook,
            new Pagination("What would change", shown, pages, to => $"/register/activities/import/{id}?page={to}"));
    }

    /// <summary>Reads a file and keeps it until its author says yes. Changes no activity.</summary>
    /// <returns>Its id; or why nothing of it can be read, and then nothing is kept.</returns>
    public async Task<(Guid? Import, string? Refused)> HandleAsync(Actor actor, string fileName, byte[] content, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var (db, now) = (transaction.Db, clock.GetUtcNow());
        var lists = await ActivityLists.OfAsync(db, cancellation);
        var columns = ActivityColumns.Of(lists);
        var (file, refusal) = ImportedFile.Read(content, ActivityColumns.Sheet, [.. columns.Select(column => column.Column)]);
        if (file is null)
            return (null, $"{refusal!.Message} {refusal.Cure}");

        foreach (var row in await ActivityMatch.OfAsync(db, file.Lines, lists, LondonTime.DateOf(now), tracked: false, cancellation))
            file.Note(row.Source, row.Errors, field => ActivityColumns.OfField(columns, row.Row.Form, field));
        var import = await StageImport.AddAsync(transaction, actor, now, Kind, null, fileName, file.Lines, file.Problems, cancellation);
        transaction.Audit(actor, now, "uploaded a file of activities", $"import {import.Id}", import.FileName);
        await transaction.CommitAsync(cancellation);
        return (import.Id, null);
    }

    /// <summary>Writes everything in the file, or nothing.</summary>
    /// <param name="seen">Stamp of what the page showed.</param>
    public async Task<TakeOverResult> TakeOverAsync(Actor actor, Guid id, string? seen, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var (db, now) = (transaction.Db, clock.GetUtcNow());
        if (await StageImport.FindAsync(db, Kind, id, cancellation) is not { } import)
            return TakeOverResult.NoSuchImport;
        if (import.State != UploadState.Waiting)
            return TakeOverResult.ChangedMeanwhile;

        var lists = await ActivityLists.OfAsync(db, cancellation);
        var rows = await ActivityMatch.OfAsync(db, ImportLines.Read(import.Lines), lists, LondonTime.DateOf(now), tracked: true, cancellation);
        var outlook = ImportOutlook.Of(rows, lists);
        if (outlook.Stamp != seen || outlook.Errors.Count > 0)
            return TakeOverResult.ChangedMeanwhile;

        var columns = ActivityColumns.Of(lists);
        foreach (var row in rows.Where(row => ImportOutlook.Changes(row, columns)).ToList())
        {
            var activity = row.Known ?? KeepRow.Add(db, actor, new Activity { Name = "" }, now);
            row.Fill(activity);
            if (row.Known is not null)
                (activity.EditedAt, activity.EditedBy, activity.Version) = (now, actor.UserId, activity.Version + 1);
        }

        import.Decide(actor, now, UploadState.Applied);
        transaction.Audit(actor, now, "took over a file of activities", $"import {id}", $"{import.FileName}: {outlook.New} new, {outlook.Changed} changed");
        return await TryCommitAsync(transaction, cancellation);
    }

    /// <summary>Lets a file go that waits.</summary>
    public async Task<TakeOverResult> DropAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await StageImport.FindAsync(transaction.Db, Kind, id, cancellation) is not { } import)
            return TakeOverResult.NoSuchImport;
        if (import.State is UploadState.Applied or UploadState.Dropped)
            return TakeOverResult.ChangedMeanwhile;
        import.Decide(actor, clock.GetUtcNow(), UploadState.Dropped);
        transaction.Audit(actor, clock.GetUtcNow(), "dropped a file of activities", $"import {id}", import.FileName);
        return await TryCommitAsync(transaction, cancellation);
    }

    private static async Task<TakeOverResult> TryCommitAsync(TenantTransaction transaction, CancellationToken cancellation)
    {
        try
        {
            await transaction.CommitAsync(cancellation);
            return TakeOverResult.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return TakeOverResult.ChangedMeanwhile;
        }
        catch (DbUpdateException failed) when (failed.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return TakeOverResult.ChangedMeanwhile; // somebody brought the same references in at the same moment
        }
    }
}
