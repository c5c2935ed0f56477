using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

/// <summary>Somebody asked to become a researcher, and a letter with a secret went to their address.</summary>
public sealed class ResearchRegistration
{
    public Guid Id { get; set; } = Guid.NewGuid();

    public required string Email { get; set; }

    /// <summary>As accounts are looked up by it.</summary>
    public required string NormalizedEmail { get; set; }

    /// <summary>SHA-256 of the secret in the letter.</summary>
    public required byte[] CodeHash { get; set; }

    public required string Name { get; set; }

    public required string Affiliation { get; set; }

    public required string Purpose { get; set; }

    public required string TermsVersion { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>A person who may download data sets that are not open to everybody.</summary>
public sealed class Researcher
{
    public UserId UserId { get; set; }

    public required string Name { get; set; }

    public required string Affiliation { get; set; }

    public required string Purpose { get; set; }

    public DateTimeOffset ConfirmedAt { get; set; }
}

/// <summary>That a researcher accepted a version of the terms, and when.</summary>
public sealed class TermsAcceptance
{
    public UserId UserId { get; set; }

    public required string Version { get; set; }

    public DateTimeOffset AcceptedAt { get; set; }
}

/// <summary>A key for the scripts of one researcher.</summary>
public sealed class ResearchToken
{
    public UserId UserId { get; set; }

    public Guid Id { get; set; }

    public required string Name { get; set; }

    /// <summary>SHA-256 of the whole token.</summary>
    public required byte[] Hash { get; set; }

    public DateTimeOffset MadeAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>A file of a release was taken, whole or in part.</summary>
public sealed class ReleaseDownload
{
    public long Id { get; set; }

    public Guid ReleaseId { get; set; }

    /// <summary>Its name; of cells that were asked for by a filter, with that as in the address.</summary>
    public required string File { get; set; }

    /// <summary>Null for who was not signed in.</summary>
    public UserId? UserId { get; set; }

    /// <summary>The script's key; null where a person pressed.</summary>
    public Guid? TokenId { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>True where it was asked for in the API, false on a page.</summary>
    public bool ByApi { get; set; }

    public long FirstByte { get; set; }

    /// <summary>How many were asked for from there on; the reader may have left before the last.</summary>
    public long Bytes { get; set; }
}
