using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

/// <summary>What a letter is about.</summary>
public enum MailKind
{
    Opened,
    DueSoon,
    Overdue,
    Reminder,
    SentBack,
    Reopened,
    ReopeningAsked,

    /// <summary>Asked for by a press on a page: the address is proven by it.</summary>
    ResearchConfirmation,

    /// <summary>An editor decided on a case study.</summary>
    CaseStudy,

    /// <summary>Lets somebody into an organisation, or into the consortium's administration.</summary>
    Invitation,

    /// <summary>Asked for at "forgotten password".</summary>
    PasswordReset,

    /// <summary>How somebody signs in has changed. Nobody can ask for no such letters: they tell of a theft.</summary>
    AccountChanged,
}

/// <summary>A letter in the outbox: written in the transaction of what it tells, sent afterwards.</summary>
public sealed class MailMessage
{
    public Guid Id { get; set; } = Guid.NewGuid();

    public MailKind Kind { get; set; }

    /// <summary>Null for an address that has no account yet.</summary>
    public UserId? UserId { get; set; }

    public required string Address { get; set; }

    public required string Subject { get; set; }

    public required string Body { get; set; }

    /// <summary>What it is about, once: a letter with the same is not written again.</summary>
    public required string About { get; set; }

    public DateTimeOffset MadeAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset NextTryAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? GaveUpAt { get; set; }

    public string Problem { get; set; } = "";
}

/// <summary>Letters of a kind that a person does not want.</summary>
public sealed class MailRefusal
{
    public UserId UserId { get; set; }

    public MailKind Kind { get; set; }

    public DateTimeOffset RefusedAt { get; set; }
}

/// <summary>An administrator asks for letters to those who have not sent yet.</summary>
public sealed class ReminderRequest
{
    public Guid Id { get; set; } = Guid.NewGuid();

    public CollectionId CollectionId { get; set; }

    public DateTimeOffset RequestedAt { get; set; }

    public UserId RequestedBy { get; set; }

    public DateTimeOffset? WrittenAt { get; set; }

    /// <summary>How many letters that made; null until it is known.</summary>
    public int? Letters { get; set; }
}
