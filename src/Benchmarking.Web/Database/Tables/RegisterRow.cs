using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

/// <summary>
/// What every row of the involvement register has: whose it is, and who made and changed it when. It holds counts and
/// roles, never names of residents, and neither the engine nor the consortium may read it.
/// </summary>
public abstract class RegisterRow : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public Guid Id { get; set; } = Guid.NewGuid();

    /// <summary>Goes up with each change, so that nobody overwrites what they have not seen.</summary>
    public int Version { get; set; } = 1;

    public DateTimeOffset MadeAt { get; set; }

    public UserId MadeBy { get; set; }

    public DateTimeOffset EditedAt { get; set; }

    public UserId EditedBy { get; set; }
}

/// <summary>How many people of one group: an agreed group, or one that the organisation named.</summary>
/// <param name="Group">Its code.</param>
public sealed record GroupCount(string Group, int People);
