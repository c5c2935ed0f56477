using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Demonstration;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(DemonstrationSite))]
// One browser, one consortium, two cores: journeys side by side would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Benchmarking.Browser.Tests.Support;

/// <summary>
/// The site as a newcomer finds it: the whole demonstration consortium on a PostgreSQL of its own, served by Kestrel, and
/// one browser to look at it with. Where no browser is installed nothing is started and the tests skip.
/// </summary>
public sealed class DemonstrationSite : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"benchmarking-browser-{Path.GetRandomFileName()}");
    private readonly HashSet<string> _taken = [];
    private PostgresFixture? _postgres;
    private Site? _site;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private IReadOnlyList<DemonstrationAccount> _accounts = [];

    public string Address { get; private set; } = "";

    /// <summary>Looks behind the walls.</summary>
    public World World => new(_postgres!);

    /// <summary>Where letters end up.</summary>
    public string Letters => Path.Combine(_folder, "mail");

    /// <summary>As superuser.</summary>
    public string Owner => _postgres!.Owner;

    public IServiceProvider Services => _site!.Services;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Program is null)
            return;

        Directory.CreateDirectory(_folder);
        _postgres = new PostgresFixture();
        await _postgres.InitializeAsync();
        _site = new Site(_postgres, settings: new Dictionary<string, string> { ["Demo"] = "true", ["Data:Folder"] = _folder }, clerk: true);
        _site.UseKestrel(0);
        _site.StartServer();
        using (var client = _site.CreateClient())
            Address = $"http://localhost:{client.BaseAddress!.Port}";
        _accounts = DemonstrationAccounts.Read(Path.Combine(_folder, DemonstrationAccounts.FileName));
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    /// <summary>A new window that nobody has signed in with.</summary>
    public async Task<Window> OpenAsync(int width, bool scripts = true)
    {
        Assert.SkipUnless(_browser is not null, Chromium.HowToInstall);
        return await Window.OpenAsync(_browser!, Address, width, scripts);
    }

    /// <summary>A new window in which somebody is signed in, second factor and all, at their home page.</summary>
    public async Task<Window> SignInAsync(int width, DemonstrationAccount account, bool scripts = true)
    {
        var window = await OpenAsync(width, scripts);
        await window.TakeAsync(await _site!.StartSessionAsync(
            await World.AskAsync<Guid>("select id from users where email = $1", account.Person.Email), new Uri(Address)));
        await window.GoAsync("/");
        return window;
    }

    /// <summary>Who has exactly these roles in the organisation; without one, who has them as a person.</summary>
    public DemonstrationAccount Account(string? organisation, params Role[] roles) => _accounts.First(account =>
        account.Person.Organisation == (organisation ?? "") && account.Person.Roles.Order().SequenceEqual(roles.Order()));

    /// <summary>A person who contributes for two organisations.</summary>
    public async Task<DemonstrationAccount> TwoHatsAsync(params string[] organisations)
    {
        Assert.SkipUnless(_browser is not null, Chromium.HowToInstall);
        var person = await World.PersonAsync();
        foreach (var name in organisations)
        {
            var member = new Member(await World.AskAsync<Guid>("select id from organisations where name = $1", name), name);
            await World.JoinAsync(person, member, Membership.Active, Role.Contributor);
        }

        return new DemonstrationAccount(
            new DemonstrationPerson(person.Email, organisations[0], [Role.Contributor]), Web.Tests.World.Password);
    }

    /// <summary>An organisation that no journey has used yet: its open return stands so, and its last one was signed off.</summary>
    public async Task<string> OrganisationAsync(string openReturn)
    {
        Assert.SkipUnless(_browser is not null, Chromium.HowToInstall);
        var names = await World.AskAsync<string[]>(
            """
            select array(
              select o.name from organisations o
              join collections c on c.state = 'open'
              left join returns now on now.organisation_id = o.id and now.collection_id = c.id
              join collections before on before.period = (select max(period) from collections where state <> 'open' and state <> 'planned')
              join returns past on past.organisation_id = o.id and past.collection_id = before.id and past.state = 'signed_off'
              where coalesce(now.state, 'not_started') = $1
              order by o.slug)
            """, openReturn);
        return names.First(_taken.Add);
    }

    /// <summary>Waits until every quarter of the demonstration is published.</summary>
    public async Task HistoryAsync()
    {
        Assert.SkipUnless(_browser is not null, Chromium.HowToInstall);
        while (await World.AskAsync<bool>("select exists (select from consortium_jobs where state in ('queued', 'running'))"))
            await Task.Delay(200, TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until the demonstration's research release is approved.</summary>
    public async Task ReleaseAsync()
    {
        await HistoryAsync();
        while (!await World.AskAsync<bool>("select exists (select from releases where state not in ('building', 'ready'))"))
            await Task.Delay(200, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_site is not null)
            await _site.DisposeAsync();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }
}
