using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Profile;
using Benchmarking.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Activities;

/// <summary>What an activity can be given out of lists.</summary>
/// <param name="Panels">All that the organisation has, or had.</param>
/// <param name="Groups">The agreed groups and the organisation's own.</param>
public sealed record ActivityLists(IReadOnlyList<Panel> Panels, IReadOnlyList<ResidentGroup> Groups, IReadOnlyList<LadderRung> Rungs)
{
    public IReadOnlyList<(string Value, string Text)> RungChoices => [.. Rungs.Select(rung => ($"{rung.Rung}", $"{rung.Rung} {rung.Name}"))];

    public string? PanelName(Guid? id) => Panels.FirstOrDefault(panel => panel.Id == id)?.Name;

    public string GroupName(string code) => Groups.FirstOrDefault(group => group.Code == code)?.Name ?? code;

    /// <summary>"3 Involve"; null for none.</summary>
    public string? RungWords(short? rung) => Rungs.FirstOrDefault(one => one.Rung == rung) is { } known ? $"{known.Rung} {known.Name}" : null;

    /// <summary>Those that meet on the day, and the one that is chosen already.</summary>
    public IReadOnlyList<(string Value, string Text)> PanelChoices(DateOnly day, string? chosen) =>
        [.. Panels.Where(panel => panel.IsThere(day) || $"{panel.Id}" == chosen).Select(panel => ($"{panel.Id}", panel.Name))];

    public static IReadOnlyList<(string Value, string Text)> Scores { get; } = [("0", "0 None"), ("1", "1 Low"), ("2", "2 Medium"), ("3", "3 High")];

    public static IReadOnlyList<(string Value, string Text)> Kinds { get; } = SelectField.Of<ActivityKind>(kind => kind.Words());

    public static async Task<ActivityLists> OfAsync(BenchmarkingDb db, CancellationToken cancellation) => new(
        await db.Panels.AsNoTracking().OrderBy(panel => panel.Name).ToListAsync(cancellation),
        await KnownGroups.ReadAsync(db, cancellation),
        await db.LadderRungs.AsNoTracking().OrderBy(rung => rung.Rung).ToListAsync(cancellation));
}
