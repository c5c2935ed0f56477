using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Tenancy;

/// <summary>
/// Who asks, and for whom they act. Made anew for every request from the database, never from what the browser says.
/// </summary>
/// <param name="UserId">The person.</param>
/// <param name="Name">What the person is called on the page.</param>
/// <param name="Hat">For whom they act now; null while they have no role at all.</param>
/// <param name="Hats">Every hat the person may put on.</param>
public sealed record Actor(UserId UserId, string Name, Hat? Hat, IReadOnlyList<Hat> Hats)
{
    /// <summary>The organisation acted for; null under a consortium or researcher hat.</summary>
    public OrganisationId? OrganisationId => Hat?.OrganisationId;

    /// <summary>The token by which a program acts for the person who made it; null where the person acts.</summary>
    public ActingToken? Token { get; init; }

    /// <summary>The session that they act in; null where a program acts, or work goes on behind the pages.</summary>
    public ActingSession? Session { get; init; }

    /// <summary>True where this session's person showed more than a password.</summary>
    public bool HasSecondFactor => Session?.SecondFactor == true;

    /// <summary>True where a second factor is owed for a hat of theirs, worn or not.</summary>
    public bool OwesSecondFactor => Waiting is not null || (!HasSecondFactor && Hats.Any(SecondFactorRule.Demands));

    /// <summary>
    /// The hat that they would wear, had they given a second factor; null where none waits. While it waits no hat is
    /// worn, so it opens nothing.
    /// </summary>
    public Hat? Waiting { get; init; }

    /// <summary>The look at a member's pages that this request is part of; null where somebody acts for their own.</summary>
    public ActingLook? Look { get; init; }

    /// <summary>True when the hat worn now carries the role.</summary>
    public bool Is(Role role) => Hat?.Roles.Contains(role) == true;

    /// <summary>True when the hat worn now carries one of the roles.</summary>
    public bool IsAny(IReadOnlyCollection<Role> roles) => roles.Any(Is);
}

/// <summary>The session of this request.</summary>
/// <param name="SecondFactor">True where more than a password was shown.</param>
/// <param name="ProvenAt">The last time that the account's own password or passkey was shown; long ago where a provider signed in.</param>
/// <param name="IdleUntil">Over then, unless there is a click before.</param>
/// <param name="EndsAt">Over then in any case.</param>
/// <param name="Only">The one organisation whose hat may be worn; null for all.</param>
public sealed record ActingSession(
    SessionId Id, SignInMethod Method, bool SecondFactor, DateTimeOffset ProvenAt, DateTimeOffset IdleUntil, DateTimeOffset EndsAt, OrganisationId? Only)
{
    /// <summary>For so long after password or passkey were shown, one's own passwords and factors may be changed.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    public bool IsFresh(DateTimeOffset now) => now - ProvenAt < Fresh;

    /// <summary>For how long it goes on without another click.</summary>
    public int SecondsLeft(DateTimeOffset now) => (int)Math.Ceiling((new[] { IdleUntil, EndsAt }.Min() - now).TotalSeconds);
}

/// <summary>One way a person can act: for one organisation, for the consortium, or as a researcher.</summary>
/// <param name="Key">What the sign-in cookie remembers: an organisation's id, <c>consortium</c> or <c>research</c>.</param>
/// <param name="Name">What the header says, such as the organisation's name.</param>
/// <param name="OrganisationId">The organisation, or null.</param>
/// <param name="Roles">The roles this hat carries.</param>
public sealed record Hat(string Key, string Name, OrganisationId? OrganisationId, IReadOnlyList<Role> Roles)
{
    /// <summary>Since when the organisation is no member any more; null for a member, and without one.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>The header's words: "Aspire Housing · Approver".</summary>
    public string Label => OrganisationId is null ? Name : $"{Name} · {Roles[^1].Words()}";
}

/// <summary>A program's key as this request showed it.</summary>
public sealed record ActingToken(Guid Id, string Name, IReadOnlyList<Scope> Scopes);

/// <summary>The consortium's administrator looks at a member's pages, and can change nothing.</summary>
public sealed record ActingLook(Guid Id, string Organisation, DateTimeOffset EndsAt);
