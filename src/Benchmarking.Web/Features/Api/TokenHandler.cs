using System.Security.Claims;
using System.Text.Encodings.Web;
using Benchmarking.Web.Features.ApiTokens;
using Benchmarking.Web.Features.Research;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Benchmarking.Web.Features.Api;

/// <summary>
/// Knows a program by the token in its header, and answers who is not known, or may not, with a problem. It sets no
/// cookie and reads none.
/// </summary>
public sealed class TokenHandler(
    CheckToken tokens, CheckResearchToken researchers, ApiLimits limits, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logging, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logging, encoder)
{
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length == 0)
            return AuthenticateResult.NoResult();

        var text = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;
        var actor = await tokens.ReadAsync(text, Context.RequestAborted) ?? await researchers.ReadAsync(text, Context.RequestAborted);
        if (actor is null)
        {
            limits.NoteFailure(Context);
            return AuthenticateResult.Fail("No such token.");
        }

        Context.PutActor(actor);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, actor.Name)], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (limits.TooManyFailures(Context) is { } wait)
        {
            Response.Headers.RetryAfter = wait;
            return ApiProblem.Of(ProblemKind.TooMany, "Too many tokens that do not work came from this address.").WriteAsync(Context);
        }

        Response.Headers.WWWAuthenticate = "Bearer";
        return ApiProblem.Of(ProblemKind.NoToken).WriteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var needed = Context.GetEndpoint()?.Metadata.GetMetadata<ScopeAttribute>()?.Scope;
        return ApiProblem.Of(ProblemKind.NotAllowed, $"This call needs the scope {needed?.Stored()}.").WriteAsync(Context);
    }
}
