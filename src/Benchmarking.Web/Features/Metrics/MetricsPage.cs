namespace Benchmarking.Web.Features.Metrics;

/// <summary>What the reader looks for.</summary>
public sealed class MetricSearch
{
    /// <summary>Words that must all occur.</summary>
    public string? Q { get; set; }

    /// <summary><c>core</c>, <c>wider</c> or all.</summary>
    public string? Scope { get; set; }

    /// <summary>Only metrics that this framework has too.</summary>
    public string? Framework { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Q) && string.IsNullOrEmpty(Scope) && string.IsNullOrEmpty(Framework);
}

/// <summary>The catalogue as far as it fits the search.</summary>
public sealed record MetricsPage(MetricSearch Search, IReadOnlyList<string> Frameworks, IReadOnlyList<MetricPart> Parts)
{
    public int Count => Parts.Sum(part => part.Lines.Count);

    /// <summary>"12 figures fit", or how many there are.</summary>
    public string Found => (Count, Search.IsEmpty) switch
    {
        (1, false) => "1 figure found",
        (var n, false) => $"{n} figures found",
        (var n, true) => $"{n} figures",
    };
}

/// <summary>A module with those of its metrics that fit.</summary>
public sealed record MetricPart(string Code, string Name, string Description, IReadOnlyList<MetricLine> Lines);

/// <summary>One metric in a list.</summary>
/// <param name="Codes">Its codes in other frameworks, "TSM TP06".</param>
public sealed record MetricLine(string Code, string Name, string Question, string Unit, string Polarity, bool IsCore, IReadOnlyList<string> Codes);
