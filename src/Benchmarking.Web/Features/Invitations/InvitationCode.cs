using Benchmarking.Web.Platform.Mail;

namespace Benchmarking.Web.Features.Invitations;

/// <summary>The secret of an invitation.</summary>
public sealed record InvitationCode(string Text) : LetterSecret(Text)
{
    /// <summary>For how long an invitation is good.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(72);

    /// <summary>Where it is accepted.</summary>
    public string Path => $"/invitations/{Text}";

    public static InvitationCode Make() => new(Random());
}
