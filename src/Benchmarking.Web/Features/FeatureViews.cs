using Microsoft.AspNetCore.Mvc.Razor;

namespace Benchmarking.Web.Features;

/// <summary>
/// Views sit beside their controller: <c>Features/Returns/Edit.cshtml</c>, <c>Features/CaseStudies/Writing/Edit.cshtml</c>.
/// Shared ones in <c>Shared/</c>.
/// </summary>
public sealed class FeatureViews : IViewLocationExpander
{
    private const string Feature = "feature";

    private const string Features = "Benchmarking.Web.Features.";

    public void PopulateValues(ViewLocationExpanderContext context) =>
        context.Values[Feature] = context.ActionContext.ActionDescriptor is
            Microsoft.AspNetCore.Mvc.Controllers.ControllerActionDescriptor action
            ? action.ControllerTypeInfo.Namespace!.Replace(Features, "", StringComparison.Ordinal).Replace('.', '/')
            : "";

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
        [$"/Features/{context.Values[Feature]}/{{0}}.cshtml", "/Shared/{0}.cshtml"];
}
