using System.Text.Json;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Targets;

/// <summary>Writes the actions of a target as they were typed.</summary>
public static class TargetActions
{
    /// <summary>Changes with every word, kind, order and tick of a target's actions.</summary>
    public static string StampOf(IEnumerable<TargetAction> actions) => Stamp.Of(JsonSerializer.Serialize(
        from row in actions
        orderby row.Position, row.Id
        select new object[] { row.Id, row.Wording, row.Kind, row.DoneAt is not null }));

    /// <summary>Of a target that stays: lines are changed, added, and removed where their words were.</summary>
    public static void Change(
        BenchmarkingDb db, Target target, IReadOnlyList<TargetAction> before, IReadOnlyList<TargetActionForm> typed, DateTimeOffset now)
    {
        var lines = Lines(typed);
        db.TargetActions.RemoveRange(before.Where(row => lines.All(line => line.Id != row.Id)));
        foreach (var (line, at) in lines.Select((line, at) => (line, at)))
        {
            var row = before.SingleOrDefault(known => known.Id == line.Id);
            if (row is null)
            {
                db.TargetActions.Add(Make(target, line, at, null, now));
                continue;
            }

            (row.Wording, row.Kind, row.Position) = (line.Trimmed, TargetForm.ReadKind(line.Kind)!.Value, at + 1);
            row.DoneAt = line.Done ? row.DoneAt ?? now : null;
        }
    }

    /// <summary>Of a new target: the former one keeps its own, and what was done stays done.</summary>
    public static void Copy(
        BenchmarkingDb db, Target target, IReadOnlyList<TargetAction> before, IReadOnlyList<TargetActionForm> typed, DateTimeOffset now) =>
        db.TargetActions.AddRange(Lines(typed).Select((line, at) =>
            Make(target, line, at, before.SingleOrDefault(known => known.Id == line.Id)?.DoneAt, now)));

    private static List<TargetActionForm> Lines(IReadOnlyList<TargetActionForm> typed) => [.. typed.Where(line => line.Trimmed.Length > 0)];

    private static TargetAction Make(Target target, TargetActionForm line, int at, DateTimeOffset? doneBefore, DateTimeOffset now) => new()
    {
        OrganisationId = target.OrganisationId,
        TargetId = target.Id,
        Position = at + 1,
        Wording = line.Trimmed,
        Kind = TargetForm.ReadKind(line.Kind)!.Value,
        DoneAt = line.Done ? doneBefore ?? now : null,
    };
}
