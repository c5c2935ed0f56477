using Benchmarking.Engine;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Api;

/// <summary>
/// The API, version 1. No form posts here and no session is known here, so there is no antiforgery token to ask for.
/// </summary>
[Route("api/v1"), IgnoreAntiforgeryToken, ApiExplorerSettings(IgnoreApi = false)]
public sealed class ApiController(
    ReadRounds rounds, ReadRound round, ReadCatalogue catalogue, ReadReturns returns, PutReturn put, SendByProgram send) : ControllerBase
{
    [HttpGet("collections"), May(Verb.ReadReturn), Scope(Scope.ReadReturns)]
    [ProducesResponseType<ApiCollections>(200, "application/json")]
    [EndpointSummary("Lists every collection that is or was open, with the state of your own return.")]
    public async Task<IActionResult> Collections(CancellationToken cancellation) =>
        ApiReply.Of(await rounds.LoadAsync(HttpContext.Actor(), cancellation));

    [HttpGet("collections/{period:period}"), May(Verb.ReadReturn), Scope(Scope.ReadReturns)]
    [ProducesResponseType<ApiRound>(200, "application/json")]
    [EndpointSummary("Says what one collection asks: parts, inputs, figures with their definitions and checks.")]
    public async Task<IActionResult> Collection(Period period, CancellationToken cancellation) =>
        Found(await round.LoadAsync(HttpContext.Actor(), period, cancellation));

    [HttpGet("metrics"), May(Verb.ReadReturn), Scope(Scope.ReadReturns)]
    [ProducesResponseType<ApiCatalogue>(200, "application/json")]
    [EndpointSummary("Lists every metric in the version that holds today.")]
    public async Task<IActionResult> Metrics(CancellationToken cancellation) =>
        ApiReply.Of(await catalogue.LoadAsync(cancellation));

    [HttpGet("metrics/{code}"), May(Verb.ReadReturn), Scope(Scope.ReadReturns)]
    [ProducesResponseType<ApiMetricHistory>(200, "application/json")]
    [EndpointSummary("Shows all versions of one metric.")]
    public async Task<IActionResult> Metric(string code, CancellationToken cancellation) =>
        Found(await catalogue.ReadAsync(code ?? "", cancellation));

    [HttpGet("collections/{period:period}/return"), May(Verb.ReadReturn), Scope(Scope.ReadReturns)]
    [ProducesResponseType<ApiReturn>(200, "application/json")]
    [EndpointSummary("Reads your organisation's return: answers, figures made of them, and what the checks say.")]
    public async Task<IActionResult> Return(Period period, CancellationToken cancellation) =>
        await returns.FindAsync(HttpContext.Actor(), period, cancellation) is { } seen
            ? ApiReply.Of(ApiReturn.Of(seen), seen.Sheet.Version)
            : ApiProblem.Of(ProblemKind.NotFound);

    [HttpPut("collections/{period:period}/return"), May(Verb.EditReturn), Scope(Scope.WriteReturns)]
    [ProducesResponseType<PutOutcome>(200, "application/json")]
    [EndpointSummary("Sets the answers that are named, or says what would come of it.")]
    public async Task<IActionResult> PutReturn(Period period, CancellationToken cancellation)
    {
        var (request, refused) = await ApiRequest.ReadAsync(Request, takesCsv: true, cancellation);
        return refused ?? await put.HandleAsync(HttpContext.Actor(), period, request!, cancellation);
    }

    [HttpPost("collections/{period:period}/return/send"), May(Verb.EditReturn), Scope(Scope.SendReturns)]
    [ProducesResponseType<SendOutcome>(200, "application/json")]
    [EndpointSummary("Sends the return for sign-off, with explanations of odd figures.")]
    public async Task<IActionResult> Send(Period period, CancellationToken cancellation)
    {
        var (request, refused) = await ApiRequest.ReadAsync(Request, takesCsv: false, cancellation);
        return refused ?? await send.HandleAsync(HttpContext.Actor(), period, request!, cancellation);
    }

    private static ApiReply Found<T>(T? found)
        where T : class => found is null ? ApiProblem.Of(ProblemKind.NotFound) : ApiReply.Of(found);
}
