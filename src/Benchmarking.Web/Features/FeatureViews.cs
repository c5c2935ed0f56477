using Microsoft.AspNetCore.Mvc.Razor;

namespace Benchmarking.Web.Features;

/// <summary>Views sit beside their controller: <c>Features/Returns/Edit.cshtml</c>. Shared ones in <c>Shared/</c>.</summary>
public sealed class FeatureViews : IViewLocationExpander
{
    private const string Feature = "feature";

    public void PopulateValues(ViewLocationExpanderContext context) =>
        context.Values[Feature] = context.ActionContext.ActionDescriptor is
            Microsoft.AspNetCore.Mvc.Controllers.ControllerActionDescriptor action
            ? action.ControllerTypeInfo.Namespace!.Split('.')[^1]
            : "";

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
        [$"/Features/{context.Values[Feature]}/{{0}}.cshtml", "/Shared/{0}.cshtml"];
}
