using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Platform.Mail;

/// <summary>Which letters there are, for whom, and what each kind is called.</summary>
public static class MailKinds
{
    private static readonly MailKind[] OfMembers =
        [MailKind.Opened, MailKind.DueSoon, MailKind.Overdue, MailKind.Reminder, MailKind.SentBack, MailKind.Reopened];

    /// <summary>The roles that write case studies, and hear of what becomes of them.</summary>
    private static readonly Role[] Authors = Access.Table[Verb.WriteCaseStudies];

    /// <summary>As it stands in the database.</summary>
    public static string Stored(this MailKind kind) => Database.SnakeCase.Of(kind.ToString());

    /// <summary>"A collection opens, or its dates change".</summary>
    public static string Words(this MailKind kind) => kind switch
    {
        MailKind.Opened => "A collection opens, or its dates change",
        MailKind.DueSoon => "A return is due in five days and not sent",
        MailKind.Overdue => "A return is overdue",
        MailKind.Reminder => "The consortium’s administrator reminds those whose return is still to come",
        MailKind.SentBack => "An approver sends a return back for changes",
        MailKind.Reopened => "A request to reopen a return is answered",
        MailKind.ReopeningAsked => "A member asks for a return to be reopened",
        MailKind.ResearchConfirmation => "Somebody registered this address for research data",
        MailKind.CaseStudy => "An editor decides on your organisation’s case study",
        MailKind.Invitation => "Somebody invited this address",
        MailKind.PasswordReset => "Somebody asked to choose a new password for this address",
        MailKind.AccountChanged => "Something about how you sign in has changed",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of letter."),
    };

    /// <summary>
    /// True where each letter follows from a press: there is nothing to stop, and what it holds is good once or nobody else's
    /// business, so nothing of it is kept after it was sent.
    /// </summary>
    public static bool IsAskedFor(this MailKind kind) =>
        kind is MailKind.ResearchConfirmation or MailKind.Invitation or MailKind.PasswordReset or MailKind.AccountChanged;

    /// <summary>The kinds that somebody may get, whichever hat they wear now.</summary>
    public static IReadOnlyList<MailKind> For(Actor actor)
    {
        var roles = actor.Hats.SelectMany(hat => hat.Roles).ToHashSet();
        return
        [
            .. roles.Contains(Role.Contributor) || roles.Contains(Role.Approver) ? OfMembers : [],
            .. roles.Overlaps(Authors) ? [MailKind.CaseStudy] : Array.Empty<MailKind>(),
            .. roles.Contains(Role.ConsortiumAdmin) ? [MailKind.ReopeningAsked] : Array.Empty<MailKind>(),
        ];
    }
}
