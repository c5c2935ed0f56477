using Microsoft.AspNetCore.Authorization;

namespace Benchmarking.Web.Tenancy;

/// <summary>
/// Says that an action is for programs, and which scope its token must have, beside the verb that says what the hat
/// must allow (<see cref="MayAttribute"/>). Who comes with a session instead of a token is nobody here.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScopeAttribute : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    /// <summary>The scheme that knows people by a program's token.</summary>
    public const string Scheme = "token";

    public ScopeAttribute(Scope scope) => (Scope, AuthenticationSchemes) = (scope, Scheme);

    public Scope Scope { get; }

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Looks whether the token of this request has the scope.</summary>
public sealed class ScopeHandler(IHttpContextAccessor http) : AuthorizationHandler<ScopeAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeAttribute requirement)
    {
        if (http.HttpContext?.ActorOrNull()?.Token?.Scopes.Contains(requirement.Scope) == true)
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
