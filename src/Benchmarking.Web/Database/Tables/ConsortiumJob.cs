using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

public enum JobKind
{
    PublishCollection,
    ImportPublicData,
    CheckPeerGroup,
    MakeRelease,
}

public enum JobState
{
    Queued,
    Running,
    Done,
    Failed,
}

/// <summary>Long work of the consortium: asked for on a page, done by the worker, watched while it goes on.</summary>
public sealed class ConsortiumJob
{
    public Guid Id { get; set; } = Guid.NewGuid();

    public JobKind Kind { get; set; }

    /// <summary>What it is about: the collection, the import, the peer group or the release.</summary>
    public Guid Subject { get; set; }

    /// <summary>More about it, such as the kind of publication.</summary>
    public string Detail { get; set; } = "";

    public JobState State { get; set; }

    public string Stage { get; set; } = "";

    public int Done { get; set; }

    public int Total { get; set; }

    /// <summary>What came of it, in a sentence.</summary>
    public string Message { get; set; } = "";

    /// <summary>What the disclosure attacks found, as JSON, where they stopped a publication; null otherwise.</summary>
    public string? Report { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset RequestedAt { get; set; }

    public UserId RequestedBy { get; set; }

    /// <summary>Until when a worker holds it; past that another may take it up.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }
}
