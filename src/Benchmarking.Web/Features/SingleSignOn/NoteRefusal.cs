using Benchmarking.Web.Features.SingleSignOn.Protocol;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>Writes a refused attempt on the trail of the organisation whose provider was asked: the reason, and nothing of the answer.</summary>
public sealed class NoteRefusal(TenantDoor door, TimeProvider clock)
{
    /// <summary>Nobody is known yet where somebody is refused.</summary>
    public static readonly UserId Nobody = new(Guid.Empty);

    /// <summary>
    /// Only what came of an answer that was taken, which each attempt has once. Anybody can bring another's answer, or the same
    /// again, as often as they like, and the trail is never cut.
    /// </summary>
    public static bool IsNoted(SignOnProblem problem) => problem is not (SignOnProblem.NotStartedHere or SignOnProblem.TakenAlready);

    public async Task HandleAsync(Attempt attempt, SignOnProblem problem, string detail, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForOrganisationAsync(attempt.Organisation, attempt.Tester ?? Nobody, cancellation);
        var words = SignOnWords.Of(problem).Title;
        transaction.Audit(
            attempt.Organisation, attempt.Tester ?? Nobody, clock.GetUtcNow(),
            attempt.Tester is null ? "was refused at single sign-on" : "tested single sign-on without success", "single sign-on",
            detail.Length == 0 ? words : $"{words}: {detail}");
        await transaction.CommitAsync(cancellation);
    }
}
