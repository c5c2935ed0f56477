using System.Linq.Expressions;
using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register;

/// <summary>Rows of the register as they are chosen from a list, and the reading of what was chosen.</summary>
public static class RegisterChoices
{
    /// <summary>Long lists are not read: what lies further back is reached from its own page.</summary>
    private const int Most = 200;

    private const int LongestWords = 100;

    /// <summary>The newest, and whichever is chosen.</summary>
    /// <param name="chosen">As the form has it.</param>
    public static async Task<IReadOnlyList<(string Value, string Text)>> ActivitiesAsync(BenchmarkingDb db, string? chosen, CancellationToken cancellation) =>
        await NewestAsync(db.Activities, row => row.HeldOn, row => Dated(row.HeldOn, row.Name), chosen, cancellation);

    public static async Task<IReadOnlyList<(string Value, string Text)>> RecommendationsAsync(BenchmarkingDb db, string? chosen, CancellationToken cancellation) =>
        await NewestAsync(db.Recommendations, row => row.MadeOn, row => Dated(row.MadeOn, row.Wording), chosen, cancellation);

    public static async Task<IReadOnlyList<(string Value, string Text)>> PanelsAsync(BenchmarkingDb db, CancellationToken cancellation) =>
        [.. (await db.Panels.AsNoTracking().OrderBy(row => row.EndedOn != null).ThenBy(row => row.Name).ToListAsync(cancellation))
            .Select(row => ($"{row.Id}", row.EndedOn is { } end ? $"{row.Name} (ended {LondonTime.Day(end)})" : row.Name))];

    public static async Task<IReadOnlyList<(string Value, string Text)>> MetricsAsync(BenchmarkingDb db, CancellationToken cancellation) =>
        await db.Metrics.OrderBy(metric => metric.Name).Select(metric => new ValueTuple<string, string>(metric.Code, metric.Name)).ToListAsync(cancellation);

    /// <summary>The quarter of a day and those before it, as they are stored.</summary>
    public static IReadOnlyList<(string Value, string Text)> Quarters(DateOnly today, int many)
    {
        var quarters = new List<(string, string)>(many);
        for (var quarter = Period.QuarterOf(today); quarters.Count < many; quarter = quarter.Previous)
            quarters.Add(($"{quarter}", quarter.Words));
        return quarters;
    }

    /// <summary>The id of a row that was chosen; null where none was, or where there is no such row, which is said at its field.</summary>
    /// <param name="name">As in "the panel".</param>
    public static async Task<Guid?> RowAsync<TRow>(
        this FormReading reading, BenchmarkingDb db, string field, string? chosen, string name, CancellationToken cancellation)
        where TRow : RegisterRow
    {
        if (string.IsNullOrEmpty(chosen))
            return null;
        if (Guid.TryParse(chosen, out var id) && await db.Set<TRow>().AnyAsync(row => row.Id == id, cancellation))
            return id;
        reading.Wrong(field, $"Choose {name} from the list, or none");
        return null;
    }

    /// <summary>The beginning of a text, where the whole would not fit a line.</summary>
    public static string Brief(string words)
    {
        var line = words.ReplaceLineEndings(" ");
        return line.Length <= LongestWords ? line : $"{line[..(LongestWords - 1)].TrimEnd()}…";
    }

    private static string Dated(DateOnly day, string words) => $"{LondonTime.Day(day)}: {Brief(words)}";

    private static async Task<IReadOnlyList<(string Value, string Text)>> NewestAsync<TRow>(
        IQueryable<TRow> rows, Expression<Func<TRow, DateOnly>> day, Func<TRow, string> words, string? chosen, CancellationToken cancellation)
        where TRow : RegisterRow
    {
        var newest = await rows.AsNoTracking().OrderByDescending(day).ThenBy(row => row.Id).Take(Most).ToListAsync(cancellation);
        if (Guid.TryParse(chosen, out var id) && newest.All(row => row.Id != id))
            newest.AddRange(await rows.AsNoTracking().Where(row => row.Id == id).ToListAsync(cancellation));
        return [.. newest.Select(row => ($"{row.Id}", words(row)))];
    }
}
