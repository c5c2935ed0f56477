using System.Text.Json;
using System.Text.Json.Serialization;
using Benchmarking.Engine;
using Benchmarking.Web.Features.Disclosure;

namespace Benchmarking.Web.Features.Releases.Making;

/// <summary>
/// What the engine found out about a release before anybody may approve it. No organisation and no figure is in it. The
/// database publishes none of which <c>passed</c> is not true.
/// </summary>
/// <param name="Passed">Whether no attack succeeded, no text names anybody, and every gate let it through.</param>
/// <param name="Cells">How many cells have each status.</param>
/// <param name="Attacks">How each attack went on what the release shows, beside everything else that was ever shown.</param>
/// <param name="Texts">What was looked through for names and addresses, and what was found.</param>
/// <param name="Records">Of records or profiles; null where it holds none.</param>
public sealed record ReleaseReportContent(
    bool Passed,
    IReadOnlyList<StatusCount> Cells,
    IReadOnlyList<AttackOutcome> Attacks,
    TextReport Texts,
    RecordsReport? Records)
{
    private static readonly JsonSerializerOptions Spelling = new(JsonSerializerDefaults.Web)
    {
        // Nothing varies, or nothing is known: a measure may be no number.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static ReleaseReportContent Parse(string json) => JsonSerializer.Deserialize<ReleaseReportContent>(json, Spelling)
        ?? throw new InvalidOperationException("A report is empty.");

    public string ToJson() => JsonSerializer.Serialize(this, Spelling);
}

/// <param name="Status">As files spell it.</param>
public sealed record StatusCount(string Status, int Cells)
{
    public static StatusCount Of((CellStatus Status, int Cells) one) => new(one.Status.Code(), one.Cells);
}

/// <summary>What looking through every text of every file came to (attack A26).</summary>
/// <param name="Files">How many files.</param>
/// <param name="Passages">How many different passages.</param>
/// <param name="Names">How many names of members were looked for.</param>
/// <param name="Found">What speaks against the release.</param>
public sealed record TextReport(int Files, int Passages, int Names, IReadOnlyList<TextFinding> Found);

/// <param name="Kind">Such as "a member’s name".</param>
/// <param name="Passage">As it stands there.</param>
public sealed record TextFinding(string File, string Kind, string Passage);

/// <summary>Risk and loss of records or profiles.</summary>
/// <param name="Kind"><c>records</c> or <c>clusters</c>.</param>
/// <param name="Why">Why there are no records, where they were asked for; empty otherwise.</param>
/// <param name="Groups">How many groups of organisations are made alike.</param>
/// <param name="Figures">How many figures the groups have.</param>
/// <param name="Shown">How many of them are given as numbers.</param>
/// <param name="Audited">Figures of members that were audited together with everything ever shown; each keeps what is promised.</param>
public sealed record RecordsReport(
    string Kind, string Why, int Organisations, int Groups, int Figures, int Shown, int Audited, IReadOnlyList<RecordsMeasure> Measures);

/// <summary>One measure, with the greatest that the gate lets through.</summary>
/// <param name="Percent">The measure in percent.</param>
/// <param name="Most">In percent; null where nothing depends on it.</param>
public sealed record RecordsMeasure(string Words, double Percent, double? Most);
