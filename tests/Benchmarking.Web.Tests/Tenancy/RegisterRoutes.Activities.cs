using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Tenancy;

/// <summary>Addresses of the involvement register, as <see cref="RouteTable"/> has them.</summary>
public static partial class RegisterRoutes
{
    public static readonly IReadOnlyList<(string Method, string Template, Verb? Verb)> Activities =
    [
        ("GET", "register/activities", Verb.KeepRegister),
        ("GET", "register/activities.csv", Verb.KeepRegister),
        ("GET", "register/activities/calendar", Verb.KeepRegister),
        ("GET", "register/activities/new", Verb.KeepRegister),
        ("POST", "register/activities/new", Verb.KeepRegister),
        ("GET", "register/activities/{id:guid}", Verb.KeepRegister),
        ("GET", "register/activities/{id:guid}/copy", Verb.KeepRegister),
        ("GET", "register/activities/{id:guid}/edit", Verb.KeepRegister),
        ("POST", "register/activities/{id:guid}/edit", Verb.KeepRegister),
        ("GET", "register/activities/{id:guid}/questions", Verb.KeepRegister),
        ("POST", "register/activities/{id:guid}/call-off", Verb.KeepRegister),
        ("GET", "register/activities/{id:guid}/remove", Verb.KeepRegister),
        ("POST", "register/activities/{id:guid}/remove", Verb.KeepRegister),
        ("POST", "register/activities/{id:guid}/files", Verb.KeepRegister),
        ("GET", "register/activities/{id:guid}/files/{file:guid}", Verb.KeepRegister),
        ("GET", "register/activities/{id:guid}/files/{file:guid}/remove", Verb.KeepRegister),
        ("POST", "register/activities/{id:guid}/files/{file:guid}/remove", Verb.KeepRegister),
        ("GET", "register/activities/import", Verb.KeepRegister),
        ("POST", "register/activities/import", Verb.KeepRegister),
        ("GET", "register/activities/import/template.xlsx", Verb.KeepRegister),
        ("GET", "register/activities/import/template.csv", Verb.KeepRegister),
        ("GET", "register/activities/import/{id:guid}", Verb.KeepRegister),
        ("GET", "register/activities/import/{id:guid}/problems.csv", Verb.KeepRegister),
        ("POST", "register/activities/import/{id:guid}/apply", Verb.KeepRegister),
        ("POST", "register/activities/import/{id:guid}/drop", Verb.KeepRegister),
    ];
}
