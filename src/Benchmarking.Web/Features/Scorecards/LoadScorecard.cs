using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Scorecards;

/// <summary>An organisation's scorecard: what was approved, what is being worked on, and its public address.</summary>
/// <param name="Latest">Null while nothing is published.</param>
/// <param name="Draft">The page as it would be approved today.</param>
/// <param name="DraftVersion">0 where nobody chose anything yet.</param>
/// <param name="Edited">Who changed the draft last, and when; null for the proposal that nobody touched.</param>
/// <param name="Missing">Names of chosen figures that the latest quarter does not have.</param>
/// <param name="Approved">The newest approved one.</param>
public sealed record ScorecardPage(
    string Organisation,
    PublishedQuarter? Latest,
    ScorecardContent Draft,
    int DraftVersion,
    (string By, DateTimeOffset At)? Edited,
    IReadOnlyList<string> Missing,
    Scorecard? Approved,
    string? ApprovedBy,
    ScorecardLink? Link,
    bool MayApprove)
{
    /// <summary>What making it public comes to: the certificate of a publication counts partners, and everybody is one then.</summary>
    public const string KnownToAll =
        "What you make public about your own organisation is known to everybody. Whoever compares notes with others can use it as if you had told them.";

    /// <summary>True where approving would change nothing.</summary>
    public bool IsApproved => Approved is not null && Approved.Period == Latest?.Period.ToString() && ScorecardContent.Of(Approved).ToJson() == Draft.ToJson();

    public bool IsEmpty => Draft.Lines.Count == 0;

    /// <summary>Of the draft as this page shows it.</summary>
    public string Stamp => Draft.StampFor(Organisation);

    /// <summary>The newest approved page, else the draft; null where there is neither.</summary>
    public SheetPage? Sheet => Approved is not null ? SheetPage.Of(Approved) : DraftSheet;

    public SheetPage? DraftSheet => Latest is null || IsEmpty ? null : SheetPage.OfDraft(Organisation, Latest, Draft);
}

public sealed class LoadScorecard(TenantDoor door)
{
    public async Task<ScorecardPage> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var organisation = await db.Organisations.Where(row => row.Id == actor.OrganisationId).Select(row => row.Name).SingleAsync(cancellation);
        var ground = await db.ReadScorecardGroundAsync(cancellation);
        var draft = await db.FindDraftAsync(cancellation);
        var content = draft is null ? ground.First : DraftContent.Of(draft);
        var approved = await db.FindApprovedAsync(cancellation);
        var names = await db.NamesAsync(new[] { draft?.EditedBy, approved?.ApprovedBy }.OfType<UserId>(), cancellation);
        var missing = ground.Missing(content);
        return new ScorecardPage(
            organisation,
            ground.Latest,
            ground.Make(content),
            draft?.Version ?? 0,
            draft is null ? null : (names.Of(draft.EditedBy) ?? "somebody who has left", draft.EditedAt),
            missing.Count == 0 ? [] : await db.Metrics.Where(row => missing.Contains(row.Code)).OrderBy(row => row.Position).Select(row => row.Name).ToListAsync(cancellation),
            approved,
            approved is null ? null : names.Of(approved.ApprovedBy) ?? "somebody who has left",
            await db.FindLinkAsync(cancellation),
            Access.Allows(Verb.ApproveScorecard, actor));
    }

    /// <summary>One approved version; null where there is none such.</summary>
    public async Task<SheetPage?> FindAsync(Actor actor, int version, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var approved = await transaction.Db.Scorecards.AsNoTracking().SingleOrDefaultAsync(row => row.Version == version, cancellation);
        return approved is null ? null : SheetPage.Of(approved);
    }
}
