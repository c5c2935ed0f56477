using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>A form whose sender's session had ended: where it was going and what was typed.</summary>
public sealed record KeptForm(string Path, IReadOnlyList<KeptField> Fields);

/// <summary>One name and one typed value.</summary>
public sealed record KeptField(string Name, string Value);

/// <summary>
/// Carries such a form through sign-in inside a sealed hidden field: encrypted, good for twelve hours, nothing of it
/// stored. Files are not carried (the person still has them).
/// </summary>
public sealed class KeptForms(IDataProtectionProvider protection)
{
    private const string AntiforgeryField = "__RequestVerificationToken";
    private static readonly object Key = new();

    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("kept-form").ToTimeLimitedDataProtector();

    public async Task KeepAsync(HttpContext context)
    {
        if (context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            return;

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var fields = form
            .Where(field => field.Key != AntiforgeryField)
            .SelectMany(field => field.Value.Select(value => new KeptField(field.Key, value ?? "")))
            .ToList();
        var kept = new KeptForm(context.Request.Path + context.Request.QueryString, fields);
        context.Items[Key] = _seal.Protect(JsonSerializer.Serialize(kept), TimeSpan.FromHours(12));
    }

    /// <summary>The sealed form of this request; null where none was kept.</summary>
    public static string? Sealed(HttpContext context) => context.Items[Key] as string;

    /// <summary>Opens a seal; null where it is not ours or has gone stale.</summary>
    public KeptForm? Open(string? sealedForm)
    {
        if (string.IsNullOrEmpty(sealedForm))
            return null;

        try
        {
            return JsonSerializer.Deserialize<KeptForm>(_seal.Unprotect(sealedForm));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
