using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

public enum PublicImportState
{
    Waiting,
    Published,
    Refused,
}

/// <summary>A regulator's workbook, and what came of it.</summary>
public sealed class PublicImport
{
    public Guid Id { get; set; } = Guid.NewGuid();

    public required string FileName { get; set; }

    public required byte[] Content { get; set; }

    public PublicImportState State { get; set; }

    public string? Period { get; set; }

    public int? Landlords { get; set; }

    public int? ValuesRead { get; set; }

    public int? WithoutValue { get; set; }

    public string? Refusal { get; set; }

    /// <summary>Values that disagree with their parts, as JSON.</summary>
    public string Queries { get; set; } = "[]";

    /// <summary>What was not read, and why, as JSON.</summary>
    public string LeftOut { get; set; } = "[]";

    public PublicationId? PublicationId { get; set; }

    public DateTimeOffset UploadedAt { get; set; }

    public Guid UploadedBy { get; set; }
}

public sealed class PublicFigure
{
    public Guid ImportId { get; set; }

    public required string MetricCode { get; set; }

    public required string LandlordCode { get; set; }

    public required string Period { get; set; }

    public decimal? Value { get; set; }

    public decimal? Numerator { get; set; }

    public decimal? Denominator { get; set; }

    public string? Marker { get; set; }
}
