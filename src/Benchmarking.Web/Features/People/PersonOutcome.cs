using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.People;

/// <summary>What came of changing what somebody may do.</summary>
public enum PersonOutcome
{
    Done,

    /// <summary>The organisation has no such person.</summary>
    NotThere,

    /// <summary>Nobody changes their own roles.</summary>
    Oneself,

    /// <summary>Nobody else could let people in afterwards.</summary>
    LastAdministrator,

    /// <summary>Somebody without a role would be nobody's: they are removed instead.</summary>
    NoRole,

    /// <summary>They are suspended, and have to be restored first; or are not, where they would be restored.</summary>
    WrongState,

    /// <summary>A reason is asked for.</summary>
    NoReason,
}

/// <summary>What the changes of people have in common.</summary>
public static class PeopleChanges
{
    public const int LongestReason = 500;

    /// <summary>Changes of an organisation's people stand in a line, the same in which its last administrator is looked after.</summary>
    public static Task StandInLineAsync(this BenchmarkingDb db, OrganisationId organisation, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended('administrators of ' || {organisation.ToString()}, 0))", cancellation);

    /// <summary>The same; false where who asks was quicker shut out than they came to stand here.</summary>
    public static async Task<bool> StandInLineAsync(this BenchmarkingDb db, Actor actor, CancellationToken cancellation)
    {
        var (organisation, role) = (actor.OrganisationId!.Value, Role.OrganisationAdmin.Stored());
        await db.StandInLineAsync(organisation, cancellation);
        return await db.Memberships.AnyAsync(
            own => own.OrganisationId == organisation && own.UserId == actor.UserId && own.Role == role && own.Status == Membership.Active, cancellation);
    }

    /// <summary>True where the database kept an organisation's, or the consortium's, last administrator.</summary>
    public static bool KeptTheLast(this Exception failure) =>
        (failure as PostgresException ?? failure.InnerException as PostgresException)?.ConstraintName
            is "memberships_an_administrator_stays" or "person_roles_an_administrator_stays";

    /// <summary>What the page says of a refusal.</summary>
    public static string Words(PersonOutcome outcome) => outcome switch
    {
        PersonOutcome.Oneself => "Nobody changes their own roles. Ask another administrator",
        PersonOutcome.LastAdministrator => "This is the last active administrator. Make somebody else an administrator first",
        PersonOutcome.NoRole => "Choose at least one role. To take all away, remove the person",
        PersonOutcome.WrongState => "Somebody else changed this person meanwhile. Look again at how things stand",
        PersonOutcome.NoReason => $"Say why, in at most {LongestReason} characters",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not a refusal."),
    };
}
