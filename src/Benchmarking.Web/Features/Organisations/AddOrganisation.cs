using System.Text;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Invitations;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Organisations;

/// <summary>Takes an organisation up and invites its first administrator, who lets the others in.</summary>
public sealed class AddOrganisation(SendInvitation send, TenantDoor door, TimeProvider clock)
{
    private const int LongestSlug = 60;

    /// <param name="form">One that has no problems.</param>
    /// <returns>The new organisation, or what is wrong.</returns>
    public async Task<(OrganisationId? Made, FormError? Wrong)> HandleAsync(Actor actor, NewOrganisationForm form, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        await db.StandInLineForOrganisationsAsync(cancellation);
        if (await db.Organisations.AnyAsync(row => row.Name.ToLower() == form.TrimmedName.ToLower(), cancellation))
            return (null, new FormError(nameof(NamesForm.Name), "There is an organisation of this name already"));

        var made = new Organisation
        {
            Id = new OrganisationId(Guid.CreateVersion7(now)),
            Slug = await FreeSlugAsync(db, form.TrimmedName, cancellation),
            Name = form.TrimmedName,
            ShortName = form.TrimmedShortName,
            Region = form.Region!,
            SizeBand = form.SizeBand!,
            Type = form.Type!,
            Homes = form.HomesNumber,
            JoinedAt = now,
        };
        db.Organisations.Add(made);
        // First, because the walls look the organisation up for its invitation and its trail.
        await db.SaveChangesAsync(cancellation);
        transaction.AuditBoth(actor, made.Id, now, "took up an organisation", $"{made.Name}: {made.Region}, {made.SizeBand}, {made.Type}");
        if (await send.HandleAsync(transaction, actor, made, (form.Email ?? "").Trim(), [Role.OrganisationAdmin], cancellation) is { } wrong)
            return (null, new FormError("Email", wrong));
        await transaction.CommitAsync(cancellation);
        send.Ring();
        return (made.Id, null);
    }

    /// <summary>The name in the letters that addresses use; with a number behind it where that is taken.</summary>
    private static async Task<string> FreeSlugAsync(BenchmarkingDb db, string name, CancellationToken cancellation)
    {
        var letters = new StringBuilder();
        foreach (var letter in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
                letters.Append(letter);
            else if (letters.Length > 0 && letters[^1] != '-')
                letters.Append('-');
        }

        var slug = letters.ToString(0, Math.Min(letters.Length, LongestSlug)).Trim('-');
        if (slug.Length == 0)
            slug = "organisation";
        var taken = await db.Organisations.Where(row => row.Slug == slug || row.Slug.StartsWith(slug + "-")).Select(row => row.Slug).ToListAsync(cancellation);
        return Enumerable.Range(1, taken.Count + 1).Select(number => number == 1 ? slug : $"{slug}-{number}").First(free => !taken.Contains(free));
    }
}

public static class BothTrails
{
    /// <summary>
    /// What the consortium does to an organisation stands on both trails: its people see what touched it, and by whom.
    /// </summary>
    public static void AuditBoth(
        this TenantTransaction transaction, Actor actor, OrganisationId organisation, DateTimeOffset at, string action, string detail)
    {
        transaction.AuditConsortium(actor, at, action, $"organisation {organisation}", detail);
        transaction.Audit(organisation, actor.UserId, at, $"{action} (consortium)", $"organisation {organisation}", detail);
    }
}
