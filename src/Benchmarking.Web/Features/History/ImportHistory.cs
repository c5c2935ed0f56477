using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Web.Platform.OrganisationJobs;
using Benchmarking.Web.Tenancy;
using Benchmarking.Workbooks;
using Benchmarking.Workbooks.Reading;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.History;

/// <summary>
/// Takes a file of earlier figures over, all or nothing. A file with a problem leaves its problems and no figure; one
/// that would change figures that are there stops, shows them and waits for a yes.
/// </summary>
public sealed class ImportHistory(TimeProvider clock) : IOrganisationWork
{
    private const string Counting = "Counting the rows";
    private const string Reading = "Reading and checking the rows";
    private const string Comparing = "Comparing with the figures that are there";
    private const string Keeping = "Keeping the figures";

    public OrganisationJobKind Kind => OrganisationJobKind.ImportHistory;

    public async Task<JobResult> RunAsync(
        OrganisationJob job, TenantTransaction tenant, IJobProgress progress, CancellationToken cancellation)
    {
        var import = await tenant.Db.HistoryImports.SingleAsync(row => row.Id == job.Subject, cancellation);
        if (import.State != HistoryImportState.Waiting)
            return new JobResult.Refused("The file was dealt with already.");

        var catalogue = await HistoryCatalogue.ReadAsync(tenant.Db, cancellation);
        var store = new HistoryStore(tenant.Db, job.OrganisationId, import.Id);
        await store.PrepareAsync(cancellation);
        var connection = (NpgsqlConnection)tenant.Db.Database.GetDbConnection();
        var today = LondonTime.DateOf(clock.GetUtcNow());
        var read = await EngineRun.RunAsync(
            (reached, stop) => Read(import.Content, catalogue, today, connection, reached, stop),
            new PublicationProgress(Counting, 0, 0), progress, cancellation);
        import.RowsRead = read.Reader?.Rows ?? 0;
        if (read.Reader is null)
            return Refuse(job, tenant, import, HistoryProblems.Of(read.Refusal!));

        await progress.ReportAsync(Comparing, import.RowsRead, import.RowsRead);
        await NoteDuplicatesAsync(store, read.Reader, cancellation);
        if (read.Reader.Problems.Count > 0)
            return Refuse(job, tenant, import, read.Reader.Problems.ToProblems());

        await HistoryStore.LockAsync(tenant.Db, job.OrganisationId, cancellation);
        Count(import, HistorySummary.Of(await store.CompareAsync(cancellation), read.Reader.Blank, read.Notes));
        if (import.RowsChanged > 0 && !(import.ConfirmedAt is not null && await store.WereShownAsync(cancellation)))
            return await AskAsync(job, tenant, import, store, cancellation);

        await progress.ReportAsync(Keeping, import.RowsRead, import.RowsRead);
        var written = await store.TakeOverAsync(cancellation);
        if (written != import.RowsNew + import.RowsChanged)
            throw new InvalidOperationException($"{written} rows were written where {import.RowsNew + import.RowsChanged} were counted.");
        return End(job, tenant, import, HistoryImportState.Imported, "imported", Told(import));
    }

    public async Task StoppedAsync(OrganisationJob job, TenantTransaction tenant, CancellationToken cancellation)
    {
        await tenant.Db.HistoryImports.Where(row => row.Id == job.Subject && row.State == HistoryImportState.Waiting)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, HistoryImportState.Cancelled).SetProperty(row => row.FinishedAt, clock.GetUtcNow()),
                cancellation);
    }

    /// <summary>Reads the file into the temporary table, on a thread of its own, looking at <paramref name="stop"/> at every row.</summary>
    private static ReadFile Read(
        byte[] content, HistoryCatalogue catalogue, DateOnly today, NpgsqlConnection connection,
        IProgress<PublicationProgress> reached, CancellationToken stop)
    {
        if (!SafeTable.TryOpen(content, out var table, out var refusal, HistoryTemplate.Sheet))
            return new ReadFile(null, refusal, []);
        var (rows, unread) = HistoryReader.Count(table);
        if (unread is not null)
            return new ReadFile(null, unread, []);

        var reader = new HistoryReader(table, catalogue, today);
        using var staging = new HistoryStaging(connection);
        unread = reader.Read(row =>
        {
            stop.ThrowIfCancellationRequested();
            staging.Add(row);
            reached.Report(new PublicationProgress(Reading, reader.Rows, rows));
        });
        if (unread is not null)
            return new ReadFile(null, unread, []);
        staging.Complete();
        return new ReadFile(reader, null, table.Notes);
    }

    private static async Task NoteDuplicatesAsync(HistoryStore store, HistoryReader reader, CancellationToken cancellation)
    {
        var (count, first) = await store.DuplicatesAsync(cancellation);
        foreach (var again in first)
        {
            reader.Note(again.Row, new HistoryFault(
                HistoryColumn.Metric, "twice", $"Row {again.Row} has the same period, metric and area as row {again.FirstRow}.",
                "Keep one of the two rows."));
        }

        reader.Problems.AddUnseen(count - first.Count);
    }

    private static void Count(HistoryImport import, HistorySummary summary)
    {
        (import.RowsNew, import.RowsChanged, import.RowsSame) = (summary.New, summary.Changed, summary.Same);
        import.Summary = summary.ToJson();
        if (import.RowsNew + import.RowsChanged + import.RowsSame != import.RowsRead)
            throw new InvalidOperationException($"{import.RowsRead} rows were read, and {summary.New} + {summary.Changed} + {summary.Same} counted.");
    }

    private JobResult.Done Refuse(OrganisationJob job, TenantTransaction tenant, HistoryImport import, HistoryProblems problems)
    {
        import.Problems = problems.ToJson();
        var found = problems.Count == 1 ? "1 problem" : $"{FigureText.Number(problems.Count)} problems";
        return End(job, tenant, import, HistoryImportState.Refused, "refused", $"{found}; nothing was kept.");
    }

    private async Task<JobResult> AskAsync(
        OrganisationJob job, TenantTransaction tenant, HistoryImport import, HistoryStore store, CancellationToken cancellation)
    {
        await store.NoteChangesAsync(cancellation);
        (import.ConfirmedAt, import.ConfirmedBy) = (null, null);
        return End(job, tenant, import, HistoryImportState.Asking, "asked about", $"{Told(import)} Nothing is kept until somebody says yes.");
    }

    private JobResult.Done End(
        OrganisationJob job, TenantTransaction tenant, HistoryImport import, HistoryImportState state, string action, string message)
    {
        var now = clock.GetUtcNow();
        (import.State, import.FinishedAt) = (state, now);
        tenant.Audit(job.OrganisationId, job.RequestedBy, now, action, "earlier figures", $"{import.FileName}: {message}");
        return new JobResult.Done(message);
    }

    private static string Told(HistoryImport import) =>
        $"{FigureText.Number(import.RowsRead)} rows read: {FigureText.Number(import.RowsNew)} new, {FigureText.Number(import.RowsChanged)} changed, {FigureText.Number(import.RowsSame)} the same.";

    private sealed record ReadFile(HistoryReader? Reader, Refusal? Refusal, IReadOnlyList<string> Notes);
}
