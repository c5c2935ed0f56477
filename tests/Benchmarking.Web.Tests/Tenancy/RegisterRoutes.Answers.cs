using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Tenancy;

/// <summary>Addresses of the involvement register, as <see cref="RouteTable"/> has them.</summary>
public static partial class RegisterRoutes
{
    public static readonly IReadOnlyList<(string Method, string Template, Verb? Verb)> Answers =
    [
        ("GET", "register/answers", Verb.KeepRegister),
        ("GET", "register/answers/{period:period}", Verb.KeepRegister),
        ("GET", "register/answers/{period:period}/answers.csv", Verb.KeepRegister),
        ("GET", "register/answers/{period:period}/{code}", Verb.KeepRegister),
        ("POST", "register/answers/{period:period}/fill", Verb.EditReturn),
    ];
}
