using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

public enum OrganisationJobKind
{
    ImportHistory,
}

public enum OrganisationJobState
{
    Queued,
    Running,
    Done,
    Failed,
    Cancelled,
}

/// <summary>Long work of one organisation, done inside its wall: asked for on a page, watched while it goes on.</summary>
public sealed class OrganisationJob : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public Guid Id { get; set; } = Guid.NewGuid();

    public OrganisationJobKind Kind { get; set; }

    /// <summary>What it is about: the import.</summary>
    public Guid Subject { get; set; }

    public OrganisationJobState State { get; set; }

    public string Stage { get; set; } = "";

    public int Done { get; set; }

    public int Total { get; set; }

    /// <summary>What came of it, in a sentence.</summary>
    public string Message { get; set; } = "";

    public int Attempts { get; set; }

    /// <summary>Somebody asked for it to stop; the worker looks between two steps.</summary>
    public bool CancelAsked { get; set; }

    public DateTimeOffset RequestedAt { get; set; }

    public UserId RequestedBy { get; set; }

    /// <summary>Until when a worker holds it; past that another may take it up.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }
}

public enum HistoryImportState
{
    Waiting,

    /// <summary>It would change figures that are there, and waits for a yes.</summary>
    Asking,
    Imported,
    Refused,
    Cancelled,

    /// <summary>Its figures and its file are gone; the line that it was there stays.</summary>
    Removed,
}

/// <summary>A long file of an organisation's earlier years.</summary>
public sealed class HistoryImport : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public Guid Id { get; set; } = Guid.NewGuid();

    public required string FileName { get; set; }

    /// <summary>The file as it was sent.</summary>
    public required byte[] Content { get; set; }

    public HistoryImportState State { get; set; }

    public int RowsRead { get; set; }

    public int RowsNew { get; set; }

    public int RowsChanged { get; set; }

    public int RowsSame { get; set; }

    /// <summary>What is wrong with it, as JSON.</summary>
    public string Problems { get; set; } = "[]";

    /// <summary>What it brought, by period and by metric, as JSON.</summary>
    public string Summary { get; set; } = "{}";

    public DateTimeOffset UploadedAt { get; set; }

    public UserId UploadedBy { get; set; }

    /// <summary>When somebody said yes to its changes; null where nobody did.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    public UserId? ConfirmedBy { get; set; }

    /// <summary>When it came to its present end; null while it waits.</summary>
    public DateTimeOffset? FinishedAt { get; set; }
}

/// <summary>A figure that an import would change, as it is shown before somebody says yes; afterwards, that it did change.</summary>
public sealed class HistoryChange : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public Guid ImportId { get; set; }

    public required string MetricCode { get; set; }

    public required string Period { get; set; }

    public string Area { get; set; } = "";

    public decimal? OldValue { get; set; }

    public decimal? OldNumerator { get; set; }

    public decimal? OldDenominator { get; set; }

    public string? OldMarker { get; set; }

    public decimal? NewValue { get; set; }

    public decimal? NewNumerator { get; set; }

    public decimal? NewDenominator { get; set; }

    public string? NewMarker { get; set; }
}

/// <summary>One of an organisation's own earlier figures, for its own eyes. In no benchmark.</summary>
public sealed class HistoryFigure : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public required string MetricCode { get; set; }

    public required string Period { get; set; }

    /// <summary>A part of the organisation, such as an estate; empty for all of it.</summary>
    public string Area { get; set; } = "";

    public decimal? Value { get; set; }

    public decimal? Numerator { get; set; }

    public decimal? Denominator { get; set; }

    public string? Marker { get; set; }

    public Guid ImportId { get; set; }
}

/// <summary>A program's key to one organisation. The secret itself is kept nowhere.</summary>
public sealed class ApiToken : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public Guid Id { get; set; } = Guid.NewGuid();

    public required string Name { get; set; }

    /// <summary>SHA-256 of the secret.</summary>
    public required byte[] Hash { get; set; }

    public required string[] Scopes { get; set; }

    public DateTimeOffset MadeAt { get; set; }

    public UserId MadeBy { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public UserId? RevokedBy { get; set; }
}

/// <summary>What was answered to a request that may be sent again.</summary>
public sealed class IdempotentReply : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public required string Key { get; set; }

    /// <summary>SHA-256 of what was asked: method, address and body.</summary>
    public required byte[] RequestHash { get; set; }

    public int Status { get; set; }

    /// <summary>As JSON.</summary>
    public string Headers { get; set; } = "{}";

    public required string Body { get; set; }

    public DateTimeOffset MadeAt { get; set; }
}
