using System.Net;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarking.Web.Tests.Tenancy;

/// <summary>Every address × everybody who could knock.</summary>
public sealed class IsolationMatrixTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public void Every_action_has_a_row_and_every_row_an_action()
    {
        var actions = postgres.Web.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items
            .SelectMany(action => Methods(action).Select(method => $"{method} {action.AttributeRouteInfo!.Template}"));
        var rows = RouteTable.Rows.Select(row => $"{row.Method} {row.Template}")
            .Concat(RouteTable.ByToken.Select(row => $"{row.Method} {row.Template}"));

        Assert.Equal(rows.Order(StringComparer.Ordinal), actions.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_opens_what_their_role_does_not_open()
    {
        var round = await _world.RoundAsync();
        var member = await _world.MemberAsync();
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            var person = role is Role.ConsortiumAdmin or Role.Researcher
                ? await _world.PersonAsync(role)
                : await _world.PersonAsync(member, role);
            var visitor = await postgres.Web.SignInAsync(person);
            foreach (var row in RouteTable.Rows.Where(row => row.Verb is not null && row.Template is not "sign-out"))
            {
                var status = await KnockAsync(visitor, row, round);
                var may = Access.Table[row.Verb!.Value].Contains(role);
                if (may ? status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized : status != HttpStatusCode.Forbidden)
                    wrong.Add($"{role} {row.Method} {row.Template} answered {(int)status}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_sent_to_sign_in()
    {
        var round = await _world.RoundAsync();
        var nobody = postgres.Web.NewVisitor(followRedirects: false);
        foreach (var row in RouteTable.Rows.Where(row => row.Verb is not null))
        {
            var status = await KnockAsync(nobody, row, round);
            Assert.Equal(row.Method == "GET" ? HttpStatusCode.Redirect : HttpStatusCode.Unauthorized, status);
        }
    }

    [Fact]
    public async Task An_address_that_is_none_says_so_to_everybody()
    {
        var member = await _world.MemberAsync();
        var insider = await postgres.Web.SignInAsync(await _world.PersonAsync(member, Role.Contributor));

        Assert.Equal(HttpStatusCode.NotFound, (await insider.GetAsync("/nowhere")).Status);
        Assert.Equal("There is no page here", (await postgres.Web.NewVisitor().GetAsync("/nowhere/at/all")).Heading);
        Assert.Equal(HttpStatusCode.NotFound, (await insider.GetAsync("/returns/2026-q9")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await insider.GetAsync("/error/500")).Status);
    }

    [Theory]
    [InlineData("invited")]
    [InlineData("suspended")]
    public async Task A_membership_that_is_not_active_opens_nothing_but_ones_own_account(string status)
    {
        var round = await _world.RoundAsync();
        var member = await _world.MemberAsync();
        var person = await _world.PersonAsync();
        await _world.JoinAsync(person, member, status, Role.Contributor, Role.Approver, Role.OrganisationAdmin, Role.Steering);
        var visitor = await postgres.Web.SignInAsync(person);
        foreach (var row in RouteTable.Rows.Where(row => row.Verb is not null && row.Template is not "sign-out"))
        {
            var answer = await KnockAsync(visitor, row, round);
            if (row.Verb == Verb.UseOwnAccount)
                Assert.Contains(answer, new[] { HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
            else
                Assert.Equal((row.Template, HttpStatusCode.Forbidden), (row.Template, answer));
        }

        Assert.Equal("Nobody has given you a role yet", (await visitor.GetAsync("/")).Heading);
        await visitor.PostFormAsync(await visitor.GetAsync("/account"), "/sign-out");
        Assert.StartsWith("/sign-in", (await visitor.GetAsync("/account")).Landed);
    }

    [Fact]
    public async Task A_suspended_person_is_out_at_the_next_click()
    {
        var member = await _world.MemberAsync();
        var person = await _world.PersonAsync(member, Role.Contributor);
        var visitor = await postgres.Web.SignInAsync(person);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/returns")).Status);

        await _world.RunAsync("update users set suspended_at = now() where id = $1", person.Id);

        Assert.StartsWith("/sign-in", (await visitor.GetAsync("/returns")).Landed);
    }

    [Fact]
    public async Task A_removed_membership_is_gone_at_the_next_click()
    {
        var member = await _world.MemberAsync();
        var person = await _world.PersonAsync(member, Role.Contributor);
        var visitor = await postgres.Web.SignInAsync(person);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/returns")).Status);

        await _world.RunAsync("delete from memberships where user_id = $1", person.Id);

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/returns")).Status);
    }

    [Fact]
    public async Task Another_organisations_upload_and_no_upload_look_alike()
    {
        var round = await _world.RoundAsync();
        var theirs = await _world.MemberAsync();
        var mine = await _world.MemberAsync();
        var author = await _world.PersonAsync(theirs, Role.Contributor);
        var upload = Guid.NewGuid();
        await _world.RunAsync(
            """
            insert into uploads values ($1, $2, $3, 'secret-name.xlsx', 'waiting', '[]', '[]', 0, now(), $4)
            """, theirs.Id, upload, round.Id, author.Id);
        var visitor = await postgres.Web.SignInAsync(await _world.PersonAsync(mine, Role.Contributor));

        var foreign = await visitor.GetAsync($"/returns/{round.Period.Route}/uploads/{upload}");
        var none = await visitor.GetAsync($"/returns/{round.Period.Route}/uploads/{Guid.NewGuid()}");

        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        Assert.Equal(none.Status, foreign.Status);
        Assert.Equal(none.Text, foreign.Text);
        Assert.DoesNotContain("secret-name", foreign.Body);
        var owner = await postgres.Web.SignInAsync(author);
        Assert.Contains("secret-name", (await owner.GetAsync($"/returns/{round.Period.Route}/uploads/{upload}")).Body);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_by_every_address_that_changes_something()
    {
        var round = await _world.RoundAsync();
        var member = await _world.MemberAsync();
        var all = await _world.PersonAsync(Role.ConsortiumAdmin);
        var researcher = await _world.PersonAsync(Role.Researcher);
        var insider = await _world.PersonAsync(member, Role.Contributor, Role.Approver, Role.OrganisationAdmin, Role.Steering);
        foreach (var row in RouteTable.Rows.Where(row => row.Method == "POST" && !RouteTable.SealedInsteadOfToken.Contains(row.Template)))
        {
            var person = row.Verb is not { } verb || Access.Table[verb].Contains(Role.ConsortiumAdmin) ? all
                : Access.Table[verb].Contains(Role.Researcher) ? researcher : insider;
            var visitor = row.Verb is null ? postgres.Web.NewVisitor() : await postgres.Web.SignInAsync(person);
            Assert.Equal(HttpStatusCode.BadRequest, await KnockAsync(visitor, row, round));
        }
    }

    private static async Task<HttpStatusCode> KnockAsync(Visitor visitor, (string Method, string Template, Verb? Verb) row, Round round)
    {
        var address = RouteTable.Address(row.Template, round.Period.Route);
        return (row.Method == "POST" ? await visitor.PostAsync(address) : await visitor.GetAsync(address)).Status;
    }

    private static IEnumerable<string> Methods(Microsoft.AspNetCore.Mvc.Abstractions.ActionDescriptor action) =>
        action.ActionConstraints?.OfType<HttpMethodActionConstraint>().SingleOrDefault()?.HttpMethods ?? ["ANY"];
}
