using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Sector;

/// <summary>
/// Reads how many members answer: from publications, and from tables of the workflow that hold no figure. How returns
/// stand is read under the consortium's hat alone: of other members' returns nobody else may see that much.
/// </summary>
public sealed class LoadAnswering(TenantDoor door, ReadSector read)
{
    /// <summary>Null while nothing is published.</summary>
    public async Task<AnsweringPage?> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        if (await read.LoadAsync(PeerGroup.All, cancellation) is not { } figures)
            return null;

        await using var transaction = await door.OpenAsync(actor, cancellation);
        var workflow = await ReadAsync(transaction.Db, figures.Timeline, actor.Is(Role.ConsortiumAdmin), cancellation);
        return new AnsweringPage(
            figures.Timeline,
            [.. figures.Timeline.Quarters.Select(quarter => Quarter(quarter, figures, workflow))],
            [
                .. from series in figures.Series
                   where series.Points.Any(point => point.Cell is not null)
                   select new MetricAnswers(
                       series.Subject,
                       [
                           .. from quarter in figures.Timeline.Quarters
                              select AnswerCount.Of(
                                  series.In(quarter),
                                  workflow.Notes.Count(note => note == (quarter.Period.ToString(), series.Subject.Code))),
                       ]),
            ]);
    }

    private static QuarterAnswers Quarter(PublishedQuarter quarter, SectorFigures figures, Workflow workflow)
    {
        var period = quarter.Period.ToString();
        var collection = workflow.Collections.GetValueOrDefault(period);
        var returns = workflow.Returns?.Where(own => own.Period == period).Select(own => own.State).ToList();
        return new QuarterAnswers(
            quarter,
            collection is null ? 0 : workflow.MembersAt(collection),
            figures.Series.Max(series => series.In(quarter)?.Cell?.N),
            workflow.Notes.Count(note => note.Period == period),
            returns?.Count(state => state is ReturnState.SignedOff or ReturnState.NothingToReport),
            returns?.Count(state => state == ReturnState.NothingToReport));
    }

    private static async Task<Workflow> ReadAsync(
        BenchmarkingDb db, Timeline timeline, bool seesReturns, CancellationToken cancellation)
    {
        var periods = timeline.Quarters.Select(quarter => quarter.Period.ToString()).ToList();
        var collections = await db.Collections.AsNoTracking().Where(row => periods.Contains(row.Period)).ToListAsync(cancellation);
        var ids = collections.Select(row => row.Id).ToList();
        var periodOf = collections.ToDictionary(row => row.Id, row => row.Period);
        var notes = await db.QualityNotes.Where(note => ids.Contains(note.CollectionId))
            .Select(note => new { note.CollectionId, note.MetricCode }).ToListAsync(cancellation);
        var returns = seesReturns
            ? await db.ReturnProgress.Where(own => ids.Contains(own.CollectionId))
                .Select(own => new { own.CollectionId, own.State }).ToListAsync(cancellation)
            : null;
        return new Workflow(
            collections.ToDictionary(row => row.Period),
            await db.Organisations.AsNoTracking().ToListAsync(cancellation),
            [.. notes.Select(note => (periodOf[note.CollectionId], note.MetricCode))],
            returns is null ? null : [.. returns.Select(own => (periodOf[own.CollectionId], own.State))]);
    }

    private sealed record Workflow(
        IReadOnlyDictionary<string, Collection> Collections,
        IReadOnlyList<Organisation> Organisations,
        IReadOnlyList<(string Period, string Metric)> Notes,
        IReadOnlyList<(string Period, ReturnState State)>? Returns)
    {
        /// <summary>As the board of a collection has it.</summary>
        public int MembersAt(Collection collection) => Organisations
            .Where(own => own.JoinedAt <= collection.LastEditAt && (own.LeftAt is null || own.LeftAt > collection.DueAt))
            .Select(own => own.InterestGroup ?? $"{own.Id}").Distinct(StringComparer.Ordinal).Count();
    }
}
