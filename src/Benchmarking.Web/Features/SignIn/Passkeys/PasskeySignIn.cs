using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>What a page with a passkey's answer posts.</summary>
public sealed class PasskeyForm
{
    public Guid Challenge { get; set; }

    public string? Credential { get; set; }

    public string? Name { get; set; }

    public string? ReturnUrl { get; set; }

    public string? Kept { get; set; }
}

/// <summary>A button that asks for a passkey.</summary>
/// <param name="Kept">A form kept while the session had ended.</param>
public sealed record PasskeyAsk(string PostTo, string Button, string? ReturnUrl, string? Kept);

/// <summary>Takes the answer of a passkey: from who signs in, and from who shows once more that it is them.</summary>
public sealed class PasskeySignIn(PasskeyQuestions questions, UserManager<User> users, ProveAgain prove)
{
    public const string WrongWords = "That passkey does not open an account here. Try again, or sign in with your password.";

    /// <returns>Who it is; null where the answer is not good.</returns>
    public async Task<User?> HandleAsync(HttpContext context, PasskeyForm form, CancellationToken cancellation)
    {
        var answered = await questions.AnsweredAsync(context, form.Challenge, form.Credential ?? "", cancellation);
        if (answered is not { User: { } user, Passkey: { } passkey })
            return null;

        // Its count of uses, by which a copied key would be noticed.
        return (await users.AddOrUpdatePasskeyAsync(user, passkey)).Succeeded ? user : null;
    }

    /// <returns>False where it is not the actor's passkey.</returns>
    public async Task<bool> ProveAsync(HttpContext context, Actor actor, PasskeyForm form, CancellationToken cancellation)
    {
        if (await HandleAsync(context, form, cancellation) is not { } user || user.Id != actor.UserId.Value)
            return false;

        await prove.MarkAsync(actor, cancellation);
        return true;
    }
}
