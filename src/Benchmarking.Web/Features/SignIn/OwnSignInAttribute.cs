using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>
/// For what belongs to the person and not to an organisation: how they sign in, and what is held of them. Whom one
/// organisation's provider signed in cannot, for through it that organisation would have the account, and every other hat.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class OwnSignInAttribute : ActionFilterAttribute
{
    /// <summary>Before <see cref="FreshAttribute"/>, which would ask for a password in vain.</summary>
    public OwnSignInAttribute() => Order = -1;

    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (context.HttpContext.ActorOrNull()?.Session?.Only is not null)
            context.Result = new ViewResult { ViewName = "/Features/SignIn/OwnSignIn.cshtml", StatusCode = StatusCodes.Status403Forbidden };
    }
}
