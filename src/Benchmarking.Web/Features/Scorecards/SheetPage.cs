using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Scorecards;

/// <summary>A page in easy read, as residents hold it in their hands.</summary>
/// <param name="Title">Whose it is.</param>
/// <param name="Period">The quarter in words.</param>
/// <param name="Lead">One sentence on what it is.</param>
/// <param name="Source">Where the figures come from, at its foot.</param>
/// <param name="DraftNote">Said above a page that nobody approved; null for one that is.</param>
public sealed record SheetPage(string Title, string Period, string Lead, string Source, ScorecardContent Content, string? DraftNote = null)
{
    /// <summary>As many as stand on one sheet of paper.</summary>
    public const int PerSheet = 6;

    /// <summary>True where it is shown inside another page, whose heading stands above its own.</summary>
    public bool IsFramed { get; init; }

    public IEnumerable<ScorecardLine[]> Sheets => Content.Lines.Chunk(PerSheet);

    public static SheetPage Of(Scorecard approved) => new(
        $"How we are doing: {approved.OrganisationName}",
        Engine.Period.Parse(approved.Period).Words,
        MemberLead,
        $"{approved.OrganisationName}’s own figures of {Engine.Period.Parse(approved.Period).Words} (publication {approved.PublicationNumber}). Approved on {LondonTime.Day(approved.ApprovedAt)}, version {approved.Version}.{Middle(ScorecardContent.Of(approved))}",
        ScorecardContent.Of(approved));

    /// <summary>As everybody sees it who has the address.</summary>
    public static SheetPage OfPublic(Scorecard approved)
    {
        var page = Of(approved);
        return page with { Content = page.Content.InWordsAlone() };
    }

    public static SheetPage OfDraft(string organisation, PublishedQuarter latest, ScorecardContent content) => new(
        $"How we are doing: {organisation}",
        latest.Period.Words,
        MemberLead,
        $"{organisation}’s own figures of {latest.Period.Words} (publication {latest.Number}).{Middle(content)}",
        content,
        "Draft: your organisation’s administrator has not approved this page.");

    private const string MemberLead = "Our figures in plain words, and what we did.";

    private static string Middle(ScorecardContent content) =>
        content.HasMedian ? " “Middle member”: half of the landlords who take part are above it, half below." : "";
}
