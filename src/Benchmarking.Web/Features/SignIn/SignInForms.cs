using System.ComponentModel.DataAnnotations;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>What the sign-in page posts.</summary>
public sealed class SignInForm
{
    [Required(ErrorMessage = "Enter your email address")]
    public string? Email { get; set; }

    [Required(ErrorMessage = "Enter your password")]
    public string? Password { get; set; }

    public string? ReturnUrl { get; set; }

    /// <summary>A form kept while the session had ended (<see cref="KeptForms"/>).</summary>
    public string? Kept { get; set; }
}

/// <summary>What the page after it posts.</summary>
public sealed class CodeForm
{
    [Required(ErrorMessage = "Enter the code of your authenticator app, or a recovery code")]
    public string? Code { get; set; }

    /// <summary>Who showed their password a moment ago, sealed.</summary>
    public string? Shown { get; set; }

    public string? ReturnUrl { get; set; }

    public string? Kept { get; set; }
}
