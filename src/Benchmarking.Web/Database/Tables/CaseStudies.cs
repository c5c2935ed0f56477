using System.Security.Cryptography;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

/// <summary>How far a case study is, as its organisation knows it.</summary>
public enum CaseStudyState
{
    Draft,
    Sent,
    ChangesAsked,
    Approved,
    Published,
    Withdrawn,
}

/// <summary>Who may read it once it is published.</summary>
public enum CaseStudyAudience
{
    Members,
    Everyone,
}

public enum CaseStudyFileKind
{
    Picture,
    Document,
}

/// <summary>
/// What an organisation writes: the draft exactly as typed. Its id is made of the organisation and a number that stays
/// behind the wall, so that no row of another organisation can claim it; <see cref="Of"/> makes one.
/// </summary>
public sealed class CaseStudy : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public Guid Id { get; set; }

    public Guid Nonce { get; set; }

    public CaseStudyState State { get; set; }

    /// <summary>As JSON.</summary>
    public required string Content { get; set; }

    public int Version { get; set; } = 1;

    public bool Anonymous { get; set; }

    public CaseStudyAudience Audience { get; set; }

    /// <summary>The last one sent; 0 for none.</summary>
    public int Revision { get; set; }

    public DateTimeOffset MadeAt { get; set; }

    public UserId MadeBy { get; set; }

    public DateTimeOffset EditedAt { get; set; }

    public UserId EditedBy { get; set; }

    /// <summary>A draft that nobody has seen yet, for members alone unless changed.</summary>
    public static CaseStudy Of(OrganisationId organisation, UserId by, DateTimeOffset at, string content)
    {
        var nonce = Guid.NewGuid();
        return new CaseStudy
        {
            OrganisationId = organisation,
            Id = IdOf(organisation, nonce),
            Nonce = nonce,
            Content = content,
            MadeAt = at,
            MadeBy = by,
            EditedAt = at,
            EditedBy = by,
        };
    }

    /// <summary>As the database's <c>case_study_id</c>.</summary>
    public static Guid IdOf(OrganisationId organisation, Guid nonce)
    {
        Span<byte> both = stackalloc byte[32];
        organisation.Value.TryWriteBytes(both, bigEndian: true, out _);
        nonce.TryWriteBytes(both[16..], bigEndian: true, out _);
        return new Guid(SHA256.HashData(both).AsSpan(0, 16), bigEndian: true);
    }
}

/// <summary>A picture or document of a draft, cleaned; what was uploaded is kept nowhere.</summary>
public sealed class CaseStudyFile : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public Guid Study { get; set; }

    public Guid Id { get; set; } = Guid.NewGuid();

    public int Position { get; set; }

    public CaseStudyFileKind Kind { get; set; }

    public required string Name { get; set; }

    public string Alternative { get; set; } = "";

    public string Caption { get; set; } = "";

    public required string MediaType { get; set; }

    /// <summary>Pixels; null for a document.</summary>
    public int? Width { get; set; }

    public int? Height { get; set; }

    public required byte[] Sha256 { get; set; }

    public required byte[] Content { get; set; }
}
