using System.Web;
using AngleSharp.Html.Dom;
using Benchmarking.Web.Features.SingleSignOn;
using Benchmarking.Web.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarking.Web.Tests.Features.SingleSignOn;

/// <summary>An organisation with a provider and a confirmed domain, made behind the site's back.</summary>
public sealed class SignOnWorld(PostgresFixture postgres, Site? site = null)
{
    private static int _domains;

    private readonly World _world = new(postgres);

    private Site Web => site ?? postgres.Web;

    /// <summary>A domain that no other test uses.</summary>
    public static string NewDomain() => $"d{Interlocked.Increment(ref _domains)}-{Guid.NewGuid():N}"[..16] + ".example.org";

    public async Task<string> HoldsAsync(Member member, string? domain = null)
    {
        domain ??= NewDomain();
        await _world.RunAsync("insert into single_sign_on_domains values ($1, $2, now(), $3)", member.Id, domain, Guid.NewGuid());
        await _world.RunAsync("insert into domain_holders values ($1, $2, now(), $3)", domain, member.Id, Guid.NewGuid());
        return domain;
    }

    public Task SetUpAsync(Member member, string issuer, string clientId, string secret, bool on = true) => _world.RunAsync(
        "insert into single_sign_on values ($1, $2, $3, $4, 1, $5, now(), $6, 1, now(), $6)",
        member.Id, issuer, clientId, Web.Services.GetRequiredService<SealedSecret>().Seal(new OrganisationId(member.Id), secret), on, Guid.NewGuid());

    /// <summary>Somebody with an address of the domain.</summary>
    public async Task<Person> PersonAsync(Member member, string domain, params Role[] roles)
    {
        var person = await _world.PersonAsync(member, roles);
        var address = $"p{person.Id:N}@{domain}";
        await _world.RunAsync("update users set email = $2, normalized_email = upper($2) where id = $1", person.Id, address);
        return person with { Email = address };
    }

    /// <summary>Types the work address.</summary>
    /// <returns>The address of the provider to which the page leads.</returns>
    public static async Task<string> DepartAsync(Visitor visitor, string email, string? returnUrl = null)
    {
        var page = await visitor.GetAsync("/sign-in/organisation" + (returnUrl is null ? "" : $"?returnUrl={Uri.EscapeDataString(returnUrl)}"));
        return AddressOf(await visitor.PostFormAsync(page, "/sign-in/organisation", ("Email", email)));
    }

    public static string AddressOf(Page page) =>
        page.Document.QuerySelectorAll("main a.govuk-button").OfType<IHtmlAnchorElement>().Select(link => link.GetAttribute("href")!).FirstOrDefault(link => link.StartsWith("http"))
        ?? throw new InvalidOperationException($"The page leads to no provider: {page.Text}");

    public static string Of(string address, string parameter) => HttpUtility.ParseQueryString(new Uri(address).Query)[parameter] ?? "";

    /// <summary>The answer that a provider would send the browser back with.</summary>
    public static string Answer(string departure, string issuer, string code = "code") =>
        $"/sign-in/organisation/answer?code={code}&state={Uri.EscapeDataString(Of(departure, "state"))}&iss={Uri.EscapeDataString(issuer)}";

    /// <summary>What the organisation's trail says of single sign-on, newest last.</summary>
    public Task<string> TrailAsync(Member member) => _world.AskAsync<string>(
        "select coalesce(string_agg(action || ' | ' || detail, '; ' order by at), '') from audit_entries where organisation_id = $1 and subject = 'single sign-on'", member.Id);
}
