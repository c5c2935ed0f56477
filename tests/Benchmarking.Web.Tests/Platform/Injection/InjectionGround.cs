using Benchmarking.Web.Features.Privacy;
using Benchmarking.Web.Platform.Audit;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Benchmarks;
using Benchmarking.Web.Tests.Features.CaseStudies;
using Benchmarking.Web.Tests.Features.CaseStudies.Reading;
using Benchmarking.Web.Tests.Features.Releases;
using Benchmarking.Web.Tests.Features.Research;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarking.Web.Tests.Platform.Injection;

/// <summary>
/// A site and a published consortium of their own, so that whatever a string should bring about harms no other test; with
/// something of everything, so that the pages have their forms; and bystanders, whom only an order without a "where" reaches.
/// </summary>
[CollectionDefinition(Name)]
public sealed class InjectionGround(PostgresFixture postgres) : ICollectionFixture<InjectionGround>, IAsyncLifetime
{
    public const string Name = "Injection";

    private readonly PublishedConsortium _consortium = new(postgres);
    private Guid[] _bystanders = [];
    private string _tables = "";

    public Site Site { get; private set; } = null!;

    public World World => _consortium.World;

    public Round Round { get; private set; } = null!;

    /// <summary>Everybody who walks; nobody is signed in for the first.</summary>
    public IReadOnlyList<(string Name, Person? Person, Role[] Roles)> Walkers { get; private set; } = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _consortium.InitializeAsync();
        Site = new Site(postgres, settings: new Dictionary<string, string>
        {
            ["ConnectionStrings:Site"] = _consortium.SiteLogin,
            ["ConnectionStrings:Engine"] = _consortium.EngineLogin,
            ["ConnectionStrings:Owner"] = _consortium.OwnerLogin,
            ["Logging:LogLevel:Default"] = "Warning", // thousands of requests
            ["Limits:Times"] = "1000000",
            ["Api:RequestsPerMinute"] = "1000000",
            ["Api:ChangesPerMinute"] = "1000000",
            ["Api:FailuresPerMinute"] = "1000000",
        });
        _ = Site.Services;
        Round = await World.RoundAsync();
        await WalkersAsync();
        _bystanders = [.. await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => (await World.PersonAsync()).Id))];
        _tables = await TablesAsync();
    }

    /// <summary>A member before the open collection, with somebody of these roles.</summary>
    public async Task<(Member Member, Person Person)> MemberAsync(params Role[] roles)
    {
        var member = await World.MemberAsync();
        return (member, await World.PersonAsync(member, roles));
    }

    /// <summary>Nothing that a string orders has happened.</summary>
    public async Task NothingHappenedAsync()
    {
        Assert.Equal(_tables, await TablesAsync());
        Assert.Equal(5L, await World.AskAsync<long>("select count(*) from users where id = any ($1) and suspended_at is null", _bystanders));
        Assert.Equal(0L, await World.AskAsync<long>("select count(*) from person_roles where user_id = any ($1)", _bystanders));
        Assert.Equal(0L, await World.AskAsync<long>("select count(*) from memberships where user_id = any ($1)", _bystanders));
        foreach (var table in new[] { "returns", "return_answers", "users", "audit_entries", "signed_figures", "published_cells" })
            Assert.True(await World.AskAsync<long>($"select count(*) from {table}") > 0, $"{table} is empty");
        Assert.Equal(0L, await World.AskAsync<long>("select count(*) from return_answers where value = 49"));
        await ConnectionsAsync();
        using var said = new StringWriter();
        Assert.True(await VerifyAudit.RunAsync(_consortium.OwnerLogin, Site.Services.GetRequiredService<Trails>(), said, Cancel) == 0, said.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await _consortium.DisposeAsync();
    }

    /// <summary>Each of the pool's connections is still the site's own, behind its walls and for nobody.</summary>
    private async Task ConnectionsAsync()
    {
        var door = Site.Services.GetRequiredService<TenantDoor>();
        var open = new List<TenantTransaction>();
        for (var at = 0; at < 8; at++)
        {
            open.Add(await door.OpenPublicAsync(Cancel));
            Assert.Equal("bm_app bm_app on 0", await open[at].Db.Database.SqlQuery<string>(
                $"""
                select concat(session_user, ' ', current_user, ' ', current_setting('row_security'), ' ', (select count(*) from returns)) as "Value"
                """).SingleAsync(Cancel));
        }

        foreach (var transaction in open)
            await transaction.DisposeAsync();
    }

    private Task<string> TablesAsync() => World.AskAsync<string>(
        "select string_agg(c.oid::regclass || ' ' || c.relrowsecurity || ' ' || c.relforcerowsecurity || ' ' || pg_get_userbyid(c.relowner), ', ' order by c.oid::regclass::text) from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace");

    private async Task WalkersAsync()
    {
        var member = new Member(_consortium.Alder.Id.Value, _consortium.Alder.Name);
        await World.RunAsync("insert into processing_terms_acceptances values ($1, $2, now(), gen_random_uuid())", member.Id, ProcessingTerms.Version);
        Role[] all = [Role.Contributor, Role.Approver, Role.OrganisationAdmin, Role.Steering];
        var insider = await World.PersonAsync(member, all);
        await World.PersonAsync(member, Role.Contributor);
        var admin = await World.PersonAsync(Role.ConsortiumAdmin);
        await World.PersonAsync(Role.ConsortiumAdmin);
        var researcher = await World.ResearcherAsync();
        await World.ResearchTokenAsync(researcher);
        await ContentsAsync(member, insider, admin);
        Walkers =
        [
            ("anybody", null, []), ("a researcher", researcher, [Role.Researcher]), ("a member", insider, all), ("the consortium", admin, [Role.ConsortiumAdmin]),
        ];
    }

    private async Task ContentsAsync(Member member, Person insider, Person admin)
    {
        var author = await Site.SignInAsync(insider);
        await StudyFlow.BeginAsync(author);
        await StudyFlow.SendAsync(author);
        var (library, import) = (new Library(World), Guid.NewGuid());
        await library.AddAsync(new Told { Metrics = ["views-listened-to"], Tags = ["letters"] }, await World.MemberAsync());
        await library.AddAsync(new Told(), member);
        await ReadyReleases.ReadyReleaseAsync(World, admin.Id, "waiting-figures");
        foreach (var (sql, values) in new (string, object[])[]
                 {
                     ("insert into said_entries (organisation_id, you_said, we_did, what_changed, happened_on, version, made_at, made_by, edited_at, edited_by) values ($1, 's', 'd', '', now(), 1, now(), $2, now(), $2)", [member.Id, insider.Id]),
                     ("insert into targets values ($1, 'views-listened-to', 'number', 5, false, '', '', '')", [member.Id]),
                     ("insert into return_answers (organisation_id, return_id, input_code, value, changed_at, changed_by) select $1, id, 'homes', 7, now(), $2 from returns where organisation_id = $1 limit 1", [member.Id, insider.Id]),
                     ("insert into api_tokens (organisation_id, name, hash, scopes, made_at, made_by, expires_at) values ($1, 'Nightly', sha256('x'), '{}', now(), $2, now() + interval '1 day')", [member.Id, insider.Id]),
                     ("insert into metric_proposals (organisation_id, wording, reason, state, made_at, made_by) values ($1, 'w', 'r', 'open', now(), $2)", [member.Id, insider.Id]),
                     ("insert into invitations (organisation_id, email, normalized_email, roles, code_hash, invited_at, invited_by, expires_at) values ($1, 'w@x.example', 'W@X.EXAMPLE', '{contributor}', sha256('x'), now(), $2, now() + interval '1 day')", [member.Id, insider.Id]),
                     ("insert into single_sign_on values ($1, 'https://provider.example', 'client', '', 1, false, now(), $2)", [member.Id, insider.Id]),
                     ("insert into single_sign_on_domains values ($1, 'alder.example', now(), $2)", [member.Id, insider.Id]),
                     ("insert into history_imports (organisation_id, id, file_name, content, state, uploaded_at, uploaded_by, finished_at) values ($1, $3, 'years.csv', '', 'imported', now(), $2, now())", [member.Id, insider.Id, import]),
                     ("insert into organisation_jobs (organisation_id, kind, subject, state, requested_at, requested_by) values ($1, 'import_history', $3, 'done', now(), $2)", [member.Id, insider.Id, import]),
                 })
            await World.RunAsync(sql, values);
    }
}
