using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>A domain that the organisation asked for.</summary>
/// <param name="ConfirmedAt">Null while the consortium has not said that it is theirs.</param>
/// <param name="IsAnothers">It was confirmed for somebody else.</param>
public sealed record DomainLine(string Domain, DateTimeOffset AskedAt, DateTimeOffset? ConfirmedAt, bool IsAnothers)
{
    public bool IsConfirmed => ConfirmedAt is not null;

    public StatusTag Tag => IsAnothers ? SignOnTags.Anothers : IsConfirmed ? SignOnTags.Confirmed : SignOnTags.Waits;
}

/// <summary>The page of an organisation's settings.</summary>
/// <param name="Settings">Null while there are none.</param>
/// <param name="TestedBy">Who saw these settings work last.</param>
public sealed record SettingsPage(
    SingleSignOnRow? Settings, string? TestedBy, IReadOnlyList<DomainLine> Domains,
    ProviderForm Form, string? TypedDomain, string Redirect, IReadOnlyList<FormError> Errors)
{
    /// <summary>False where the administrator has to show first that it is still them, before anything is typed in vain.</summary>
    public bool MayChange { get; init; } = true;

    public string? ErrorOf(string field) => Errors.Of(field);

    public bool HasConfirmedDomain => Domains.Any(domain => domain.IsConfirmed);

    /// <summary>Each step and whether it is done: what is missing before it can be switched on is seen at a glance.</summary>
    public IReadOnlyList<(string Step, bool Done)> Steps =>
    [
        ("Register this site with your provider and save its details here", Settings is not null),
        ("Have at least one mail domain confirmed by the consortium", HasConfirmedDomain),
        ("Test these settings in your own browser", Settings?.IsTested == true),
        ("Switch single sign-on on", Settings?.SwitchedOn == true),
    ];

    public bool MayBeSwitchedOn => Settings is { SwitchedOn: false, IsTested: true } && HasConfirmedDomain;
}

/// <summary>States of single sign-on in a word.</summary>
public static class SignOnTags
{
    public static StatusTag On { get; } = new("On", "done", "M2.5 8.5L6.5 12.5L13.5 4");

    public static StatusTag Off { get; } = new("Off", "plain", "M8 2.5A5.5 5.5 0 1 1 8 13.5A5.5 5.5 0 1 1 8 2.5Z");

    public static StatusTag Done { get; } = new("Done", "done", "M2.5 8.5L6.5 12.5L13.5 4");

    public static StatusTag ToDo { get; } = new("To do", "plain", "M8 2.5A5.5 5.5 0 1 1 8 13.5A5.5 5.5 0 1 1 8 2.5Z");

    public static StatusTag Confirmed { get; } = new("Confirmed", "done", "M2.5 8.5L6.5 12.5L13.5 4");

    public static StatusTag Waits { get; } = new("Waits for the consortium", "going", "M8 2.5A5.5 5.5 0 1 1 8 13.5A5.5 5.5 0 1 1 8 2.5Z");

    public static StatusTag Anothers { get; } = new("Belongs to another organisation", "problem", "M8 2V9.5M8 12.5V13.5");
}

/// <summary>Reads an organisation's settings, never its secret.</summary>
public sealed class ReadSettings(TenantDoor door)
{
    public async Task<SettingsPage> LoadAsync(Actor actor, string redirect, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var settings = await db.SingleSignOn.AsNoTracking().SingleOrDefaultAsync(cancellation);
        var testedBy = settings is { IsTested: true, TestedBy.Value: var tester }
            ? await db.Users.Where(user => user.Id == tester).Select(user => user.DisplayName).SingleOrDefaultAsync(cancellation)
            : null;
        var organisation = actor.OrganisationId!.Value;
        var domains = await (
            from asked in db.SingleSignOnDomains
            where asked.OrganisationId == organisation
            join held in db.DomainHolders on asked.Domain equals held.Domain into holders
            from held in holders.DefaultIfEmpty()
            orderby asked.Domain
            select new { asked.Domain, asked.AskedAt, Held = held }).ToListAsync(cancellation);
        return new SettingsPage(
            settings, testedBy,
            [.. domains.Select(row => new DomainLine(
                row.Domain, row.AskedAt, row.Held?.Holder == organisation ? row.Held.ConfirmedAt : null, row.Held is not null && row.Held.Holder != organisation))],
            new ProviderForm { Issuer = settings?.Issuer, ClientId = settings?.ClientId }, null, redirect, []);
    }
}
