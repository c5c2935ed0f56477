using System.Reflection;

namespace Benchmarking.Web.Features;

public static class Handlers
{
    /// <summary>
    /// Registers each class of <c>Features/</c> that has a <c>HandleAsync</c>, <c>LoadAsync</c> or <c>ReadAsync</c> of ours:
    /// one per request, injected as itself.
    /// </summary>
    public static void AddHandlers(this IServiceCollection services)
    {
        foreach (var type in typeof(Handlers).Assembly.GetTypes().Where(IsHandler))
            services.AddScoped(type);
    }

    private static bool IsHandler(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsPublic: true }
        && !type.IsAssignableTo(typeof(Stream)) // which is read too, and handles nothing
        && type.Namespace?.StartsWith("Benchmarking.Web.Features.", StringComparison.Ordinal) == true
        && type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Any(method => method.Name is "HandleAsync" or "LoadAsync" or "ReadAsync" && method.DeclaringType!.Assembly == type.Assembly);
}
