using Benchmarking.Engine;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Benchmarking.Web.Platform;

/// <summary>An address with something else than a period in its place finds no page.</summary>
public sealed class PeriodConstraint : IRouteConstraint
{
    public bool Match(
        HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        Period.TryParse(values[routeKey] as string, out _);
}

/// <summary>Reads <c>2026-q1</c> of an address as a <see cref="Period"/>.</summary>
public sealed class PeriodBinding : IModelBinder, IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(Period) ? this : null;

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var text = bindingContext.ValueProvider.GetValue(bindingContext.ModelName).FirstValue;
        bindingContext.Result = Period.TryParse(text, out var period)
            ? ModelBindingResult.Success(period)
            : ModelBindingResult.Failed();
        return Task.CompletedTask;
    }
}
