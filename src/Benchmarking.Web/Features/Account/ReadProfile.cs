using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Account;

/// <summary>A page about the account, and what it is for.</summary>
/// <param name="IsOwn">Shut to whom an organisation's provider signed in.</param>
public sealed record AccountLink(string Text, string Url, string Hint, bool IsOwn = false);

/// <summary>Who I am here.</summary>
public sealed record ProfilePage(string Name, string Email, IReadOnlyList<Hat> Hats, Hat? Worn, IReadOnlyList<AccountLink> Links)
{
    public string? Done { get; init; }
}

/// <summary>The form for one's name.</summary>
public sealed record NamePage(string? Name, string? Error)
{
    public IReadOnlyList<FormError> Errors => Error is null ? [] : [new FormError("Name", Error)];
}

public sealed class ReadProfile(TenantDoor door, SitePages pages)
{
    /// <summary>Shown where there is such a page and the hat worn opens it.</summary>
    private static readonly AccountLink[] Known =
    [
        new("Password", "/account/password", "Change it", IsOwn: true),
        new("Second factor", "/account/second-factor", "An authenticator app, and codes for when it is lost"),
        new("Passkeys", "/account/passkeys", "Sign in by fingerprint, face or a security key", IsOwn: true),
        new("Where you are signed in", "/account/sessions", "Your sessions, and signing out everywhere"),
        new("Organisations’ sign-ins", "/account/providers", "Work accounts that open this account"),
        new("Your letters", "/account/mail", "Which letters you get"),
        new("Research account", "/research/account", "Your details, the terms and tokens for scripts"),
        new("Your data", "/account/data", "What is kept of you, taking it away, and erasing it"),
    ];

    public async Task<ProfilePage> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        var id = actor.UserId.Value;
        await using var transaction = await door.OpenForPersonAsync(actor.UserId, cancellation);
        var email = await transaction.Db.Users.Where(user => user.Id == id).Select(user => user.Email).SingleAsync(cancellation);
        return new ProfilePage(actor.Name, email ?? "", actor.Hats, actor.Hat, [.. Known.Where(link => pages.Opens(link.Url, actor) && !(link.IsOwn && actor.Session?.Only is not null))]);
    }
}
