using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Panels;

/// <summary>The page on which a panel is written or changed.</summary>
public sealed record WritePanelPage(Guid? Id, PanelForm Form, IReadOnlyList<FormError> Errors) : WritePage<PanelForm>(Id, Form, Errors)
{
    public override string Title => Id is null ? "Write down a panel or forum" : "Change a panel or forum";

    public override PageLink List => ReadPanels.Link;

    public string Back => Id is null ? List.Url : $"{List.Url}/{Id}";
}

/// <summary>When a panel ended, as it is typed; empty where it goes on.</summary>
public sealed class EndForm : RowForm
{
    public TypedDate EndedOn { get; set; } = new();

    public static EndForm Of(Panel panel, DateOnly today) => new() { EndedOn = Typed((DateOnly?)(panel.EndedOn ?? today)), Version = panel.Version };
}

/// <summary>The page on which a panel is ended or goes on again.</summary>
public sealed record EndPanelPage(Panel Panel, EndForm Form, IReadOnlyList<FormError> Errors) : WritePage<EndForm>(Panel.Id, Form, Errors)
{
    public override string Title => $"When did “{Panel.Name}” end?";

    public override PageLink List => ReadPanels.Link;

    public override string Url => $"{List.Url}/{Panel.Id}/end";

    public string Back => $"{List.Url}/{Panel.Id}";
}

/// <summary>The page on which it is said when a seat was filled.</summary>
public sealed record SeatPage(Panel Panel, SeatForm Form, IReadOnlyList<FormError> Errors) : WritePage<SeatForm>(Panel.Id, Form, Errors)
{
    public override string Title => $"When was seat {Form.Seat} filled?";

    public override PageLink List => ReadPanels.Link;

    public override string Url => $"{Back}/seats";

    public string Back => $"{List.Url}/{Panel.Id}";

    public string StandsFor => Panel.Seats[Form.Seat - 1].StandsFor;

    public override IReadOnlyList<PageLink> Breadcrumbs =>
        RegisterCrumbs.Of(List, new PageLink(Panel.Name, Back), new PageLink(Title, "", Current: true));
}

/// <summary>Writes down panels and forums, changes, ends and removes them, and says when their seats were filled.</summary>
public sealed class WritePanel(TenantDoor door, KeepRow keep, TimeProvider clock)
{
    public const string Noun = "panel";

    /// <param name="id">Null for a new one.</param>
    /// <param name="form">What was typed; null where nothing was yet.</param>
    /// <param name="template">Code of what a new one starts from; null for nothing.</param>
    /// <returns>Null where there is no such panel.</returns>
    public async Task<WritePanelPage?> LoadAsync(
        Actor actor, Guid? id, PanelForm? form, IReadOnlyList<FormError> errors, CancellationToken cancellation, string? template = null)
    {
        if (id is null)
            return new WritePanelPage(null, form ?? PanelForm.Of(PanelTemplate.Find(template)), errors);
        return await FindAsync(actor, id.Value, cancellation) is { } panel ? new WritePanelPage(id, form ?? PanelForm.Of(panel), errors) : null;
    }

    public Task<KeepResult> HandleAsync(Actor actor, Guid? id, PanelForm form, CancellationToken cancellation) => keep.HandleAsync(
        actor, id, form.Version, Noun, () => new Panel { Name = "" },
        async (db, reading) => form.Read(
            reading, (await db.Panels.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancellation))?.Seats ?? []),
        cancellation);

    /// <returns>Null where there is no such panel.</returns>
    public async Task<EndPanelPage?> LoadEndAsync(Actor actor, Guid id, EndForm? form, IReadOnlyList<FormError> errors, CancellationToken cancellation) =>
        await FindAsync(actor, id, cancellation) is { } panel
            ? new EndPanelPage(panel, form ?? EndForm.Of(panel, LondonTime.DateOf(clock.GetUtcNow())), errors)
            : null;

    public async Task<KeepResult> EndAsync(Actor actor, Guid id, EndForm form, CancellationToken cancellation)
    {
        var panel = await FindAsync(actor, id, cancellation);
        return await keep.HandleAsync<Panel>(
            actor, id, form.Version, Noun, () => new Panel { Name = "" },
            (_, reading) =>
            {
                var ended = reading.PastDay(nameof(EndForm.EndedOn), form.EndedOn, "the day it ended");
                if (ended < panel?.BeganOn)
                    reading.Wrong($"{nameof(EndForm.EndedOn)}_Day", "It cannot end before it began");
                return Task.FromResult<Action<Panel>>(row => row.EndedOn = ended);
            },
            cancellation);
    }

    /// <param name="seat">From 1.</param>
    /// <returns>Null where there is no such panel or seat.</returns>
    public async Task<SeatPage?> LoadSeatAsync(Actor actor, Guid id, int seat, SeatForm? form, IReadOnlyList<FormError> errors, CancellationToken cancellation) =>
        await FindAsync(actor, id, cancellation) is { } panel && seat >= 1 && seat <= panel.Seats.Count
            ? new SeatPage(panel, form ?? SeatForm.Of(panel, seat), errors)
            : null;

    public async Task<KeepResult> FillAsync(Actor actor, Guid id, SeatForm form, CancellationToken cancellation)
    {
        if (await FindAsync(actor, id, cancellation) is not { } panel || form.Seat < 1 || form.Seat > panel.Seats.Count)
            return new KeepResult.NoSuchRow();
        return await keep.HandleAsync(
            actor, id, form.Version, Noun, () => new Panel { Name = "" }, (_, reading) => Task.FromResult(form.Read(reading, panel)), cancellation);
    }

    public Task<KeepResult> RemoveAsync(Actor actor, Guid id, int version, CancellationToken cancellation) =>
        keep.RemoveAsync<Panel>(actor, id, version, Noun, cancellation);

    /// <returns>Null where there is no such panel.</returns>
    public async Task<RemovePage?> LoadRemovalAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await db.Panels.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancellation) is not { } row)
            return null;
        var papers = await db.PanelPapers.CountAsync(paper => paper.PanelId == id, cancellation);
        return new RemovePage(
            $"Remove “{row.Name}”?",
            [
                $"{RegisterWords.Count(row.Seats.Count, "seat", "seats")} and {RegisterWords.Count(papers, "paper", "papers")} with files are removed with it. They cannot be brought back.",
                "Activities and recommendations stay, without the panel.",
                "Where it has only stopped meeting, end it instead: then earlier quarters keep it.",
            ],
            ReadPanels.Link,
            $"{ReadPanels.Link.Url}/{id}",
            row.Version);
    }

    private async Task<Panel?> FindAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await transaction.Db.Panels.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancellation);
    }
}
