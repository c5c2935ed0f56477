using Benchmarking.Web.Platform.Mail;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>The secret of a letter to somebody who forgot their password.</summary>
public sealed record ResetCode(string Text) : LetterSecret(Text)
{
    /// <summary>For how long a letter is good.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    public static ResetCode Make() => new(Random());
}
