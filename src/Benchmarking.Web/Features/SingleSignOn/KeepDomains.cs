using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.SingleSignOn.Protocol;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>The mail domains that an organisation asks for, and gives up.</summary>
public sealed class KeepDomains(TenantDoor door, TimeProvider clock)
{
    public const int Most = 20;

    /// <returns>What is wrong; null where it is asked for now.</returns>
    public async Task<FormError?> HandleAsync(Actor actor, string? typed, CancellationToken cancellation)
    {
        var domain = AskedDomain.Read(typed);
        if (AskedDomain.Problem(domain) is { } problem)
            return new FormError("Domain", problem);

        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var organisation = actor.OrganisationId!.Value;
        if (await db.SingleSignOnDomains.AnyAsync(row => row.Domain == domain, cancellation))
            return null;
        if (await db.SingleSignOnDomains.CountAsync(cancellation) >= Most)
            return new FormError("Domain", $"You have asked for {Most} domains already: remove one that you do not use first");

        db.SingleSignOnDomains.Add(new SingleSignOnDomain { OrganisationId = organisation, Domain = domain, AskedAt = clock.GetUtcNow(), AskedBy = actor.UserId });
        transaction.Audit(actor, clock.GetUtcNow(), "asked for a mail domain", $"domain {domain}");
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Null where the organisation has not asked for it.</summary>
    public async Task<string?> FindAsync(Actor actor, string? domain, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await transaction.Db.SingleSignOnDomains.Where(row => row.Domain == domain).Select(row => row.Domain).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Gives it up, confirmed or not. Without any confirmed domain nobody is let in by the provider.</summary>
    public async Task DropAsync(Actor actor, string domain, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var organisation = actor.OrganisationId!.Value;
        await db.DomainHolders.Where(row => row.Domain == domain && row.Holder == organisation).ExecuteDeleteAsync(cancellation);
        if (await db.SingleSignOnDomains.Where(row => row.Domain == domain).ExecuteDeleteAsync(cancellation) > 0)
            transaction.Audit(actor, clock.GetUtcNow(), "gave up a mail domain", $"domain {domain}");
        await transaction.CommitAsync(cancellation);
    }
}

/// <summary>Which texts are mail domains that one organisation can have for itself.</summary>
public static class AskedDomain
{
    /// <summary>Where anybody can have an address.</summary>
    private static readonly HashSet<string> Everybodys = new(StringComparer.Ordinal)
    {
        "gmail.com", "googlemail.com", "outlook.com", "outlook.co.uk", "hotmail.com", "hotmail.co.uk", "live.com", "live.co.uk", "msn.com",
        "yahoo.com", "yahoo.co.uk", "ymail.com", "rocketmail.com", "icloud.com", "me.com", "mac.com", "aol.com", "aol.co.uk",
        "proton.me", "protonmail.com", "pm.me", "gmx.com", "gmx.co.uk", "mail.com", "zoho.com", "yandex.com", "fastmail.com", "hey.com",
        "tutanota.com", "tuta.com", "btinternet.com", "btopenworld.com", "bt.com", "sky.com", "talktalk.net", "tiscali.co.uk",
        "virginmedia.com", "ntlworld.com", "blueyonder.co.uk", "plusnet.com", "plus.com", "onmicrosoft.com", "nhs.net",
    };

    /// <summary>Under which anybody can have a domain.</summary>
    private static readonly HashSet<string> Endings = new(StringComparer.Ordinal)
    {
        "co.uk", "org.uk", "me.uk", "ltd.uk", "plc.uk", "net.uk", "gov.uk", "ac.uk", "nhs.uk", "sch.uk", "police.uk", "mod.uk",
        "com.au", "co.nz", "org.au", "github.io", "azurewebsites.net",
    };

    /// <summary>As copied from an address: after the @, in small letters.</summary>
    public static string Read(string? typed) => (typed ?? "").Trim().TrimEnd('.').Split('@')[^1].ToLowerInvariant();

    /// <summary>Why it cannot be asked for; null where it can.</summary>
    public static string? Problem(string domain)
    {
        if (MailDomain.Of($"a@{domain}") != domain || domain.Length > 253 || !domain.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '-'))
            return "Enter a mail domain, like example.org.uk";
        if (Everybodys.Contains(domain))
            return $"Anybody can have an address at {domain}, so it cannot be one organisation’s: enter a domain of your own";
        return Endings.Contains(domain) ? $"Anybody can have a domain under {domain}: enter the whole of yours, like example.{domain}" : null;
    }
}
