using Benchmarking.Web.Platform.Mail;

namespace Benchmarking.Web.Features.Research;

/// <summary>The secret of a letter that proves an address.</summary>
public sealed record RegistrationCode(string Text) : LetterSecret(Text)
{
    /// <summary>For how long a letter is good.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(72);

    public static RegistrationCode Make() => new(Random());
}
