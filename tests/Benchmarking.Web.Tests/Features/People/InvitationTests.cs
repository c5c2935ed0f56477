using System.Net;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Invitations;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarking.Web.Tests.Features.People;

/// <summary>Letting somebody in (threat 31: theft, replay, scanners of mail, the wrong address).</summary>
public sealed class InvitationTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task Somebody_new_is_invited_accepts_signs_in_and_all_of_it_is_on_record()
    {
        var (member, admin, _) = await AdministratorAsync();
        var email = Invitations.NewEmail();

        var sent = await admin.InviteAsync(email, "contributor", "approver");
        Assert.Equal("/people", sent.Landed);
        Assert.Contains($"on its way to {email}", sent.Text);
        Assert.Contains($"{email} Contributor, Approver", sent.Text);
        var path = await _world.InvitedAsync(email);
        var visitor = postgres.Web.NewVisitor();
        var page = await visitor.GetAsync(path);
        Assert.Equal($"You are invited to act for {member.Name}", page.Heading);
        var done = await visitor.AcceptAsync(path);

        Assert.Equal("/sign-in?returnUrl=/account", done.Landed);
        Assert.Equal("approver,contributor", await RolesAsync(member, email));
        Assert.True(await _world.AskAsync<bool>("select email_confirmed from users where email = $1", email));
        var list = await admin.GetAsync("/people");
        Assert.Contains("A newcomer", list.Text);
        Assert.Contains("No invitation waits", list.Text);
        Assert.Equal("invited somebody|accepted an invitation", await TrailAsync(member));
        Assert.Equal(0L, await _world.AskAsync<long>("select count(*) from audit_entries where organisation_id = $1 and audit_entries::text like '%' || $2 || '%'", member.Id, email));
    }

    [Fact]
    public async Task Looking_ten_times_uses_nothing_up_and_a_press_works_once()
    {
        var (member, admin, _) = await AdministratorAsync();
        var email = Invitations.NewEmail();
        await admin.InviteAsync(email, "contributor");
        var path = await _world.InvitedAsync(email);
        for (var look = 0; look < 10; look++)
        {
            using var head = new HttpRequestMessage(HttpMethod.Head, path);
            await postgres.Web.NewVisitor().Client.SendAsync(head, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, (await postgres.Web.NewVisitor().GetAsync(path)).Status);
        }

        var visitor = postgres.Web.NewVisitor();
        var page = await visitor.GetAsync(path);
        await visitor.PostFormAsync(page, path, ("Name", "First"), ("Password", World.Password));
        var replay = await postgres.Web.NewVisitor().GetAsync(path);
        var again = await visitor.PostFormAsync(page, path, ("Name", "Second"), ("Password", World.Password));

        Assert.All([replay, again], gone => Assert.Equal(HttpStatusCode.Gone, gone.Status));
        Assert.Equal("contributor", await RolesAsync(member, email));
        Assert.Equal("First", await _world.AskAsync<string>("select display_name from users where email = $1", email));
    }

    [Fact]
    public async Task Expired_revoked_replaced_used_and_unknown_invitations_look_alike()
    {
        var (_, admin, _) = await AdministratorAsync();
        var paths = new Dictionary<string, string>();
        foreach (var cause in new[] { "expired", "revoked", "replaced", "used" })
        {
            var email = Invitations.NewEmail();
            await admin.InviteAsync(email, "contributor");
            paths[cause] = await _world.InvitedAsync(email);
            var id = await _world.AskAsync<Guid>("select id from invitations where email = $1", email);
            await (cause switch
            {
                "expired" => (Task)_world.RunAsync("update invitations set invited_at = invited_at - interval '73 hours', expires_at = expires_at - interval '73 hours' where email = $1", email),
                "revoked" => RevokeAsync(admin, id),
                "replaced" => PressAsync(admin, $"/people/invitations/{id}/again"),
                _ => postgres.Web.NewVisitor().AcceptAsync(paths[cause]),
            });
        }

        var unknown = await postgres.Web.NewVisitor().GetAsync(Invitations.Unknown());
        Assert.Equal(HttpStatusCode.Gone, unknown.Status);
        foreach (var path in paths.Values.Append(paths["used"][..^1]))
        {
            var page = await postgres.Web.NewVisitor().GetAsync(path);
            Assert.Equal((unknown.Status, unknown.Text), (page.Status, page.Text));
        }
    }

    [Fact]
    public async Task Sending_again_makes_a_new_secret_that_works()
    {
        var (member, admin, _) = await AdministratorAsync();
        var email = Invitations.NewEmail();
        await admin.InviteAsync(email, "approver");
        var old = await _world.InvitedAsync(email);
        var id = await _world.AskAsync<Guid>("select id from invitations where email = $1", email);

        var sent = await PressAsync(admin, $"/people/invitations/{id}/again");

        Assert.Contains("The one before does not work any more", sent.Text);
        var fresh = await _world.InvitedAsync(email);
        Assert.NotEqual(old, fresh);
        await postgres.Web.NewVisitor().AcceptAsync(fresh);
        Assert.Equal("approver", await RolesAsync(member, email));
    }

    [Fact]
    public async Task Two_parallel_presses_make_one_membership_and_one_account()
    {
        var (member, admin, _) = await AdministratorAsync();
        var email = Invitations.NewEmail();
        await admin.InviteAsync(email, "contributor");
        var path = await _world.InvitedAsync(email);
        var (one, other) = (postgres.Web.NewVisitor(), postgres.Web.NewVisitor());
        var (onePage, otherPage) = (await one.GetAsync(path), await other.GetAsync(path));

        var answers = await Task.WhenAll(
            one.PostFormAsync(onePage, path, ("Name", "One"), ("Password", World.Password)),
            other.PostFormAsync(otherPage, path, ("Name", "Other"), ("Password", World.Password)));

        Assert.Single(answers, page => page.Landed.StartsWith("/sign-in", StringComparison.Ordinal));
        Assert.DoesNotContain(answers, page => page.Status == HttpStatusCode.InternalServerError);
        Assert.Equal("contributor", await RolesAsync(member, email));
        Assert.Equal(1L, await _world.AskAsync<long>("select count(*) from users where email = $1", email));
        Assert.Equal(1L, await _world.AskAsync<long>("select count(*) from audit_entries where organisation_id = $1 and action = 'accepted an invitation'", member.Id));
    }

    [Theory]
    [InlineData("update invitations set revoked_at = now() where organisation_id = $1")]
    [InlineData("update memberships set status = 'suspended' where organisation_id = $1")]
    public async Task Where_the_walls_say_no_at_the_last_moment_no_account_is_left(string meanwhile)
    {
        var (member, admin, _) = await AdministratorAsync();
        var email = Invitations.NewEmail();
        await admin.InviteAsync(email, "contributor");
        var code = (await _world.InvitedAsync(email)).Split('/')[^1];
        await using var scope = postgres.Web.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var accept = new AcceptInvitation(
            services.GetRequiredService<FindInvitation>(), services.GetRequiredService<MakeAccount>(), services.GetRequiredService<UserManager<User>>(),
            services.GetRequiredService<TenantDoor>(), new Meanwhile(() => _world.RunAsync(meanwhile, member.Id).GetAwaiter().GetResult()));

        var result = await accept.HandleAsync(code, null, "Late", World.Password, TestContext.Current.CancellationToken);

        Assert.IsType<AcceptResult.NotGood>(result);
        Assert.Equal(0L, await _world.AskAsync<long>("select count(*) from users where email = $1", email));
    }

    [Fact]
    public async Task Two_parallel_presses_of_somebody_with_an_account_make_one_membership()
    {
        var (member, admin, _) = await AdministratorAsync();
        var person = await _world.PersonAsync(await _world.MemberAsync(), Role.Contributor);
        await admin.InviteAsync(person.Email, "contributor");
        var path = await _world.InvitedAsync(person.Email);
        var (one, other) = (await postgres.Web.SignInAsync(person), await postgres.Web.SignInAsync(person));
        var (onePage, otherPage) = (await one.GetAsync(path), await other.GetAsync(path));

        var answers = await Task.WhenAll(one.PostFormAsync(onePage, path), other.PostFormAsync(otherPage, path));

        Assert.Single(answers, page => page.Landed == "/account");
        Assert.Single(answers, page => page.Status == HttpStatusCode.Gone);
        Assert.Equal("contributor", await RolesAsync(member, person.Email));
    }

    [Fact]
    public async Task An_account_of_the_address_has_to_be_signed_in_and_no_other_will_do()
    {
        var (member, admin, _) = await AdministratorAsync();
        var person = await _world.PersonAsync(await _world.MemberAsync(), Role.Contributor);
        var thief = await _world.PersonAsync(await _world.MemberAsync(), Role.Contributor);
        await admin.InviteAsync(person.Email, "approver");
        var path = await _world.InvitedAsync(person.Email);

        var nobody = postgres.Web.NewVisitor();
        var asked = await nobody.GetAsync(path);
        Assert.Contains("Sign in with it", asked.Text);
        Assert.Empty(asked.Document.QuerySelectorAll($"form[action='{path}']"));
        var stranger = await postgres.Web.SignInAsync(thief);
        var told = await stranger.GetAsync(path);
        Assert.Contains("signed in under another address", told.Text);
        var token = told.Document.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        var stolen = await stranger.PostAsync(path, ("__RequestVerificationToken", token), ("Name", "Thief"), ("Password", World.Password));
        Assert.Equal(HttpStatusCode.Forbidden, stolen.Status);
        Assert.Equal("", await RolesAsync(member, thief.Email));
        Assert.Equal("", await RolesAsync(member, person.Email));

        var right = await postgres.Web.SignInAsync(person);
        var done = await right.PostFormAsync(await right.GetAsync(path), path);
        Assert.Equal("/account", done.Landed);
        Assert.Contains($"You can act for {member.Name} now", done.Text);
        Assert.Contains(member.Name, done.Document.QuerySelector(".account__menu")!.TextContent);
        Assert.Equal("approver", await RolesAsync(member, person.Email));
    }

    [Theory]
    [InlineData("update memberships set status = 'suspended' where organisation_id = $1 and user_id = $2")]
    [InlineData("delete from memberships where organisation_id = $1 and user_id = $2")]
    [InlineData("update memberships set role = 'approver' where organisation_id = $1 and user_id = $2")]
    [InlineData("update users set suspended_at = now() where id = $2 and $1::uuid is not null")]
    public async Task An_invitation_of_somebody_who_lost_the_right_is_worth_nothing(string lost)
    {
        var (member, admin, person) = await AdministratorAsync();
        var email = Invitations.NewEmail();
        await admin.InviteAsync(email, "organisation_admin");
        var path = await _world.InvitedAsync(email);
        var visitor = postgres.Web.NewVisitor();
        var page = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);

        await _world.RunAsync(lost, member.Id, person.Id);

        Assert.Equal(HttpStatusCode.Gone, (await visitor.PostFormAsync(page, path, ("Name", "Late"), ("Password", World.Password))).Status);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(path)).Status);
        Assert.Equal("", await RolesAsync(member, email));
    }

    [Fact]
    public async Task What_a_newcomer_types_wrong_is_said_at_once_and_uses_nothing_up()
    {
        var (member, admin, _) = await AdministratorAsync();
        var email = Invitations.NewEmail();
        await admin.InviteAsync(email, "contributor");
        var path = await _world.InvitedAsync(email);
        var visitor = postgres.Web.NewVisitor();

        var refused = await visitor.AcceptAsync(path, name: "", password: "short");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Enter your name", refused.Text);
        Assert.Contains("at least 12 characters", refused.Text);
        Assert.StartsWith("/sign-in", (await visitor.AcceptAsync(path)).Landed);
        Assert.Equal("contributor", await RolesAsync(member, email));
    }

    [Fact]
    public async Task Who_belongs_already_is_invited_already_or_no_address_gets_no_letter()
    {
        var (member, admin, self) = await AdministratorAsync();
        var known = await _world.PersonAsync(member, Role.Contributor);
        var email = Invitations.NewEmail();
        await admin.InviteAsync(email, "contributor");

        Assert.Contains("invited already", (await admin.InviteAsync(email.ToUpperInvariant(), "contributor")).Text);
        Assert.Contains($"belongs to {member.Name} already", (await admin.InviteAsync(known.Email, "approver")).Text);
        Assert.Contains("already", (await admin.InviteAsync(self.Email, "approver")).Text);
        Assert.Contains("Enter an email address", (await admin.InviteAsync("Name <a@b.example>", "contributor")).Text);
        var without = await admin.InviteAsync("kept@members.example");
        Assert.Contains("Choose at least one role", without.Text);
        Assert.Equal("kept@members.example", without.Document.GetElementById("Email")!.GetAttribute("value"));
        Assert.Contains("Choose at least one role", (await admin.InviteAsync(Invitations.NewEmail(), "steering", "consortium_admin")).Text);
        Assert.Equal(1L, await _world.AskAsync<long>("select count(*) from invitations where organisation_id = $1", member.Id));
    }

    [Fact]
    public async Task The_page_of_who_invites_tells_nothing_of_accounts_elsewhere()
    {
        var (_, admin, _) = await AdministratorAsync();
        var elsewhere = await _world.PersonAsync(await _world.MemberAsync(), Role.Contributor);
        var nobody = Invitations.NewEmail();

        var known = await admin.InviteAsync(elsewhere.Email, "contributor");
        var unknown = await admin.InviteAsync(nobody, "contributor");

        Assert.Equal(
            unknown.Document.QuerySelector(".govuk-notification-banner")!.TextContent.Replace(nobody, "", StringComparison.Ordinal),
            known.Document.QuerySelector(".govuk-notification-banner")!.TextContent.Replace(elsewhere.Email, "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_organisations_invitation_and_none_look_alike()
    {
        var (_, theirs, _) = await AdministratorAsync();
        var email = Invitations.NewEmail();
        await theirs.InviteAsync(email, "contributor");
        var id = await _world.AskAsync<Guid>("select id from invitations where email = $1", email);
        var (_, mine, _) = await AdministratorAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await mine.GetAsync($"/people/invitations/{id}/revoke")).Status);
        var token = (await mine.GetAsync("/people/invite")).Document.QuerySelector("main input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.NotFound, (await mine.PostAsync($"/people/invitations/{id}/revoke", ("__RequestVerificationToken", token))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await mine.PostAsync($"/people/invitations/{id}/again", ("__RequestVerificationToken", token))).Status);
        Assert.Equal(HttpStatusCode.OK, (await postgres.Web.NewVisitor().GetAsync(await _world.InvitedAsync(email))).Status);
    }

    [Fact]
    public async Task The_secret_stands_in_the_letter_alone()
    {
        var (_, admin, _) = await AdministratorAsync();
        var email = Invitations.NewEmail();
        await admin.InviteAsync(email, "contributor");
        var secret = (await _world.InvitedAsync(email)).Split('/')[^1];

        Assert.Equal(43, secret.Length);
        Assert.Equal(0L, await _world.AskAsync<long>("select count(*) from invitations where invitations::text like '%' || $1 || '%'", secret));
        Assert.DoesNotContain(secret, (await admin.GetAsync("/people")).Body);
    }

    private async Task<(Member Member, Visitor Visitor, Person Person)> AdministratorAsync()
    {
        var member = await _world.MemberAsync();
        var person = await _world.PersonAsync(member, Role.OrganisationAdmin);
        return (member, await postgres.Web.SignInAsync(person), person);
    }

    private static async Task<Page> RevokeAsync(Visitor admin, Guid id) =>
        await admin.PostFormAsync(await admin.GetAsync($"/people/invitations/{id}/revoke"), $"/people/invitations/{id}/revoke");

    private static async Task<Page> PressAsync(Visitor admin, string action) => await admin.PostFormAsync(await admin.GetAsync("/people"), action);

    private Task<string> RolesAsync(Member member, string email) => _world.AskAsync<string>(
        "select coalesce(string_agg(role, ',' order by role), '') from memberships m join users u on u.id = m.user_id where organisation_id = $1 and email = $2 and status = 'active'", member.Id, email);

    private Task<string> TrailAsync(Member member) => _world.AskAsync<string>(
        "select string_agg(action, '|' order by at) from audit_entries where organisation_id = $1 and action not in ('signed in', 'put on hat')", member.Id);
}
