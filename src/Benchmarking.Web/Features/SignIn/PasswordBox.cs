namespace Benchmarking.Web.Features.SignIn;

/// <summary>A box for a password.</summary>
/// <param name="Autocomplete"><c>current-password</c> or <c>new-password</c>, by which password managers know what to do.</param>
public sealed record PasswordBox(string Name, string Label, string Autocomplete, string? Error, string? Hint = null)
{
    public string? DescribedBy => string.Join(' ', new[] { Hint is null ? null : $"{Name}-hint", Error is null ? null : $"{Name}-error" }.OfType<string>())
        is { Length: > 0 } ids ? ids : null;
}
