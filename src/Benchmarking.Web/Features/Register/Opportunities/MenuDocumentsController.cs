using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Documents;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Register.Opportunities;

/// <summary>What is typed for the page of a year: the menu itself is the register's.</summary>
public sealed class MenuForm : IVersionedForm
{
    public int Version { get; set; }

    public string? Title { get; set; }

    public string? Introduction { get; set; }
}

public sealed record MenuFormPage(RegisterDocument Document, MenuForm Form, IReadOnlyList<FormError> Errors)
{
    public string? ErrorOf(string name) => Errors.Of(ErrorSummary.FieldId(name));
}

/// <summary>Writes the words above the menu of a year.</summary>
public sealed class EditMenu(TenantDoor door, KeepRow keep)
{
    /// <returns>Null where there is no such draft.</returns>
    public async Task<MenuFormPage?> LoadAsync(Actor actor, Guid id, MenuForm? typed, IReadOnlyList<FormError> errors, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await transaction.Db.FindDraftAsync(id, DocumentKind.Opportunities, cancellation) is not { } draft)
            return null;
        var introduction = DocumentContent.Read<MenuContent>(draft.Content).Introduction;
        return new MenuFormPage(draft, typed ?? new MenuForm { Version = draft.Version, Title = draft.Title, Introduction = introduction }, errors);
    }

    public Task<KeepResult> HandleAsync(Actor actor, Guid id, MenuForm form, CancellationToken cancellation) => keep.HandleAsync<RegisterDocument>(
        actor, id, form.Version, DocumentWords.Noun, () => throw new InvalidOperationException("A draft is begun, not saved into being."),
        async (db, reading) =>
        {
            var title = await db.TitleOfAsync(id, DocumentKind.Opportunities, reading, form.Title, cancellation);
            var content = DocumentContent.Write(new MenuContent(reading.Text("Introduction", form.Introduction, "the introduction"), [], []));
            return row => (row.Title, row.Content) = (title, content);
        },
        cancellation);
}

/// <summary>The menu and calendar of a year as a page to approve, print and make public.</summary>
[Route("register/opportunities/documents"), May(Verb.KeepRegister)]
public sealed class MenuDocumentsController(BeginDraft begin, EditMenu edit, TimeProvider clock) : Controller
{
    /// <param name="year">In which the financial year starts; the one we live in where it is none of which a page can be made.</param>
    [HttpPost("")]
    public async Task<IActionResult> Begin(int? year, CancellationToken cancellation)
    {
        var years = ReadOpportunities.Years(LondonTime.DateOf(clock.GetUtcNow()));
        var chosen = years.FirstOrDefault(known => known.StartYear == year) ?? years[0];
        var draft = await begin.HandleAsync(
            HttpContext.Actor(), DocumentKind.Opportunities, chosen.FirstDay, chosen.LastDay, $"Ways to take part in {chosen.Words}",
            _ => Task.FromResult(DocumentContent.Write(new MenuContent("", [], []))), cancellation);
        return RedirectToAction(nameof(Edit), new { id = draft });
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellation) =>
        await edit.LoadAsync(HttpContext.Actor(), id, null, [], cancellation) is { } page ? View("EditMenu", page) : NotFound();

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, MenuForm form, CancellationToken cancellation)
    {
        var actor = HttpContext.Actor();
        var result = await edit.HandleAsync(actor, id, form, cancellation);
        if (result is KeepResult.Kept)
        {
            TempData["Done"] = "The draft is saved.";
            return Redirect($"/register/documents/{id}");
        }

        return result is not KeepResult.NoSuchRow && await edit.LoadAsync(actor, id, form, this.Refuse(result, form), cancellation) is { } page
            ? View("EditMenu", page)
            : NotFound();
    }
}
