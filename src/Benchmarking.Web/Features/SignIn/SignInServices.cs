using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Keys;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.SignIn;

public static class SignInServices
{
    /// <summary>Passwords, lockout and the session cookie, by ASP.NET Core Identity on our own tables.</summary>
    public static void AddSignIn(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddDataProtection().SetApplicationName("benchmarking");
        services.AddOptions<KeyManagementOptions>()
            .Configure<SiteDatabase, RingKeys, ILogger<DataProtectionKeys>>((keys, site, sealing, log) =>
                (keys.XmlRepository, keys.XmlEncryptor) = (new DataProtectionKeys(site, environment.IsProduction(), log), new RingEncryptor(sealing)));
        services.AddSingleton(_ => RingKeys.Of(configuration, environment));
        services.AddSingleton<KeptForms>();
        services.AddSingleton<SessionRules>();
        services.AddScoped<Sessions>();
        services.AddSingleton<Sealing>();
        services.AddSingleton<SiteSecrets>();
        services.AddSingleton<KnownBrowsers>();
        services.AddSingleton<SignInTries>();
        services.AddSingleton<SecondFactors>();
        services.AddSingleton<NobodysPassword>();
        services.AddSingleton<ResetLetters>();
        services.AddScoped<AccountLetters>();
        services.AddScoped<PasswordChange>();
        services.AddScoped<OwnPeople>();
        services.AddSingleton<PersonTrail>();
        services.AddSingleton<WrongPasswords>();
        services.AddHostedService(provider => provider.GetRequiredService<WrongPasswords>());
        services.AddPasskeys();
        services.AddSingleton<Research.RegistrationLimits>();
        services.AddScoped(provider => new BenchmarkingDb(provider.GetRequiredService<SiteDatabase>().Options));
        services.AddIdentityCore<User>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                // An address is a name here, and addresses may have apostrophes and letters of any language.
                identity.User.AllowedUserNameCharacters = "";
                // What a password may be stands in PasswordRules.
                identity.Password.RequiredLength = 1;
                identity.Password.RequiredUniqueChars = 1;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddEntityFrameworkStores<BenchmarkingDb>()
            .AddPasswordValidator<PasswordRules>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        // Every request compares the stamp already (CurrentActor); a second look every half hour would only cost.
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromDays(365));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie => Session(cookie, environment));
        services.AddAntiforgery(antiforgery =>
        {
            Own(antiforgery.Cookie, "bm-form", environment);
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.SuppressXFrameOptionsHeader = true; // every answer says so itself, and more strictly
        });
        services.Configure<CookieTempDataProviderOptions>(said => Own(said.Cookie, "bm-said", environment));
    }

    private static void Session(CookieAuthenticationOptions cookie, IHostEnvironment environment)
    {
        Own(cookie.Cookie, "bm-session", environment);
        // How long a session goes on without a click is kept with the session (CurrentActor), not in the cookie.
        cookie.ExpireTimeSpan = SessionRules.Longest;
        cookie.SlidingExpiration = false;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events.OnRedirectToLogin = KeepFormOrRedirectAsync;
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    /// <summary>
    /// A cookie of the site's own: no script reads it, no other site sends it along with a form, and in production no
    /// neighbour under the same domain can set one of its name.
    /// </summary>
    public static void Own(CookieBuilder cookie, string name, IHostEnvironment environment)
    {
        var overHttps = environment.IsProduction();
        cookie.Name = overHttps ? $"__Host-{name}" : name;
        cookie.SecurePolicy = overHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.Path = "/";
    }

    /// <summary>
    /// A page goes to sign-in by redirect. A form that was sent after the session ended is kept, so that nothing typed
    /// is lost: the sign-in page is answered in its place and carries what was typed.
    /// </summary>
    private static async Task KeepFormOrRedirectAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (HttpMethods.IsPost(context.Request.Method))
        {
            await context.HttpContext.RequestServices.GetRequiredService<KeptForms>().KeepAsync(context.HttpContext);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        context.Response.Redirect(context.RedirectUri);
    }
}
