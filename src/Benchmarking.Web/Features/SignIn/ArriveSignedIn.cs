using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>Starts the session of somebody who showed enough, and makes their browser known to the account.</summary>
public sealed class ArriveSignedIn(Sessions sessions, KnownBrowsers browsers, KeptForms kept)
{
    /// <returns>The form that was kept while the session had ended; null where none was.</returns>
    public async Task<KeptForm?> HandleAsync(
        HttpContext context, User user, SignInProof proof, string? sealedForm, CancellationToken cancellation)
    {
        if (await sessions.StartAsync(context, user, proof, cancellation) is not null)
            browsers.Remember(context, user.NormalizedEmail!);
        return kept.Open(sealedForm);
    }
}
