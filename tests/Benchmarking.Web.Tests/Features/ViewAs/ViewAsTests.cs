using System.Net;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Jobs;
using Benchmarking.Web.Tests.Tenancy;
using Npgsql;

namespace Benchmarking.Web.Tests.Features.ViewAs;

/// <summary>A look of the consortium's administrator at a member's pages.</summary>
public sealed class ViewAsTests(PostgresFixture postgres)
{
    private const string Reason = "Asked by telephone why an upload is refused";

    private readonly World _world = new(postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_sees_the_members_pages_and_every_page_says_so()
    {
        var (member, round) = (await _world.MemberAsync(), await _world.RoundAsync());
        var admin = await _world.PersonAsync(Role.ConsortiumAdmin);
        var visitor = await postgres.Web.SignInAsync(admin);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/returns")).Status);

        await BeginAsync(visitor, member);

        var page = await visitor.GetAsync($"/returns/{round.Period.Route}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains($"You are looking at the pages of {member.Name} as the consortium’s administrator", page.Document.Body!.TextContent);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/tokens")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/collections")).Status);
    }

    [Fact]
    public async Task The_member_reads_that_it_was_looked_at_why_and_at_which_pages()
    {
        var member = await _world.MemberAsync();
        var (admin, theirs) = (await _world.PersonAsync(Role.ConsortiumAdmin), await _world.PersonAsync(member, Role.OrganisationAdmin));
        var visitor = await postgres.Web.SignInAsync(admin);
        await BeginAsync(visitor, member);
        await visitor.GetAsync("/returns");
        await visitor.GetAsync("/benchmarks?group=all");
        await EndAsync(visitor);

        var trail = (await (await postgres.Web.SignInAsync(theirs)).GetAsync("/audit")).Text;

        Assert.Contains($"{admin.Name} began a look as the consortium's administrator", trail);
        Assert.Contains(Reason, trail);
        Assert.Contains("looked at page /returns", trail);
        Assert.Contains("looked at page /benchmarks", trail);
        Assert.Contains("ended a look", trail);
        Assert.Contains($"began a look member {member.Name} {Reason}", (await visitor.GetAsync($"/audit?words={member.Name}")).Text);
    }

    [Fact]
    public async Task A_look_goes_on_when_a_click_is_written_down_and_one_can_sign_out_of_it()
    {
        var (member, admin) = (await _world.MemberAsync(), await _world.PersonAsync(Role.ConsortiumAdmin));
        var visitor = await postgres.Web.SignInAsync(admin);
        await BeginAsync(visitor, member);
        await _world.RunAsync("update sessions set seen_at = seen_at - interval '2 minutes' where user_id = $1", admin.Id);

        var page = await visitor.GetAsync("/returns");
        Assert.Contains("You are looking at the pages of", page.Document.Body!.TextContent);
        await visitor.PostFormAsync(page, "/sign-out");

        Assert.StartsWith("/sign-in", (await visitor.GetAsync("/account/sessions")).Landed);
        Assert.Equal(0L, await _world.AskAsync<long>(
            "select count(*) from audit_entries where organisation_id = $1 and action = 'signed out'", member.Id));
    }

    [Fact]
    public async Task Nothing_can_be_changed_by_a_page_or_by_the_database()
    {
        var (member, round) = (await _world.MemberAsync(), await _world.RoundAsync());
        var admin = await _world.PersonAsync(Role.ConsortiumAdmin);
        var visitor = await postgres.Web.SignInAsync(admin);
        await BeginAsync(visitor, member);
        var wrong = new List<string>();
        foreach (var row in RouteTable.Rows.Where(row => row.Method == "POST" && row.Template is not ("hat" or "sign-out" or "view-as/end" or "session/stay")
            && !RouteTable.SealedInsteadOfToken.Contains(row.Template)))
        {
            var answer = await visitor.PostAsync(RouteTable.Address(row.Template, round.Period.Route));
            if (answer.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.BadRequest))
                wrong.Add($"{row.Template} answered {(int)answer.Status}");
        }

        Assert.Empty(wrong);
        var page = await visitor.GetAsync($"/returns/{round.Period.Route}/figures/core");
        var saved = await visitor.PostFormAsync(page, $"/returns/{round.Period.Route}/figures/core");
        Assert.Equal("Nothing can be changed in a look", saved.Heading);
        Assert.Equal(0L, await _world.AskAsync<long>("select count(*) from returns where organisation_id = $1", member.Id));
    }

    [Fact]
    public async Task Every_page_that_the_roles_open_can_be_looked_at()
    {
        var (member, round) = (await _world.MemberAsync(), await _world.RoundAsync());
        var visitor = await postgres.Web.SignInAsync(await _world.PersonAsync(Role.ConsortiumAdmin));
        await BeginAsync(visitor, member);
        var wrong = new List<string>();
        foreach (var row in RouteTable.Rows.Where(row => row.Method == "GET"))
        {
            var answer = await visitor.GetAsync(RouteTable.Address(row.Template, round.Period.Route));
            if (answer.Status >= HttpStatusCode.InternalServerError)
                wrong.Add($"{row.Template} answered {(int)answer.Status}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task It_ends_by_itself()
    {
        var clock = new SetClock();
        await using var site = new Site(postgres, clock);
        var member = await _world.MemberAsync();
        var visitor = await site.SignInAsync(await _world.PersonAsync(Role.ConsortiumAdmin));
        await BeginAsync(visitor, member);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/returns")).Status);

        clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/returns")).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/collections")).Status);
    }

    [Theory]
    [InlineData("", Reason, "Choose the member whose pages you want to see")]
    [InlineData("no-such-member", Reason, "Choose the member whose pages you want to see")]
    [InlineData(null, "", "Say why you look")]
    [InlineData(null, "because", "Say why you look")]
    public async Task It_wants_a_member_and_a_reason_and_keeps_what_was_typed(string? organisation, string reason, string said)
    {
        var member = await _world.MemberAsync();
        var visitor = await postgres.Web.SignInAsync(await _world.PersonAsync(Role.ConsortiumAdmin));

        var answer = await visitor.PostFormAsync(
            await visitor.GetAsync("/view-as"), "/view-as", ("Organisation", organisation ?? member.Name), ("Reason", reason), ("Minutes", "20"));

        Assert.Contains(said, answer.Text);
        Assert.StartsWith("Error: ", answer.Title);
        Assert.Contains(reason, answer.Document.QuerySelector("textarea")!.TextContent);
        Assert.NotNull(answer.Document.QuerySelector("#Minutes-1[checked]"));
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/returns")).Status);
    }

    [Fact]
    public async Task A_look_of_somebody_else_one_that_is_over_and_one_without_the_role_open_nothing()
    {
        var member = await _world.MemberAsync();
        var (admin, other) = (await _world.PersonAsync(Role.ConsortiumAdmin), await _world.PersonAsync(Role.ConsortiumAdmin));
        var look = Guid.NewGuid();
        await LookAsync(look, member, other, "10 minutes");

        Assert.Equal(HttpStatusCode.Forbidden, (await (await WithHatAsync(admin, look)).GetAsync("/returns")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await WithHatAsync(other, look)).GetAsync("/returns")).Status);
        await _world.RunAsync("delete from person_roles where user_id = $1", other.Id);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await WithHatAsync(other, look)).GetAsync("/returns")).Status);
    }

    [Fact]
    public async Task The_database_lets_nobody_else_begin_one_nor_make_it_longer()
    {
        var member = await _world.MemberAsync();
        var person = await _world.PersonAsync(member, Role.OrganisationAdmin);
        await using var source = NpgsqlDataSource.Create(postgres.Site);
        await using var connection = await source.OpenConnectionAsync(Cancel);
        await using var undone = await connection.BeginTransactionAsync(Cancel);
        await TwoOrganisations.ActAsAsync(connection, member.Id, person.Id, Cancel);
        await using var command = new NpgsqlCommand(
            $"insert into member_looks (organisation_id, id, user_id, reason, started_at, ends_at) values ('{member.Id}', gen_random_uuid(), '{person.Id}', '{Reason}', now(), now() + interval '1 minute')", connection);

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancel))).SqlState);
        await Assert.ThrowsAsync<PostgresException>(() => LookAsync(Guid.NewGuid(), member, person, "31 minutes"));
    }

    private Task LookAsync(Guid id, Member member, Person who, string length) => _world.RunAsync(
        "insert into member_looks (organisation_id, id, user_id, reason, started_at, ends_at) values ($1, $2, $3, $4, now(), now() + $5::interval)",
        member.Id, id, who.Id, Reason, length);

    private async Task<Visitor> WithHatAsync(Person person, Guid look) =>
        await postgres.Web.SignInAsync(person, new SignInProof(SignInMethod.Password, SecondFactor: true), Looks.KeyOf(look));

    private static async Task BeginAsync(Visitor visitor, Member member)
    {
        var landed = await visitor.PostFormAsync(
            await visitor.GetAsync("/view-as"), "/view-as", ("Organisation", member.Name), ("Reason", Reason), ("Minutes", "10"));
        Assert.Equal("/", landed.Landed);
    }

    private static async Task EndAsync(Visitor visitor) =>
        await visitor.PostFormAsync(await visitor.GetAsync("/"), "/view-as/end");
}
