using Benchmarking.Web.Database;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.History;

/// <summary>A row that says again what an earlier one says.</summary>
public sealed record HistoryDuplicate(int Row, int FirstRow);

/// <summary>How many rows of a period and a metric are new, change something, or say what is there.</summary>
public sealed record HistoryCount(string Period, string MetricCode, int New, int Changed, int Same);

/// <summary>
/// What happens to staged rows, each step one statement as bm_app. Everything is also bound to the organisation by the
/// wall; the statements name it so that its index is used and the first wall stands too.
/// </summary>
public sealed class HistoryStore(BenchmarkingDb db, OrganisationId organisation, Guid import)
{
    private readonly Guid _organisation = organisation.Value;

    /// <summary>Holds every other writer of this organisation's histories off until the transaction ends.</summary>
    public static Task LockAsync(BenchmarkingDb db, OrganisationId organisation, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended('history ' || {organisation.Value.ToString()}, 0))", cancellation);

    /// <summary>Makes the temporary table, which is gone with the transaction.</summary>
    public Task PrepareAsync(CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"""
        create temporary table history_rows (
          row_number integer not null, metric_code text not null, period text not null, area text not null,
          value numeric, numerator numeric, denominator numeric, marker text) on commit drop
        """,
        cancellation);

    /// <summary>Rows that say again what an earlier one says: the first of them, and how many there are.</summary>
    public async Task<(int Count, IReadOnlyList<HistoryDuplicate> First)> DuplicatesAsync(CancellationToken cancellation)
    {
        var more = await db.Database.SqlQuery<long>(
            $"""
            select coalesce(sum(n - 1), 0)::bigint as "Value" from (
              select count(*) as n from pg_temp.history_rows group by metric_code, period, area having count(*) > 1) again
            """).SingleAsync(cancellation);
        if (more == 0)
            return (0, []);
        return ((int)more, await db.Database.SqlQuery<HistoryDuplicate>(
            $"""
            select row_number as "Row", first_row as "FirstRow" from (
              select row_number, min(row_number) over (partition by metric_code, period, area) as first_row
              from pg_temp.history_rows) again
            where row_number > first_row order by row_number limit {HistoryProblems.MostKept}
            """).ToListAsync(cancellation));
    }

    /// <summary>Every staged row, counted once.</summary>
    public async Task<IReadOnlyList<HistoryCount>> CompareAsync(CancellationToken cancellation) =>
        await db.Database.SqlQuery<HistoryCount>(
            $"""
            select s.period as "Period", s.metric_code as "MetricCode",
              count(*) filter (where f.metric_code is null)::int as "New",
              count(*) filter (where f.metric_code is not null and (f.value, f.numerator, f.denominator, f.marker)
                is distinct from (s.value, s.numerator, s.denominator, s.marker))::int as "Changed",
              count(*) filter (where f.metric_code is not null and (f.value, f.numerator, f.denominator, f.marker)
                is not distinct from (s.value, s.numerator, s.denominator, s.marker))::int as "Same"
            from pg_temp.history_rows s
            left join history_figures f on f.organisation_id = {_organisation}
              and f.metric_code = s.metric_code and f.period = s.period and f.area = s.area
            group by s.period, s.metric_code
            """).ToListAsync(cancellation);

    /// <summary>True where every change is one that was shown before somebody said yes.</summary>
    public async Task<bool> WereShownAsync(CancellationToken cancellation) => !await db.Database.SqlQuery<bool>(
        $"""
        select exists (
          select from pg_temp.history_rows s
          join history_figures f on f.organisation_id = {_organisation}
            and f.metric_code = s.metric_code and f.period = s.period and f.area = s.area
          where (f.value, f.numerator, f.denominator, f.marker) is distinct from (s.value, s.numerator, s.denominator, s.marker)
            and not exists (
              select from history_changes c
              where c.organisation_id = {_organisation} and c.import_id = {import}
                and c.metric_code = s.metric_code and c.period = s.period and c.area = s.area
                and (c.old_value, c.old_numerator, c.old_denominator, c.old_marker)
                  is not distinct from (f.value, f.numerator, f.denominator, f.marker)
                and (c.new_value, c.new_numerator, c.new_denominator, c.new_marker)
                  is not distinct from (s.value, s.numerator, s.denominator, s.marker))) as "Value"
        """).SingleAsync(cancellation);

    /// <summary>Writes down each change, old and new, to be shown.</summary>
    public async Task NoteChangesAsync(CancellationToken cancellation)
    {
        await db.HistoryChanges.Where(row => row.ImportId == import).ExecuteDeleteAsync(cancellation);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into history_changes
            select {_organisation}, {import}, s.metric_code, s.period, s.area,
              f.value, f.numerator, f.denominator, f.marker, s.value, s.numerator, s.denominator, s.marker
            from pg_temp.history_rows s
            join history_figures f on f.organisation_id = {_organisation}
              and f.metric_code = s.metric_code and f.period = s.period and f.area = s.area
            where (f.value, f.numerator, f.denominator, f.marker) is distinct from (s.value, s.numerator, s.denominator, s.marker)
            """,
            cancellation);
    }

    /// <summary>
    /// Takes the staged rows over; those that say what is there already change nothing. New rows go in sorted, which
    /// spares the index half its work.
    /// </summary>
    /// <returns>How many rows were written.</returns>
    public async Task<int> TakeOverAsync(CancellationToken cancellation)
    {
        var changed = await db.Database.ExecuteSqlAsync(
            $"""
            update history_figures f
            set value = s.value, numerator = s.numerator, denominator = s.denominator, marker = s.marker, import_id = {import}
            from pg_temp.history_rows s
            where f.organisation_id = {_organisation} and f.metric_code = s.metric_code and f.period = s.period and f.area = s.area
              and (f.value, f.numerator, f.denominator, f.marker) is distinct from (s.value, s.numerator, s.denominator, s.marker)
            """,
            cancellation);
        return changed + await db.Database.ExecuteSqlAsync(
            $"""
            insert into history_figures (organisation_id, metric_code, period, area, value, numerator, denominator, marker, import_id)
            select {_organisation}, s.metric_code, s.period, s.area, s.value, s.numerator, s.denominator, s.marker, {import}
            from pg_temp.history_rows s
            where not exists (
              select from history_figures f
              where f.organisation_id = {_organisation} and f.metric_code = s.metric_code and f.period = s.period and f.area = s.area)
            order by s.metric_code, s.period, s.area
            """,
            cancellation);
    }
}
