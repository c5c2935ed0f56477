using System.Text.RegularExpressions;
using Benchmarking.Web.Tests.Tenancy;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarking.Web.Tests.Platform.Injection;

/// <summary>Which row of the table of routes an address belongs to, and what an address may ask.</summary>
internal static partial class SiteMap
{
    private static readonly IReadOnlyList<(string Method, string Template, Regex Path)> Rows =
    [
        // Of two that would do, the plainer one.
        .. RouteTable.Rows.OrderBy(row => row.Template.Count(letter => letter == '{')).Select(row => (row.Method, row.Template, Pattern(row.Template))),
    ];

    /// <summary>The template; the address itself where there is none.</summary>
    public static string Template(string method, string address)
    {
        var path = address.Split('?', '#')[0];
        return Rows.FirstOrDefault(row => row.Method == method && row.Path.IsMatch(path)) is { Template: { } template } ? template : path;
    }

    /// <summary>The names that may stand behind the question mark, of each GET address; properties too where they are bound to an object.</summary>
    public static IReadOnlyDictionary<string, string[]> Queries(Site site) =>
        site.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items
            .Where(action => action.AttributeRouteInfo?.Template is not null)
            .GroupBy(action => action.AttributeRouteInfo!.Template!)
            .ToDictionary(same => same.Key, same => same.SelectMany(Names).Distinct().ToArray());

    /// <summary>An address of the template with a string in each place.</summary>
    public static string Filled(string template, Func<string> strings) => "/" + Places().Replace(template, _ => Uri.EscapeDataString(strings()));

    private static IEnumerable<string> Names(ActionDescriptor action) => action.Parameters
        .Where(own => own.ParameterType != typeof(CancellationToken) && !action.AttributeRouteInfo!.Template!.Contains($"{{{own.Name}", StringComparison.Ordinal))
        .SelectMany(own => IsSimple(own.ParameterType) ? [own.Name] : own.ParameterType.GetProperties().Where(property => property.CanWrite).Select(property => property.Name));

    private static Regex Pattern(string template) => new($"^/{Places().Replace(
        template.Replace(".", "\\.", StringComparison.Ordinal), place => place.Value.Contains(":guid", StringComparison.Ordinal) ? "[0-9a-f-]{36}" : "[^/]+")}$");

    private static bool IsSimple(Type type) =>
        type.IsValueType || type.IsArray || type.IsGenericType || type == typeof(string);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Places();
}
