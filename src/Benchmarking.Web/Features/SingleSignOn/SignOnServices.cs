using Benchmarking.Web.Features.SingleSignOn.Protocol;

namespace Benchmarking.Web.Features.SingleSignOn;

public static class SignOnServices
{
    /// <summary>What handlers of single sign-on share; the handlers register themselves.</summary>
    public static void AddSingleSignOn(this IServiceCollection services)
    {
        services.AddSingleton<ProviderHttp>();
        services.AddSingleton<Providers>();
        services.AddSingleton<TokenCheck>();
        services.AddSingleton<CodeExchange>();
        services.AddSingleton<AttemptCookie>();
        services.AddSingleton<SealedSecret>();
        services.AddSingleton<RedirectAddress>();
        services.AddScoped<SignOnSession>();
    }
}
