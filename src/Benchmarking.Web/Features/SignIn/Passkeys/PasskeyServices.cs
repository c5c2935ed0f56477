using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Benchmarking.Web.Features.SignIn;

public static class PasskeyServices
{
    /// <summary>
    /// Passkeys by ASP.NET Core Identity: bound to the site's configured address, with the person verified by their device
    /// (finger, face, PIN), so that a passkey is both factors.
    /// </summary>
    public static void AddPasskeys(this IServiceCollection services)
    {
        services.TryAddScoped<IPasskeyHandler<User>, PasskeyHandler<User>>();
        services.AddScoped<PasskeyQuestions>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<SiteAddress, IHostEnvironment>((passkeys, site, environment) =>
        {
            var address = site.IsGuessed && !environment.IsProduction() ? null : new Uri(site.Base);
            passkeys.ServerDomain = address?.Host;
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.ValidateOrigin = origin => ValueTask.FromResult(
                !origin.CrossOrigin && origin.Origin == (address ?? Asked(origin.HttpContext)).GetLeftPart(UriPartial.Authority));
        });
    }

    /// <summary>Where nobody said the site's address: the one that the browser asked, as on a developer's machine.</summary>
    private static Uri Asked(HttpContext context) => new($"{context.Request.Scheme}://{context.Request.Host}");
}
