using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Imports;
using Benchmarking.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Activities.Importing;

/// <summary>A row of a file beside the activity that it is about.</summary>
/// <param name="Known">The activity that is there already; null for a new one.</param>
/// <param name="Row">What the activity would be: as it is, with what the file says put over it.</param>
/// <param name="Fill">Makes it so; of use only where nothing is wrong.</param>
public sealed record MatchedRow(
    ImportRow Source, Activity? Known, ActivitySheetRow Row, IReadOnlyList<FormError> Errors, Action<Activity> Fill);

/// <summary>
/// Finds the activity of each row of a file: by its reference, or by day, name and kind where it has none. Several that
/// are alike are taken in turn.
/// </summary>
public sealed class ActivityMatch
{
    private readonly Dictionary<string, Activity> _byReference;
    private readonly Dictionary<(DateOnly Day, string Name, string Kind), Queue<Activity>> _byWhat;
    private readonly HashSet<string> _references = [];
    private readonly HashSet<(DateOnly? Day, string Name, string Kind)> _new = [];
    private readonly ActivityLists _lists;
    private readonly IReadOnlyList<ActivityColumn> _columns;

    private ActivityMatch(IReadOnlyList<Activity> known, ActivityLists lists, IReadOnlyList<ActivityColumn> columns)
    {
        (_lists, _columns) = (lists, columns);
        _byReference = known.Where(row => row.Reference is not null).ToDictionary(row => row.Reference!);
        // Those that were typed in come first: those with a reference are mostly meant by it.
        _byWhat = known.OrderBy(row => row.Reference is not null).ThenBy(row => row.MadeAt).ThenBy(row => row.Id)
            .GroupBy(row => (row.HeldOn, ImportColumn.Normal(row.Name), ActivityForm.Stored(row.Kind)))
            .ToDictionary(group => group.Key, group => new Queue<Activity>(group));
    }

    /// <param name="tracked">True where what is matched is to be changed.</param>
    public static async Task<IReadOnlyList<MatchedRow>> OfAsync(
        BenchmarkingDb db, ImportLines lines, ActivityLists lists, DateOnly today, bool tracked, CancellationToken cancellation)
    {
        List<string> references = [.. lines.Rows.Select(row => row.Text("reference")).Where(reference => reference.Length > 0)];
        List<DateOnly> days = [.. lines.Rows.Select(row => row.Date("date").Read()).OfType<DateOnly>().Distinct()];
        var known = await (tracked ? db.Activities : db.Activities.AsNoTracking())
            .Where(row => days.Contains(row.HeldOn) || references.Contains(row.Reference!)).ToListAsync(cancellation);
        var columns = ActivityColumns.Of(lists);
        var match = new ActivityMatch(known, lists, [.. columns.Where(column => lines.Has(column.Column.Name))]);
        return [.. lines.Rows.Select(row => match.Of(row, new FormReading(today)))];
    }

    private MatchedRow Of(ImportRow source, FormReading reading)
    {
        var activity = Find(source, reading);
        var row = activity is null ? new ActivitySheetRow { Form = new ActivityForm() } : ActivitySheetRow.Of(activity);
        foreach (var column in _columns)
            column.Put(row, source);
        row.Reference = reading.Line("reference", row.Reference, "the reference");
        if (row.CalledOff is null)
            reading.Wrong("called off", "Write yes or no, or leave it empty");
        return new MatchedRow(source, activity, row, reading.Errors, ActivityReading.Read(row.Form, reading, _lists) + (filled =>
            (filled.Reference, filled.CalledOff) = (row.Reference.Length == 0 ? null : row.Reference, row.CalledOff == true)));
    }

    private Activity? Find(ImportRow source, FormReading reading)
    {
        if (source.Text("reference") is { Length: > 0 } reference)
        {
            if (!_references.Add(reference))
                reading.Wrong("reference", "The file has this reference twice: give each activity its own");
            return _byReference.GetValueOrDefault(reference);
        }

        var day = source.Date("date").Read();
        var (name, kind) = (ImportColumn.Normal(source.Text("name")), source.Choice<ActivityKind>("kind", one => one.Words()));
        if (day is { } on && _byWhat.GetValueOrDefault((on, name, kind)) is { } alike && alike.TryDequeue(out var next))
            return next;
        if (day is not null && name.Length > 0 && !_new.Add((day, name, kind)))
            reading.Wrong("name", "The file has an activity of this day, name and kind twice: give each a reference, or another name");
        return null;
    }
}
