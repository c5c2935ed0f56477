using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Collections;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Workbooks;
using Benchmarking.Workbooks.Tsm;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.PublicData;

/// <summary>
/// Reads a regulator's workbook of Tenant Satisfaction Measures, keeps its figures and publishes their national
/// benchmarks. A wrong file leaves one plain sentence and nothing else.
/// </summary>
public sealed class ImportPublicData(TimeProvider clock) : IJobWork
{
    // Percentages and rates per 1,000 homes: beyond this something else stands in the column.
    private const decimal LargestMeasure = 1_000_000m;

    public JobKind Kind => JobKind.ImportPublicData;

    public async Task<JobResult> RunAsync(
        ConsortiumJob job, EngineTransaction engine, IJobProgress progress, CancellationToken cancellation)
    {
        await progress.ReportAsync("Reading the workbook");
        var import = await engine.Db.PublicImports.SingleAsync(row => row.Id == job.Subject, cancellation);
        var (read, refusal) = await Task.Run(() => Read(import.Content), cancellation);
        if (read is null)
            return Refuse(engine, import, refusal!);

        await PublicFigureCopy.WriteAsync(engine.Db, import.Id, read, progress, cancellation);
        var publication = await PublishAsync(engine, read, progress, cancellation);
        Note(import, read, publication);
        var message =
            $"Publication {publication.Number}: {FigureText.Number(read.Landlords.Count)} landlords, {FigureText.Number(import.ValuesRead!.Value)} values, {FigureText.Number(read.Queries.Count)} to look at.";
        engine.Audit(clock.GetUtcNow(), "imported", $"public data {read.Period}", $"{import.FileName}. {message}");
        return new JobResult.Done(message);
    }

    private static (TsmRead? Read, Refusal? Refusal) Read(byte[] content)
    {
        if (!TsmWorkbook.TryRead(content, out var read, out var refusal))
            return (null, refusal);
        if (read.Rows.FirstOrDefault(row => Math.Abs(row.Value ?? 0) > LargestMeasure) is { } impossible)
        {
            return (null, new Refusal(
                "impossible-value",
                $"Sheet “{impossible.Sheet}”, cell {impossible.Cell} holds {FigureText.Number(impossible.Value!.Value)}, which no measure can be.",
                "Use the regulator's own file, as it was downloaded."));
        }

        return (read, null);
    }

    /// <summary>The refusal is what is kept of it; the file is not.</summary>
    private JobResult.Done Refuse(EngineTransaction engine, PublicImport import, Refusal refusal)
    {
        import.State = PublicImportState.Refused;
        import.Refusal = $"{refusal.Message} {refusal.Cure}";
        import.Content = [];
        engine.Audit(clock.GetUtcNow(), "refused", "public data", $"{import.FileName}: {refusal.Code}");
        return new JobResult.Done($"Nothing was imported. {import.Refusal}");
    }

    private async Task<Publication> PublishAsync(
        EngineTransaction engine, TsmRead read, IJobProgress progress, CancellationToken cancellation)
    {
        var groups = read.ToGroups();
        var rules = BenchmarkRules.PublicFigures;
        var cells = await EngineRun.ComputeAsync(read.ToMetrics(), read.ToObservations(), groups, rules, progress, cancellation);
        await progress.ReportAsync(WritePublication.Stage);
        var publication = new Publication
        {
            Kind = PublicationKind.National,
            Period = read.Period,
            Title = $"Tenant Satisfaction Measures {Period.Parse(read.Period).Words}",
            Source = $"Regulator of Social Housing, Tenant Satisfaction Measures {Period.Parse(read.Period).Words}, Open Government Licence v3.0",
            Method = rules.QuantileMethod.Id(),
            MinimumForMedian = rules.MinimumForMedian,
            MinimumForQuartiles = rules.MinimumForQuartiles,
            PublishedAt = clock.GetUtcNow(),
        };
        await engine.Db.TakeNumberAsync(publication, cancellation);
        await engine.Db.WriteAsync(publication, NationalGroups.Of(publication.Id, groups), cells, cancellation);
        return publication;
    }

    private static void Note(PublicImport import, TsmRead read, Publication publication)
    {
        import.State = PublicImportState.Published;
        import.Period = read.Period;
        import.Landlords = read.Landlords.Count;
        import.ValuesRead = read.Rows.Count(row => row.Value is not null);
        import.WithoutValue = read.Rows.Count - import.ValuesRead;
        import.Queries = TsmFindings.Queries(read).ToJson();
        import.LeftOut = TsmFindings.LeftOut(read).ToJson();
        import.PublicationId = publication.Id;
    }
}
