using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Targets;

public static class TargetWords
{
    private const string Ring = "M8 2.5A5.5 5.5 0 1 1 8 13.5A5.5 5.5 0 1 1 8 2.5Z";
    private const string Tick = "M2.5 8.5L6.5 12.5L13.5 4";
    private const string Bar = "M3 8H13";
    private const string Exclamation = "M8 2V9.5M8 12.5V13.5";

    public static StatusTag Tag(this TargetState state) => state switch
    {
        TargetState.Reached => new("Reached", "done", Tick),
        TargetState.PastDue => new("Past due", "attention", Exclamation),
        TargetState.Watched => new("Only watched", "plain", Bar),
        _ => new("Open", "going", Ring),
    };

    public static string Words(this TargetActionKind kind) => kind switch
    {
        TargetActionKind.Existing => "Existing",
        TargetActionKind.Improvement => "Improvement",
        _ => "New",
    };

    /// <summary>What each kind of action means, beside its choice.</summary>
    public static string Meaning(this TargetActionKind kind) => kind switch
    {
        TargetActionKind.Existing => "Existing: we do it already",
        TargetActionKind.Improvement => "Improvement: we do it better",
        _ => "New: we start it",
    };

    /// <summary>"Q4, January to March 2027"; that a document names none is said too.</summary>
    public static string Due(string? period) => period is null ? "no date" : Period.Parse(period).Words;

    /// <summary>The same in a sentence: "due Q4, January to March 2027", "without a date".</summary>
    public static string DueBy(string? period) => period is null ? "without a date" : $"due {Due(period)}";
}
