using Microsoft.AspNetCore.Authorization;

namespace Benchmarking.Web.Tenancy;

/// <summary>Says which verb an action is. An action without one is refused to everybody (fallback policy).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class MayAttribute(Verb verb) : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    public Verb Verb { get; } = verb;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Looks the verb up in <see cref="Access"/> for the actor of this request.</summary>
public sealed class MayHandler(IHttpContextAccessor http) : AuthorizationHandler<MayAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, MayAttribute requirement)
    {
        if (http.HttpContext is { } asked && asked.ActorOrNull() is { } actor && Access.Allows(requirement.Verb, actor)
            && (HttpMethods.IsGet(asked.Request.Method) || !Access.IsOver(requirement.Verb, actor)))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
