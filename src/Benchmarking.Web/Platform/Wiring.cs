using Benchmarking.Web.Database;
using Benchmarking.Web.Features;
using Benchmarking.Web.Features.Api;
using Benchmarking.Web.Features.Audit;
using Benchmarking.Web.Features.CaseStudies.Reading;
using Benchmarking.Web.Features.Demonstration;
using Benchmarking.Web.Features.Home;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Features.SingleSignOn;
using Benchmarking.Web.Features.ViewAs;
using Benchmarking.Web.Platform.Audit;
using Benchmarking.Web.Platform.Clerk;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Web.Platform.Limits;
using Benchmarking.Web.Platform.Mail;
using Benchmarking.Web.Platform.OrganisationJobs;
using Benchmarking.Web.Platform.Proxy;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Platform;

/// <summary>What the site is made of, in the order in which a request meets it.</summary>
public static class Wiring
{
    public static void AddBenchmarking(this WebApplicationBuilder builder, PreparedDatabases databases)
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddSingleton(databases);
        services.AddSingleton(_ => new SiteDatabase(databases.Site));
        services.AddSingleton(_ => new EngineDatabase(databases.Engine));
        services.AddSingleton<TenantDoor>();
        services.AddSingleton<ClerkDoor>();
        services.AddSingleton(provider => new OrganisationCache(
            provider.GetRequiredService<TimeProvider>(),
            builder.Configuration.GetValue("Cache:Kept", OrganisationCache.Usual)));
        services.AddScoped<CurrentActor>();
        services.AddHandlers();
        services.AddSignIn(builder.Configuration, builder.Environment);
        services.AddSingleSignOn();
        services.AddScoped<IAuthorizationHandler, MayHandler>();
        builder.AddApi();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.AddControllersWithViews(mvc =>
            {
                mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
                mvc.Filters.Add<FrameFilter>();
                mvc.Filters.Add<RecordDownloads>();
                mvc.ModelBinderProviders.Insert(0, new PeriodBinding());
            })
            .AddRazorOptions(razor => razor.ViewLocationExpanders.Add(new FeatureViews()));
        services.AddRouting(routing =>
        {
            routing.LowercaseUrls = true;
            routing.ConstraintMap.Add("period", typeof(PeriodConstraint));
        });
        services.AddSingleton<SitePages>();
        services.AddSingleton<HomeSteps>();
        services.AddSingleton<Sittings>();
        services.AddSingleton<RecentLooks>();
        services.AddDeclaredProxies(builder.Configuration);
        services.AddSingleton<PageLimits>();
        services.AddHealth();
        services.AddJobs();
        services.AddOrganisationJobs();
        services.AddMail(builder.Configuration, builder.Environment);
        services.AddAudit(builder.Configuration, builder.Environment);
        services.AddDemonstration(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestLimits.Form;
        });
    }

    public static void UseBenchmarking(this WebApplication app)
    {
        app.UseDeclaredProxies();
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseApiProblems();
        app.UseHttpsOnly();
        app.UseRouting();
        app.UseApi();
        app.UseAddressLimits();
        app.UseAuthentication();
        app.UseCurrentActor();
        app.UsePersonLimits();
        app.UseAuthorization();
        app.UseLooks();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapControllers().WithStaticAssets();
        app.MapApi();
        // Without it an unknown address would meet the policy that denies, and say "not for you" instead of "not here".
        app.MapFallback("{*address}", NotHere).AllowAnonymous();
    }

    private static Task NotHere(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
