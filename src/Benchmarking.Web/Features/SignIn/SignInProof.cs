using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>How somebody has just shown who they are.</summary>
/// <param name="SecondFactor">True where it was more than a password: an app's code, a passkey, what a provider vouches for.</param>
/// <param name="Only">Signed in by this organisation's own provider, which opens nobody else's hats; null for all.</param>
/// <param name="ProvenAt">When the account's own password or passkey was shown, where that was in an earlier session; null for now, or never.</param>
public sealed record SignInProof(SignInMethod Method, bool SecondFactor, OrganisationId? Only = null, DateTimeOffset? ProvenAt = null)
{
    /// <summary>
    /// A provider shows that somebody belongs to its organisation, and nothing of the account: that counts as shown long ago.
    /// </summary>
    /// <param name="now">The start of the session.</param>
    public DateTimeOffset Proven(DateTimeOffset now) =>
        ProvenAt ?? (Method == SignInMethod.SingleSignOn ? DateTimeOffset.UnixEpoch : now);

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
