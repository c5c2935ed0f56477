using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

/// <summary>By what somebody showed who they are.</summary>
public enum SignInMethod
{
    Password,
    Passkey,
    SingleSignOn,
}

/// <summary>One sign-in of a person in one browser. The cookie names it; whether it still stands is read at each request.</summary>
public sealed class Session
{
    public SessionId Id { get; set; }

    public UserId UserId { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>The last click, to the minute.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>Over then, however busy it is.</summary>
    public DateTimeOffset EndsAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public SignInMethod Method { get; set; }

    public bool SecondFactor { get; set; }

    /// <summary>The last time that password or passkey was shown in it.</summary>
    public DateTimeOffset ProvenAt { get; set; }

    /// <summary>Signed in by this organisation's own provider: only its hat may be worn. Null for all hats.</summary>
    public OrganisationId? OnlyOrganisation { get; set; }

    /// <summary>"Firefox on Windows".</summary>
    public required string Browser { get; set; }
}

/// <summary>Something that happened to how a person signs in, for their own eyes.</summary>
public sealed class SignInEvent
{
    public Guid Id { get; set; } = Guid.NewGuid();

    public UserId UserId { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>As <c>Features.SignIn.SignInEvents</c> spells it.</summary>
    public required string Kind { get; set; }

    public string Method { get; set; } = "";

    public required string Browser { get; set; }
}

/// <summary>A person's authenticator app.</summary>
public sealed class SecondFactor
{
    public UserId UserId { get; set; }

    /// <summary>The shared secret, sealed by the site's data protection.</summary>
    public required string SecretSealed { get; set; }

    public DateTimeOffset EnrolledAt { get; set; }

    /// <summary>The last step of thirty seconds whose code was used: that one and earlier ones open nothing again.</summary>
    public long LastStep { get; set; }
}

/// <summary>One of the codes on paper for who lost their authenticator app; good once.</summary>
public sealed class RecoveryCode
{
    public UserId UserId { get; set; }

    public required byte[] Hash { get; set; }

    public DateTimeOffset MadeAt { get; set; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>A question that a passkey is to answer, good once.</summary>
public sealed class PasskeyChallenge
{
    public Guid Id { get; set; }

    /// <summary>Who adds a passkey; null where somebody signs in.</summary>
    public UserId? UserId { get; set; }

    public required string State { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}

/// <summary>An address typed at "forgotten password", which the clerk looks up later.</summary>
public sealed class ResetRequest
{
    public Guid Id { get; set; } = Guid.NewGuid();

    public required string NormalizedEmail { get; set; }

    public DateTimeOffset AskedAt { get; set; }
}

/// <summary>A letter by which a new password may be chosen, once.</summary>
public sealed class PasswordReset
{
    public required byte[] CodeHash { get; set; }

    public UserId UserId { get; set; }

    public DateTimeOffset MadeAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>A try at signing in that failed, or is not decided yet.</summary>
public sealed class SignInFailure
{
    public Guid Id { get; set; }

    /// <summary>A keyed hash of what was tried, or from where.</summary>
    public required byte[] Key { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>A key that the site made for itself, sealed.</summary>
public sealed class SiteKey
{
    public required string Purpose { get; set; }

    public required string Sealed { get; set; }

    public DateTimeOffset MadeAt { get; set; }
}
