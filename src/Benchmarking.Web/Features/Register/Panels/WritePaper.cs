using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.CaseStudies.Writing;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Panels;

/// <summary>The page on which a paper of a panel is written or changed.</summary>
/// <param name="File">What is kept with it; null for nothing.</param>
public sealed record WritePaperPage(Panel Panel, Guid? Id, PaperForm Form, PaperFile? File, IReadOnlyList<FormError> Errors)
    : WritePage<PaperForm>(Id, Form, Errors)
{
    public override string Title => Id is null ? "Add a paper" : "Change a paper";

    public override PageLink List => ReadPanels.Link;

    public override string Url => Id is null ? $"{Back}/papers/new" : $"{List.Url}/papers/{Id}/edit";

    public string Back => $"{List.Url}/{Panel.Id}";

    public override IReadOnlyList<PageLink> Breadcrumbs =>
        RegisterCrumbs.Of(List, new PageLink(Panel.Name, Back), new PageLink(Title, "", Current: true));
}

/// <summary>Adds agendas, reports, decisions and other papers to a panel, changes and removes them.</summary>
public sealed class WritePaper(TenantDoor door, KeepRow keep, TimeProvider clock)
{
    public const string Noun = "paper";

    /// <param name="panel">Of a new one; null where <paramref name="id"/> says it.</param>
    /// <returns>Null where there is no such panel or paper.</returns>
    public async Task<WritePaperPage?> LoadAsync(
        Actor actor, Guid? panel, Guid? id, PaperForm? form, IReadOnlyList<FormError> errors, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var row = id is null ? null : await db.PanelPapers.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancellation);
        var of = row?.PanelId ?? (id is null ? panel : null);
        if (await db.Panels.AsNoTracking().SingleOrDefaultAsync(known => known.Id == of, cancellation) is not { } found)
            return null;
        var file = row is null ? null : (await PaperFiles.OfAsync(db, [row.Id], cancellation)).GetValueOrDefault(row.Id);
        form ??= row is null ? PaperForm.New(LondonTime.DateOf(clock.GetUtcNow())) : PaperForm.Of(row, file);
        return new WritePaperPage(found, id, form, file, errors);
    }

    public async Task<KeepResult> HandleAsync(Actor actor, Guid? panel, Guid? id, PaperForm form, SentFile? sent, CancellationToken cancellation)
    {
        if (await LoadAsync(actor, panel, id, form, [], cancellation) is not { } page)
            return new KeepResult.NoSuchRow();
        var (file, wrong) = await PaperFiles.CleanAsync(sent, cancellation);
        var stays = page.File is { } kept && file is null && !form.RemoveFile ? kept : null;
        var pictured = file is { } coming ? coming.MediaType != PaperFiles.Pdf : stays is { IsPicture: true };
        return await keep.HandleAsync(
            actor, id, form.Version, Noun, () => new PanelPaper { Title = "", PanelId = page.Panel.Id },
            (_, reading) =>
            {
                if (wrong is not null)
                    reading.Wrong("File", $"{wrong} Everything else is kept: choose the file once more");
                return Task.FromResult(form.Read(reading, pictured));
            },
            cancellation,
            (transaction, row) => KeepFileAsync(transaction, actor, row, form, pictured, file, cancellation));
    }

    public Task<KeepResult> RemoveAsync(Actor actor, Guid id, int version, CancellationToken cancellation) =>
        keep.RemoveAsync<PanelPaper>(actor, id, version, Noun, cancellation);

    /// <returns>Null where there is no such paper.</returns>
    public async Task<RemovePage?> LoadRemovalAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await transaction.Db.PanelPapers.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancellation) is { } row
            ? new RemovePage(
                "Remove this paper?", [$"“{row.Title}”", "Its file goes with it. It cannot be brought back."],
                ReadPanels.Link, $"{ReadPanels.Link.Url}/{row.PanelId}", row.Version)
            { PostTo = $"{ReadPanels.Link.Url}/papers/{id}/remove" }
            : null;
    }

    /// <returns>Null where the paper has no such file.</returns>
    public async Task<RegisterFile?> FindFileAsync(Actor actor, Guid id, Guid file, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await transaction.Db.RegisterFiles.AsNoTracking().SingleOrDefaultAsync(row => row.PaperId == id && row.Id == file, cancellation);
    }

    /// <summary>A file is never changed: another, or other words about a picture, make another row.</summary>
    private async Task KeepFileAsync(
        TenantTransaction transaction, Actor actor, PanelPaper row, PaperForm form, bool pictured, RegisterFile? file, CancellationToken cancellation)
    {
        var db = transaction.Db;
        var alternative = pictured ? (form.Alternative ?? "").Trim() : "";
        var before = await db.RegisterFiles.SingleOrDefaultAsync(known => known.PaperId == row.Id, cancellation);
        if (file is null && before is not null && !form.RemoveFile && before.Alternative != alternative)
            file = new RegisterFile { Name = before.Name, MediaType = before.MediaType, Content = before.Content };
        if (before is not null && (file is not null || form.RemoveFile))
            db.Remove(before);
        if (file is null)
            return;
        (file.OrganisationId, file.PaperId, file.Alternative) = (row.OrganisationId, row.Id, alternative);
        (file.MadeAt, file.MadeBy) = (clock.GetUtcNow(), actor.UserId);
        db.Add(file);
    }
}
