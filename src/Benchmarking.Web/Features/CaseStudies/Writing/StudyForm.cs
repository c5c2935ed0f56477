using Benchmarking.Web.Features.CaseStudies.Scan;

namespace Benchmarking.Web.Features.CaseStudies.Writing;

/// <summary>What the form of a draft posts beside the draft's own fields.</summary>
public sealed class StudyForm
{
    /// <summary>Which state of the draft the page showed.</summary>
    public int Version { get; set; }

    public List<StudyFileForm> Files { get; set; } = [];

    /// <summary>Which button was pressed; each saves. <c>remove:</c>, <c>up:</c> and <c>down:</c> end with a file's id.</summary>
    public string? Do { get; set; }

    /// <summary>The file that a button is about; null for none.</summary>
    public Guid? FileOf(string deed) =>
        Do?.StartsWith($"{deed}:", StringComparison.Ordinal) == true && Guid.TryParse(Do[(deed.Length + 1)..], out var id) ? id : null;
}

/// <summary>The words beside a picture or document.</summary>
public sealed class StudyFileForm
{
    public Guid Id { get; set; }

    public string? Alternative { get; set; }

    public string? Caption { get; set; }
}

/// <summary>A file as it came.</summary>
public sealed record SentFile(string Name, byte[] Content);

/// <summary>What the last look before sending posts.</summary>
public sealed class CheckForm
{
    public int Version { get; set; }

    public bool PictureConsent { get; set; }

    public bool QuoteConsent { get; set; }

    public List<ReasonForm> Reasons { get; set; } = [];

    /// <summary><c>send</c>; anything else saves the decisions.</summary>
    public string? Do { get; set; }
}

/// <summary>Why something that was pointed at stays.</summary>
public sealed class ReasonForm
{
    public const int Longest = 200;

    /// <summary>Of a <see cref="Pointed"/>.</summary>
    public string? Key { get; set; }

    public string? Words { get; set; }
}
