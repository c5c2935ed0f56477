using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Account;

/// <summary>What others see somebody called. The trail says that it changed and not from what to what: it keeps people, not names.</summary>
public sealed class ChangeName(TenantDoor door, TimeProvider clock)
{
    public const int Longest = 120;

    /// <returns>What is wrong; null where it is changed.</returns>
    public async Task<string?> HandleAsync(Actor actor, string? typed, CancellationToken cancellation)
    {
        var name = (typed ?? "").Trim();
        if (name.Length == 0)
            return "Enter your name, as others shall see it";
        if (name.Length > Longest || name.Any(char.IsControl))
            return $"Use at most {Longest} characters on one line";
        if (name == actor.Name)
            return null;

        var id = actor.UserId.Value;
        await using var transaction = actor.OrganisationId is null && !actor.Is(Role.ConsortiumAdmin)
            ? await door.OpenForPersonAsync(actor.UserId, cancellation)
            : await door.OpenAsync(actor, cancellation);
        await transaction.Db.Users.Where(user => user.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.DisplayName, name), cancellation);
        // Who acts for nobody has no trail to stand on.
        if (actor.OrganisationId is not null || actor.Is(Role.ConsortiumAdmin))
            transaction.AuditByHat(actor, clock.GetUtcNow(), "changed their name", $"person {actor.UserId}");
        await transaction.CommitAsync(cancellation);
        return null;
    }
}
