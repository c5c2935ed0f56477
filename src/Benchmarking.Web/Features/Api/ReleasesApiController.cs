using Benchmarking.Web.Features.Releases.Files;
using Benchmarking.Web.Features.Releases.Public;
using Benchmarking.Web.Features.Research;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Benchmarking.Web.Features.Api;

/// <summary>
/// Releases for programs. What is open needs no token; what is not, a researcher's. A token that is sent and does not work
/// is refused even where none is needed, so that nobody believes in one that has expired.
/// </summary>
[Route("api/v1/releases"), AllowAnonymous, IgnoreAntiforgeryToken, ApiExplorerSettings(IgnoreApi = false)]
public sealed class ReleasesApiController(ReadApiReleases list, ReadRelease read, TakeFile take, WriteCells cells) : Controller
{
    /// <summary>What an address may ask.</summary>
    public static IReadOnlySet<string> Parameters { get; } = new HashSet<string>([.. CellFilter.Names, "page", "size"]);

    private Actor? Actor => HttpContext.ActorOrNull();

    [HttpGet("")]
    [ProducesResponseType<ApiReleases>(200, "application/json")]
    [EndpointSummary("Lists the releases, the newest first.")]
    public async Task<IActionResult> Releases(CancellationToken cancellation, int page = 1, int size = ReadApiReleases.UsualPerPage) =>
        IsSound(page, size) ? ApiRead.Of(await list.LoadAsync(page, size, cancellation)) : WrongPage();

    [HttpGet("{series}/{version}")]
    [ProducesResponseType<ApiRelease>(200, "application/json")]
    [EndpointSummary("Describes one release: licence, citation, changes, files with their SHA-256.")]
    public async Task<IActionResult> Release(string series, string version, CancellationToken cancellation) =>
        await read.ReadAsync(Actor, series, version, cancellation) switch
        {
            ReleaseFound.There(var page) => ApiRead.Of(ApiRelease.Of(page)),
            ReleaseFound.Withdrawn(var release, _) => Refused(new ReleaseAccess.Withdrawn(release)),
            ReleaseFound.NoVersion(_, var asked, var versions) => ApiProblem.Of(
                ProblemKind.NotFound, $"There is no version {asked}. There are: {string.Join(", ", versions.Select(one => one.Version))}."),
            _ => Refused(new ReleaseAccess.Nothing()),
        };

    [HttpGet("{series}/{version}/files/{file}"), HttpHead("{series}/{version}/files/{file}")]
    [ProducesResponseType(typeof(FileResult), 200, "application/octet-stream")]
    [EndpointSummary("Sends a file, or a range of its bytes. The same version has the same bytes for ever.")]
    public async Task<IActionResult> ReleaseFile(string series, string version, string file, CancellationToken cancellation)
    {
        var (ready, access) = await take.HandleAsync(
            Actor, series, version, file, Request.GetTypedHeaders(), HttpMethods.IsHead(Request.Method), byApi: true, cancellation);
        return ready is null ? Refused(access) : FileAnswer.Of(HttpContext, ready);
    }

    [HttpGet("{series}/{version}/cells")]
    [ProducesResponseType<ApiCells>(200, "application/json")]
    [EndpointSummary("Pages through the cells of a release, all of them or those of a metric, group, period or publication.")]
    public async Task<IActionResult> Cells(
        string series, string version, string? metric, string? group, string? period, int? publication, CancellationToken cancellation,
        int page = 1, int size = ReadApiReleases.UsualPerPage)
    {
        if (!IsSound(page, size))
            return WrongPage();

        var (found, access) = await list.CellsAsync(
            Actor, series, version, new CellFilter(metric, group, period, publication), page, size, cancellation);
        if (access is ReleaseAccess.Granted(var release))
            FileAnswer.Keep(HttpContext, release);
        return found is null ? Refused(access) : ApiRead.Of(found);
    }

    [HttpGet("{series}/{version}/cells.csv")]
    [ProducesResponseType(typeof(FileResult), 200, TableCsv.MediaType)]
    [EndpointSummary("Sends the same cells as CSV, with the columns of cells.csv.")]
    public async Task<IActionResult> CellsCsv(
        string series, string version, string? metric, string? group, string? period, int? publication, CancellationToken cancellation)
    {
        var filter = new CellFilter(metric, group, period, publication);
        // All of them are a file already, which costs next to nothing to send.
        if (filter.IsAll)
            return await ReleaseFile(series, version, "cells.csv", cancellation);

        var (content, access) = await cells.HandleAsync(
            Actor, series, version, filter, Request.GetTypedHeaders().IfNoneMatch, cancellation);
        if (access is not ReleaseAccess.Granted(var release))
            return Refused(access);

        FileAnswer.Keep(HttpContext, release);
        Response.GetTypedHeaders().ETag = filter.TagOf(release);
        return content is null
            ? StatusCode(StatusCodes.Status304NotModified)
            : File(content, CsvOutput.ContentType, $"{release.Series}-{release.Version}-cells.csv");
    }

    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (Actor is null && Request.Headers.Authorization.Count > 0)
            context.Result = ApiProblem.Of(ProblemKind.NoToken);
        else if (Actor is { Token: { } token } && !token.Scopes.Contains(Scope.ReadReleases))
            context.Result = ApiProblem.Of(ProblemKind.NotAllowed, $"This call needs no token, or a researcher's with the scope {Scope.ReadReleases.Stored()}.");
        else if (!ModelState.IsValid)
            context.Result = ApiProblem.Of(ProblemKind.BadRequest, "page, size and publication are whole numbers.");
        base.OnActionExecuting(context);
    }

    private static bool IsSound(int page, int size) => page >= 1 && size is >= 1 and <= ReadApiReleases.MostPerPage;

    private static ApiReply WrongPage() =>
        ApiProblem.Of(ProblemKind.BadRequest, $"page begins at 1; size is 1 to {ReadApiReleases.MostPerPage}.");

    private static ApiReply Refused(ReleaseAccess access) => access switch
    {
        ReleaseAccess.Withdrawn(var release) => ApiProblem.Of(
            ProblemKind.Withdrawn, $"{release.Title}, version {release.Version}, is withdrawn: {release.WithdrawnReason}"),
        ReleaseAccess.NotYet { Standing: ResearchStanding.TermsToAccept } => ApiProblem.Of(ProblemKind.TermsNotAccepted),
        ReleaseAccess.NotYet => ApiProblem.Of(ProblemKind.NoToken, "This release is for registered researchers. Make a token on the page /research/account."),
        _ => ApiProblem.Of(ProblemKind.NotFound),
    };
}
