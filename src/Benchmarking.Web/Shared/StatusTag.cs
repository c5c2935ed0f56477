using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Shared;

/// <summary>A state in a word, with a sign of its own so that colour is never all that tells.</summary>
/// <param name="Text">The word.</param>
/// <param name="Tone">Class: <c>plain</c>, <c>going</c>, <c>done</c>, <c>attention</c> or <c>problem</c>.</param>
/// <param name="Sign">Outline of the sign in a 16 by 16 square.</param>
public sealed record StatusTag(string Text, string Tone, string Sign)
{
    private const string Ring = "M8 2.5A5.5 5.5 0 1 1 8 13.5A5.5 5.5 0 1 1 8 2.5Z";
    private const string HalfRing = "M8 2.5A5.5 5.5 0 1 1 8 13.5A5.5 5.5 0 1 1 8 2.5ZM8 5V11M5 8H8";
    private const string Tick = "M2.5 8.5L6.5 12.5L13.5 4";
    private const string Arrow = "M2 8H13M8.5 3.5L13 8L8.5 12.5";
    private const string Back = "M13 13V9A3.5 3.5 0 0 0 9.5 5.5H3M6.5 2L3 5.5L6.5 9";
    private const string Bar = "M3 8H13";
    private const string Lock = "M3.5 7.5H12.5V13.5H3.5ZM5.5 7.5V5A2.5 2.5 0 0 1 10.5 5V7.5";
    private const string Exclamation = "M8 2V9.5M8 12.5V13.5";

    /// <summary>Tag of a return, by its state as it is stored.</summary>
    public static StatusTag ForReturn(string state) => state switch
    {
        "not_started" => new("Not started", "plain", Ring),
        "in_progress" => new("In progress", "going", HalfRing),
        "sent" => new("Sent for sign-off", "going", Arrow),
        "signed_off" => new("Signed off", "done", Tick),
        "reopened" => new("Reopened", "attention", Back),
        "nothing_to_report" => new("Nothing to report", "done", Bar),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state of a return."),
    };

    /// <summary>Tag of a case study, as its organisation sees it.</summary>
    public static StatusTag ForCaseStudy(CaseStudyState state) => state switch
    {
        CaseStudyState.Draft => new("Draft", "plain", HalfRing),
        CaseStudyState.Sent => new("With the editors", "going", Arrow),
        CaseStudyState.ChangesAsked => new("Changes asked for", "attention", Back),
        CaseStudyState.Approved => new("Approved, not published", "attention", Ring),
        CaseStudyState.Published => new("Published", "done", Tick),
        _ => new("Withdrawn", "plain", Bar),
    };

    /// <summary>Tag of one revision, as the editors see it.</summary>
    public static StatusTag ForRevision(RevisionState state) => state switch
    {
        RevisionState.Sent => new("Waits for an editor", "going", Ring),
        RevisionState.ChangesAsked => new("Changes asked for", "attention", Back),
        RevisionState.Approved => new("Approved", "done", Tick),
        RevisionState.Published => new("Published", "done", Tick),
        RevisionState.Superseded => new("Replaced by a later one", "plain", Bar),
        _ => new("Withdrawn", "plain", Bar),
    };

    /// <summary>Tag of a proposal for the catalogue.</summary>
    public static StatusTag ForProposal(MetricProposalState state) => state switch
    {
        MetricProposalState.Open => new("Waits for an answer", "going", Ring),
        MetricProposalState.Accepted => new("Accepted", "done", Tick),
        MetricProposalState.Declined => new("Declined", "plain", Bar),
        _ => new("Withdrawn", "plain", Back),
    };

    /// <summary>Tag of a collection, by its state as it is stored.</summary>
    public static StatusTag ForCollection(string state) => state switch
    {
        "planned" => new("Planned", "plain", Ring),
        "open" => new("Open", "going", Arrow),
        "closed" => new("Closed", "attention", Lock),
        "provisional" => new("Published, provisional", "done", HalfRing),
        "final" => new("Published, final", "done", Tick),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state of a collection."),
    };

    /// <summary>Tag of a finding: <c>invalid</c> must be put right, <c>query</c> must be confirmed.</summary>
    public static StatusTag ForFinding(bool invalid) =>
        invalid ? new("Must fix", "problem", Exclamation) : new("Please check", "attention", Exclamation);

    /// <summary>A late return.</summary>
    public static StatusTag Overdue { get; } = new("Overdue", "problem", Exclamation);

    /// <summary>A figure that moved a long way since last quarter.</summary>
    public static StatusTag LargeChange { get; } = new("Large", "attention", Exclamation);

    /// <summary>Reopening was asked for and is not answered.</summary>
    public static StatusTag ReopeningAsked { get; } = new("Reopening asked", "attention", Back);

    /// <summary>A return that an approver wants changed.</summary>
    public static StatusTag SentBack { get; } = new("Sent back", "attention", Back);
}
