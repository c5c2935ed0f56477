using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>How somebody has just shown who they are.</summary>
/// <param name="SecondFactor">True where it was more than a password: an app's code, a passkey, what a provider vouches for.</param>
/// <param name="Only">Signed in by this organisation's own provider, which opens nobody else's hats; null for all.</param>
public sealed record SignInProof(SignInMethod Method, bool SecondFactor, OrganisationId? Only = null)
{
    /// <summary>As the trail and the person's own list say it: "password and second factor".</summary>
    public string Words => Method.Words() + (SecondFactor && Method != SignInMethod.Passkey ? " and second factor" : "");
}

public static class SignInMethods
{
    public static string Words(this SignInMethod method) => method switch
    {
        SignInMethod.Password => "password",
        SignInMethod.Passkey => "passkey",
        _ => "single sign-on",
    };
}
