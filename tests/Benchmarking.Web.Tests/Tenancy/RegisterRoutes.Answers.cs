using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Tenancy;

/// <summary>Addresses of the involvement register, as <see cref="RouteTable"/> has them.</summary>
public static partial class RegisterRoutes
{
    public static readonly IReadOnlyList<(string Method, string Template, Verb? Verb)> Answers =
    [
    ];
}
