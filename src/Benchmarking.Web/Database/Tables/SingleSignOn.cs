using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

/// <summary>An organisation's own way of signing in: where its OpenID Connect provider is and what we are called there.</summary>
public sealed class SingleSignOnRow : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public required string Issuer { get; set; }

    public required string ClientId { get; set; }

    public required string SecretSealed { get; set; }

    /// <summary>Goes up when issuer, client or secret change.</summary>
    public int Version { get; set; }

    public bool SwitchedOn { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public UserId ChangedBy { get; set; }

    /// <summary>The version that a test has shown to work; null where none has.</summary>
    public int? TestedVersion { get; set; }

    public DateTimeOffset? TestedAt { get; set; }

    public UserId? TestedBy { get; set; }

    public bool IsTested => TestedVersion == Version;
}

/// <summary>A mail domain that an organisation asks for.</summary>
public sealed class SingleSignOnDomain : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public required string Domain { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    public UserId AskedBy { get; set; }
}

/// <summary>A provider's answer that was taken, so that it is not taken again.</summary>
public sealed class SingleSignOnAnswer : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public required byte[] StateHash { get; set; }

    public DateTimeOffset TakenAt { get; set; }
}

/// <summary>Whose a mail domain is, as a consortium administrator confirmed.</summary>
public sealed class DomainHolder
{
    public required string Domain { get; set; }

    public OrganisationId Holder { get; set; }

    public DateTimeOffset ConfirmedAt { get; set; }

    public UserId ConfirmedBy { get; set; }
}
