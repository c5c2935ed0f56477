using System.Net;
using System.Security.Cryptography;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Platform.Audit;
using Benchmarking.Web.Platform.Daily;
using Benchmarking.Web.Platform.Keys;
using Benchmarking.Web.Platform.Mail;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Benchmarking.Web.Tests;

/// <summary>
/// The whole site as it starts for real, in this process, on the tests' database and as its restricted roles. No
/// demonstration: tests make the people and organisations they need (<see cref="World"/>). And no clerk unless asked for:
/// it would write to everybody whom all tests together have made.
/// </summary>
public sealed class Site(
    PostgresFixture postgres, TimeProvider? clock = null, IReadOnlyDictionary<string, string>? settings = null, bool clerk = false)
    : WebApplicationFactory<Program>
{
    /// <summary>One for all sites of a run: their trails lie in one database.</summary>
    private static readonly string AuditKey = NewAuditKey();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseStaticWebAssets(); // style sheets and scripts lie in the build's folders until the site is published
        builder.UseSetting("ConnectionStrings:Site", postgres.Site);
        builder.UseSetting("ConnectionStrings:Engine", postgres.Engine);
        builder.UseSetting("ConnectionStrings:Owner", postgres.Owner);
        builder.UseSetting("Keys:Ring", RingKeys.OfTests);
        builder.UseSetting("Limits:Times", "1000"); // tests click faster than people; those of the limits say otherwise
        builder.UseSetting("Demo", "false");
        // All tests come from one address.
        builder.UseSetting("SignIn:FailuresPerAddress", "1000000");
        builder.UseSetting("urls", "http://127.0.0.1:0");
        builder.UseSetting(SealKey.Setting, AuditKey);
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
            builder.UseSetting(name, value);
        builder.ConfigureLogging(logging => logging.AddProvider(new LogCanary.Provider()));
        builder.ConfigureTestServices(services =>
        {
            services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = World.Hashing.IterationCount);
            if (clock is not null)
                services.AddSingleton(clock);
            if (!clerk)
            {
                services.Remove(services.Single(service => service.ImplementationType == typeof(MailRound)));
                services.Remove(services.Single(service => service.ImplementationType == typeof(DailyRound)));
            }
        });
    }

    /// <summary>Somebody who has not signed in.</summary>
    public Visitor NewVisitor(bool followRedirects = true) =>
        new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = followRedirects, BaseAddress = ClientOptions.BaseAddress }));

    /// <summary>
    /// Somebody who is signed in, second factor and all, in a session that the site itself started. How one signs in by the
    /// pages is what <c>Features/SignIn</c> tests.
    /// </summary>
    public async Task<Visitor> SignInAsync(Person person, SignInProof? proof = null, string? hat = null)
    {
        var cookies = new CookieContainer();
        var client = CreateDefaultClient(ClientOptions.BaseAddress, new RedirectHandler(), new CookieContainerHandler(cookies));
        foreach (var (name, value) in await StartSessionAsync(person.Id, client.BaseAddress!, proof, hat))
            cookies.Add(client.BaseAddress!, new Cookie(name, value));
        return new Visitor(client);
    }

    /// <summary>Starts a session as a sign-in page does, and gives its cookies.</summary>
    public async Task<IReadOnlyList<(string Name, string Value)>> StartSessionAsync(
        Guid person, Uri address, SignInProof? proof = null, string? hat = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (context.Request.Scheme, context.Request.Host) = (address.Scheme, new HostString(address.Authority));
        var user = await scope.ServiceProvider.GetRequiredService<UserManager<User>>().FindByIdAsync(person.ToString());
        var started = await scope.ServiceProvider.GetRequiredService<Sessions>().StartAsync(
            context, user!, proof ?? new SignInProof(SignInMethod.Password, SecondFactor: true), TestContext.Current.CancellationToken);
        Assert.NotNull(started);
        if (hat is not null)
            await SessionCookie.GiveAsync(context, user!, started, hat);
        return [.. context.Response.Headers.SetCookie.Select(cookie => cookie!.Split(';')[0].Split('=', 2)).Select(pair => (pair[0], pair[1]))];
    }

    private static string NewAuditKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Convert.ToBase64String(key.ExportPkcs8PrivateKey());
    }
}
