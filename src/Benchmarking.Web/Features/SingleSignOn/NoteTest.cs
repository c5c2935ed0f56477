using Benchmarking.Web.Features.SingleSignOn.Protocol;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>What came back from a provider in a test, and whether people could be let in by it.</summary>
/// <param name="Problem">Why not; null where they could.</param>
/// <param name="IsConfirmed">The address is in a domain that is confirmed already, not only asked for.</param>
public sealed record TestedSettings(Assertion Said, SignOnWords? Problem, bool IsConfirmed);

/// <summary>Keeps that these settings were seen to work. Nobody is signed in by it and nothing is switched on.</summary>
public sealed class NoteTest(TenantDoor door, TimeProvider clock)
{
    public async Task<TestedSettings> HandleAsync(Actor actor, Attempt attempt, Assertion said, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var domain = said.Domain;
        var isAsked = await db.SingleSignOnDomains.AnyAsync(row => row.Domain == domain, cancellation);
        var isConfirmed = isAsked && await db.DomainHolders.AnyAsync(row => row.Domain == domain && row.Holder == attempt.Organisation, cancellation);
        SignOnProblem? problem = (domain, said.EmailVerified, isAsked) switch
        {
            (null, _, _) => SignOnProblem.NoAddress,
            (_, false, _) => SignOnProblem.AddressNotVerified,
            (_, _, false) => SignOnProblem.AddressOutside,
            _ => null,
        };
        var now = clock.GetUtcNow();
        if (problem is null)
        {
            await db.SingleSignOn.Where(row => row.Version == attempt.Version).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.TestedVersion, attempt.Version)
                    .SetProperty(row => row.TestedAt, now)
                    .SetProperty(row => row.TestedBy, actor.UserId),
                cancellation);
        }

        transaction.Audit(
            actor, now, problem is null ? "tested single sign-on" : "tested single sign-on without success", "single sign-on",
            problem is { } why ? SignOnWords.Of(why).Title : $"version {attempt.Version} of the settings");
        await transaction.CommitAsync(cancellation);
        return new TestedSettings(said, problem is { } shown ? SignOnWords.Of(shown) : null, isConfirmed);
    }
}
