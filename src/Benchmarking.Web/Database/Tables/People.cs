using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;

namespace Benchmarking.Web.Database.Tables;

/// <summary>A person who signs in. For whom they act is a <see cref="Membership"/> or a <see cref="PersonRole"/>.</summary>
public sealed class User : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }

    public bool IsDemonstration { get; set; }

    public DateTimeOffset? SuspendedAt { get; set; }
}

public sealed class PersonRole
{
    public UserId UserId { get; set; }

    public required string Role { get; set; }

    public DateTimeOffset GrantedAt { get; set; }
}

public sealed class Membership : IOfOrganisation
{
    public const string Active = "active";

    public OrganisationId OrganisationId { get; set; }

    public UserId UserId { get; set; }

    public required string Role { get; set; }

    public required string Status { get; set; }

    public DateTimeOffset GrantedAt { get; set; }

    public Organisation Organisation { get; set; } = null!;
}

public sealed class DataProtectionKey
{
    public required string FriendlyName { get; set; }

    public required string Xml { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
