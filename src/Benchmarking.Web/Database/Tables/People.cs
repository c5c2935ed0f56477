using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;

namespace Benchmarking.Web.Database.Tables;

/// <summary>A person who signs in. For whom they act is a <see cref="Membership"/> or a <see cref="PersonRole"/>.</summary>
public sealed class User : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }

    public bool IsDemonstration { get; set; }

    public DateTimeOffset? SuspendedAt { get; set; }

    /// <summary>When they had themselves erased; the rest of the row then tells nothing.</summary>
    public DateTimeOffset? ErasedAt { get; set; }
}

public sealed class PersonRole
{
    public UserId UserId { get; set; }

    public required string Role { get; set; }

    public DateTimeOffset GrantedAt { get; set; }

    public PersonRoleState State { get; set; }

    /// <summary>When, by whom and why it came to its present state; null and empty where it never changed.</summary>
    public DateTimeOffset? ChangedAt { get; set; }

    public UserId? ChangedBy { get; set; }

    public string Why { get; set; } = "";
}

/// <summary>Only a researcher's role is ever anything but active.</summary>
public enum PersonRoleState
{
    Active,
    Suspended,

    /// <summary>For good: the row stays, so that the role is not registered for anew.</summary>
    Removed,
}

public sealed class Membership : IOfOrganisation
{
    public const string Active = "active";

    public const string Suspended = "suspended";

    public OrganisationId OrganisationId { get; set; }

    public UserId UserId { get; set; }

    public required string Role { get; set; }

    public required string Status { get; set; }

    public DateTimeOffset GrantedAt { get; set; }

    /// <summary>Null where it is active.</summary>
    public DateTimeOffset? SuspendedAt { get; set; }

    public string SuspendedWhy { get; set; } = "";

    public Organisation Organisation { get; set; } = null!;
}

public sealed class DataProtectionKey
{
    public required string FriendlyName { get; set; }

    public required string Xml { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
