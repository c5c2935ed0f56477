namespace Benchmarking.Web.Features.Releases.Deciding;

/// <summary>A release as it is asked for, as typed.</summary>
public sealed class ReleaseForm
{
    public const string ToAnybody = "open";
    public const string ToRegistered = "registered";

    public string? Title { get; set; }

    public string? Summary { get; set; }

    /// <summary>Numbers of publications.</summary>
    public List<int> Publications { get; set; } = [];

    /// <summary><c>none</c>, <c>records</c> or <c>clusters</c>.</summary>
    public string? Records { get; set; }

    /// <summary>Codes; none leaves the choice to the engine.</summary>
    public List<string> RecordMetrics { get; set; } = [];

    public bool CaseStudies { get; set; }

    /// <summary>One of the two above.</summary>
    public string? Access { get; set; }

    public string? Licence { get; set; }
}
