using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

public enum ReleaseState
{
    /// <summary>Asked for; the engine makes it.</summary>
    Building,

    /// <summary>Made and attacked in vain; waits for a second person.</summary>
    Ready,

    /// <summary>It cannot be made, an attack succeeded, or nothing in it is new.</summary>
    Refused,

    /// <summary>Given up before anybody outside saw it.</summary>
    Discarded,

    /// <summary>Anybody may see it.</summary>
    Published,

    /// <summary>It was published; its page says why it is gone.</summary>
    Withdrawn,
}

public enum ReleaseRecords
{
    /// <summary>Cells of publications alone.</summary>
    None,

    /// <summary>A record for each organisation, made alike with at least four others.</summary>
    Records,

    /// <summary>Profiles of clusters, which stand in where there are too few organisations for records.</summary>
    Clusters,
}

/// <summary>A research data set: a version of a series, made from publications.</summary>
public sealed class Release
{
    public const string Benchmarks = "involvement-benchmarks";

    public Guid Id { get; set; } = Guid.NewGuid();

    /// <summary>Part of its address; versions count within it.</summary>
    public string Series { get; set; } = Benchmarks;

    /// <summary>Null until it is ready, as are the other two parts.</summary>
    public int? Major { get; set; }

    public int? Minor { get; set; }

    public int? Patch { get; set; }

    public ReleaseState State { get; set; }

    public required string Title { get; set; }

    public required string Summary { get; set; }

    /// <summary>A code of <c>Licence</c>.</summary>
    public required string Licence { get; set; }

    /// <summary>Whether its files are given to anybody; otherwise to people who are signed in.</summary>
    public bool Open { get; set; }

    /// <summary>Numbers of the publications that it is made from.</summary>
    public int[] Publications { get; set; } = [];

    /// <summary>What was asked for until it is ready, then what it holds.</summary>
    public ReleaseRecords Records { get; set; }

    /// <summary>The metrics of records or clusters; empty leaves the choice to the engine.</summary>
    public string[] RecordMetrics { get; set; } = [];

    /// <summary>Whether the case studies published to everyone are listed.</summary>
    public bool CaseStudies { get; set; }

    /// <summary>What differs from the version before, as JSON.</summary>
    public string Changes { get; set; } = "[]";

    public string Citation { get; set; } = "";

    /// <summary>How it was made, in Markdown.</summary>
    public string Method { get; set; } = "";

    /// <summary>What came of making it, in a sentence.</summary>
    public string Message { get; set; } = "";

    public DateTimeOffset MadeAt { get; set; }

    public UserId MadeBy { get; set; }

    public DateTimeOffset? ApprovedAt { get; set; }

    public UserId? ApprovedBy { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>When it was withdrawn or discarded.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    public UserId? WithdrawnBy { get; set; }

    public string WithdrawnReason { get; set; } = "";

    /// <summary>Such as <c>1.2.0</c>; null until it is ready.</summary>
    public string? Version => Major is null ? null : $"{Major}.{Minor}.{Patch}";
}

/// <summary>What the engine found out about a release before it may be approved, as JSON.</summary>
public sealed class ReleaseReport
{
    public Guid ReleaseId { get; set; }

    public required string Report { get; set; }
}

/// <summary>One file of a release.</summary>
public sealed class ReleaseFile
{
    public Guid ReleaseId { get; set; }

    public required string Name { get; set; }

    public int Position { get; set; }

    public required string MediaType { get; set; }

    /// <summary>Of its bytes, in hexadecimal; they are stored under it.</summary>
    public required string Sha256 { get; set; }

    /// <summary>Of the same bytes compressed by gzip, which are stored too; null where they are not.</summary>
    public string? EncodedSha256 { get; set; }

    public long Bytes { get; set; }

    /// <summary>Of a table, without its header.</summary>
    public long? Rows { get; set; }

    public required string Description { get; set; }

    /// <summary>Of a table: its columns and what they mean, as JSON.</summary>
    public string? Profile { get; set; }
}

/// <summary>What stands in the columns of a release's table, and its first rows: for who may take the file.</summary>
public sealed class ReleasePreview
{
    public Guid ReleaseId { get; set; }

    public required string Name { get; set; }

    /// <summary>As JSON.</summary>
    public required string Profile { get; set; }
}

/// <summary>Bytes kept under their own fingerprint, once, however many releases hold them.</summary>
public sealed class StoredFile
{
    public required string Sha256 { get; set; }

    public long Bytes { get; set; }

    /// <summary>The length of each of its chunks but the last.</summary>
    public int ChunkBytes { get; set; }
}

/// <summary>A piece of a stored file.</summary>
public sealed class StoredChunk
{
    public required string Sha256 { get; set; }

    public int Position { get; set; }

    /// <summary>Of this piece alone.</summary>
    public required string ChunkSha256 { get; set; }

    public required byte[] Content { get; set; }
}

/// <summary>Which organisations are made alike in a cohort's research files, as JSON. The engine's alone.</summary>
public sealed class ReleasePartition
{
    public required string Cohort { get; set; }

    public required string Partition { get; set; }

    public DateTimeOffset MadeAt { get; set; }
}

/// <summary>One thing that a release showed and no publication did, or that it was not shown.</summary>
public sealed class ReleaseLedgerEntry : ShownEntry
{
    public Guid ReleaseId { get; set; }

    public int Position { get; set; }

    /// <summary>The last publication's number when it was made: where in the ledger's order it stands.</summary>
    public int Number { get; set; }
}
