using Benchmarking.Web.Database;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Privacy;

/// <summary>
/// On which terms the consortium processes what a member sends. Whoever changes a word here makes a new version: which one
/// was accepted, by whom and when, is kept.
/// </summary>
public static class ProcessingTerms
{
    public const string Version = "1.0";

    /// <summary>Why a return cannot be sent yet.</summary>
    public const string Why =
        "Before its first return is sent, an administrator of your organisation accepts the data-processing terms (Your account, Data-processing terms). What you filled in is kept.";

    public static IReadOnlyList<(string Title, string Text)> Points { get; } =
    [
        ("What is processed", "Counts, sums of money and ratings about resident involvement, explanations, case studies, and who of your people did what in the service. Returns hold no personal data of residents: do not write any into words."),
        ("What for", "To show you where you stand, to make benchmarks that reveal no member, and to make anonymised data sets for research. For nothing else, and never to rank, audit or sell."),
        ("Who decides", "Your organisation stays the controller of what it sends. The consortium processes it on your instruction, which these terms are, and does so for all members alike."),
        ("Who sees it", "Your own people by their roles. Your figures are read across members by a program alone, and leave it only inside numbers that passed the disclosure rules. The consortium’s administrator sees your pages only in a look: with a reason, for half an hour at most, on your audit trail."),
        ("How it is protected", "Two walls around each organisation in the database, a second factor for everybody who can approve or administer, a trail that nobody can change. The security page of the project says how each is tested."),
        ("Who else processes it", "Nobody but the operator of the servers, inside the United Kingdom, who is bound to the same."),
        ("How long", "Signed returns as long as publications rest on them. Drafts, files sent in and tokens as the privacy page says. When you leave, your returns stay inside publications that exist and enter no new ones."),
        ("Your rights", "You can take away all you sent as files, at any time. Ask the consortium’s administrator to correct or remove what you cannot yourself. A breach that touches you is told to your administrators within 24 hours of our knowing."),
        ("When these terms change", "Your administrators are asked again. Until they accept, returns that were sent stay as they are and no new one is sent."),
    ];

    /// <summary>Whether the organisation of this transaction has accepted the terms that hold now.</summary>
    public static Task<bool> AreAcceptedAsync(BenchmarkingDb db, CancellationToken cancellation) =>
        db.ProcessingTermsAcceptances.AnyAsync(row => row.Version == Version, cancellation);
}
