using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Register.Documents;

/// <summary>A document made from the register, of whichever kind: looked at, printed, begun again, thrown away as a draft.</summary>
[Route("register/documents/{id:guid}"), May(Verb.KeepRegister)]
public sealed class DocumentsController(LoadDocument load, BeginDraft begin, KeepRow keep) : Controller
{
    /// <param name="read">"easy" for the easy-read way of reading it.</param>
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id, string? read, CancellationToken cancellation) =>
        await load.LoadAsync(HttpContext.Actor(), id, read, cancellation) is { } page ? View(page) : NotFound();

    [HttpGet("print")]
    public async Task<IActionResult> Print(Guid id, string? read, CancellationToken cancellation)
    {
        if (await load.LoadAsync(HttpContext.Actor(), id, read, cancellation) is not { } page)
            return NotFound();
        ViewData["Breadcrumbs"] = page.Crumbs("As it is printed");
        return View(page.Sheet);
    }

    [HttpPost("copy")]
    public async Task<IActionResult> Copy(Guid id, CancellationToken cancellation)
    {
        if (await begin.CopyAsync(HttpContext.Actor(), id, cancellation) is not { } draft)
            return NotFound();
        TempData["Done"] = "This is a draft of the next version. The approved one stays as it is.";
        return Redirect($"/register/documents/{draft}");
    }

    [HttpGet("remove")]
    public async Task<IActionResult> Remove(Guid id, CancellationToken cancellation) =>
        await load.LoadAsync(HttpContext.Actor(), id, null, cancellation) is { IsApproved: false } page ? View(page) : NotFound();

    [HttpPost("remove")]
    public async Task<IActionResult> Remove(Guid id, int version, CancellationToken cancellation)
    {
        var actor = HttpContext.Actor();
        if (await load.LoadAsync(actor, id, null, cancellation) is not { IsApproved: false } page)
            return NotFound();
        if (await keep.RemoveAsync<RegisterDocument>(actor, id, version, DocumentWords.Noun, cancellation) is KeepResult.Kept)
        {
            TempData["Done"] = "The draft is removed.";
            return Redirect(page.Document.Kind.Home());
        }

        ModelState.Add([new FormError(null, "A colleague changed this draft while you looked, so it was not removed. Look at it as it is now.")]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return await load.LoadAsync(actor, id, null, cancellation) is { } standing ? View(nameof(Show), standing) : NotFound();
    }
}

/// <summary>What only those do who answer for what leaves the organisation.</summary>
[Route("register/documents/{id:guid}"), May(Verb.ApproveDocuments)]
public sealed class DocumentApprovalController(LoadDocument load, ApproveDocument approve, PublishDocument publish) : Controller
{
    [HttpGet("approve")]
    public async Task<IActionResult> Approve(Guid id, CancellationToken cancellation) => await DraftAsync(id, cancellation);

    [HttpPost("approve")]
    public async Task<IActionResult> Approve(Guid id, int version, string? stamp, CancellationToken cancellation)
    {
        switch (await approve.HandleAsync(HttpContext.Actor(), id, version, stamp, cancellation))
        {
            case ApproveDocumentResult.Approved:
                TempData["Done"] = "This is approved. It stays as it is; later changes make a new version.";
                return Redirect($"/register/documents/{id}");
            case ApproveDocumentResult.ChangedMeanwhile:
                ModelState.Clear();
                ModelState.Add([new FormError(null, "The draft, or the register that it is made from, changed while you looked. Look at the page as it is now.")]);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return await DraftAsync(id, cancellation);
            case ApproveDocumentResult.TellsOfSomebody when await load.LoadAsync(HttpContext.Actor(), id, null, cancellation) is { Told: { } told } page:
                ModelState.Clear();
                ModelState.Add([new FormError(null, told)]);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return View(page);
            default:
                return NotFound();
        }
    }

    [HttpPost("link")]
    public async Task<IActionResult> Link(Guid id, CancellationToken cancellation)
    {
        if (!await publish.HandleAsync(HttpContext.Actor(), id, cancellation))
            return NotFound();
        TempData["Done"] = "There is a public page now, for everybody who has its address.";
        return Redirect($"/register/documents/{id}");
    }

    private async Task<IActionResult> DraftAsync(Guid id, CancellationToken cancellation) =>
        await load.LoadAsync(HttpContext.Actor(), id, null, cancellation) is { IsApproved: false, IsEmpty: false } page ? View(nameof(Approve), page) : NotFound();
}

/// <summary>Taking a public page away, which an organisation can still do after it has left.</summary>
[Route("register/documents/{id:guid}/link/revoke"), May(Verb.RevokeDocuments)]
public sealed class DocumentLinkController(LoadDocument load, PublishDocument publish) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Revoke(Guid id, CancellationToken cancellation) =>
        await load.LoadAsync(HttpContext.Actor(), id, null, cancellation) is { Link: not null } page ? View(page) : NotFound();

    [HttpPost(""), ActionName(nameof(Revoke))]
    public async Task<IActionResult> RevokeNow(Guid id, CancellationToken cancellation)
    {
        await publish.RevokeAsync(HttpContext.Actor(), id, cancellation);
        TempData["Done"] = "The public page is gone. The address leads nowhere any more.";
        return Redirect($"/register/documents/{id}");
    }
}

/// <summary>An approved document for everybody who was given its address. Search engines are asked to leave it out.</summary>
[Route("register-documents/{token}"), AllowAnonymous]
public sealed class PublicDocumentController(ReadPublicDocument document) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string token, string? read, CancellationToken cancellation)
    {
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        Response.Headers.CacheControl = "no-store"; // revoked means gone
        return await document.ReadAsync(token, read, cancellation) is { } sheet ? View("Public", sheet) : NotFound();
    }
}
