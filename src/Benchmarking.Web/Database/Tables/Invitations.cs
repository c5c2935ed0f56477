using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

/// <summary>What an invitation to an organisation and one to the consortium have in common.</summary>
public interface IInvitation
{
    Guid Id { get; }

    /// <summary>As typed.</summary>
    string Email { get; }

    /// <summary>As accounts are looked up by it.</summary>
    string NormalizedEmail { get; }

    DateTimeOffset InvitedAt { get; }

    DateTimeOffset ExpiresAt { get; }

    DateTimeOffset? AcceptedAt { get; set; }

    UserId? AcceptedBy { get; set; }

    DateTimeOffset? RevokedAt { get; set; }

    UserId? RevokedBy { get; set; }
}

/// <summary>A letter that lets one address into one organisation with certain roles, once. Its secret is kept nowhere.</summary>
public sealed class Invitation : IOfOrganisation, IInvitation
{
    public OrganisationId OrganisationId { get; set; }

    public Guid Id { get; set; } = Guid.NewGuid();

    public required string Email { get; set; }

    public required string NormalizedEmail { get; set; }

    /// <summary>As stored: <see cref="Tenancy.Roles.Stored"/>.</summary>
    public required string[] Roles { get; set; }

    /// <summary>SHA-256 of the secret.</summary>
    public required byte[] CodeHash { get; set; }

    public DateTimeOffset InvitedAt { get; set; }

    public UserId InvitedBy { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? AcceptedAt { get; set; }

    public UserId? AcceptedBy { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public UserId? RevokedBy { get; set; }
}

/// <summary>The same to administer the consortium.</summary>
public sealed class ConsortiumInvitation : IInvitation
{
    public Guid Id { get; set; } = Guid.NewGuid();

    public required string Email { get; set; }

    public required string NormalizedEmail { get; set; }

    /// <summary>SHA-256 of the secret.</summary>
    public required byte[] CodeHash { get; set; }

    public DateTimeOffset InvitedAt { get; set; }

    /// <summary>Null where the operator's command did.</summary>
    public UserId? InvitedBy { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? AcceptedAt { get; set; }

    public UserId? AcceptedBy { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public UserId? RevokedBy { get; set; }
}
