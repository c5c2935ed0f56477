using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;

namespace Benchmarking.Web.Features.SignIn;

public static class SignInServices
{
    /// <summary>Passwords, lockout and the session cookie, by ASP.NET Core Identity on our own tables.</summary>
    public static void AddSignIn(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddDataProtection().SetApplicationName("benchmarking");
        services.AddOptions<KeyManagementOptions>()
            .Configure<SiteDatabase>((keys, site) => keys.XmlRepository = new DataProtectionKeys(site));
        services.AddSingleton<KeptForms>();
        services.AddSingleton<Research.RegistrationLimits>();
        services.AddScoped(provider => new BenchmarkingDb(provider.GetRequiredService<SiteDatabase>().Options));
        services.AddIdentityCore<User>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                // An address is a name here, and addresses may have apostrophes and letters of any language.
                identity.User.AllowedUserNameCharacters = "";
                identity.Password.RequiredLength = 12;
                // Length protects; rules of composition do not (NIST SP 800-63B).
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddEntityFrameworkStores<BenchmarkingDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        // Every request compares the stamp already (CurrentActor); a second look every half hour would only cost.
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromDays(365));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie => Session(cookie, configuration, environment));
    }

    private static void Session(CookieAuthenticationOptions cookie, IConfiguration configuration, IHostEnvironment environment)
    {
        var overHttps = environment.IsProduction();
        cookie.Cookie.Name = overHttps ? "__Host-bm-session" : "bm-session";
        cookie.Cookie.SecurePolicy = overHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.ExpireTimeSpan = TimeSpan.FromMinutes(configuration.GetValue("Session:IdleMinutes", 30));
        cookie.SlidingExpiration = true;
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
