using System.Net;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.People;

namespace Benchmarking.Web.Tests.Features.Organisations;

public sealed class OrganisationPagesTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task An_organisation_is_taken_up_and_its_first_administrator_lets_the_others_in()
    {
        var (admin, _) = await AdministratorAsync();
        var (name, email) = ($"New Homes {Guid.NewGuid():N}"[..22], Invitations.NewEmail());
        var form = await admin.GetAsync("/organisations/new");

        var refused = await admin.PostFormAsync(form, "/organisations/new", ("Name", name), ("Homes", "many"));
        foreach (var said in new[] { "Enter a short name", "Choose a region", "Choose a size", "Choose a type", "Enter the number of homes", "Enter an email address" })
            Assert.Contains(said, refused.Text);
        Assert.Equal(name, refused.Document.GetElementById("Name")!.GetAttribute("value"));
        var made = await admin.PostFormAsync(refused, "/organisations/new", Sound(name, email));

        Assert.Equal(name, made.Heading);
        Assert.Contains("No administrator yet", made.Text);
        Assert.Contains(email, made.Text);
        var visitor = postgres.Web.NewVisitor();
        await visitor.AcceptAsync(await _world.InvitedAsync(email), "First Administrator");
        var id = await _world.AskAsync<Guid>("select id from organisations where name = $1", name);
        Assert.Contains("First Administrator", (await admin.GetAsync($"/organisations/{id}")).Text);
        Assert.Contains("Active", (await admin.GetAsync($"/organisations?search={Uri.EscapeDataString(name)}")).Text);
        Assert.Contains("took up an organisation (consortium)", await TrailAsync(id));
        Assert.Equal(12400, await _world.AskAsync<int>("select homes from organisations where id = $1", id));

        // A second one is the organisation's own to invite.
        var token = await TokenAsync(admin);
        var second = await admin.PostAsync($"/organisations/{id}/administrator", ("Email", Invitations.NewEmail()), ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Contains("You cannot hand out these roles", second.Text);
        var twice = await admin.PostFormAsync(await admin.GetAsync("/organisations/new"), "/organisations/new", Sound(name, Invitations.NewEmail()));
        Assert.Contains("an organisation of this name already", twice.Text);
    }

    [Fact]
    public async Task An_earlier_name_is_kept_found_and_shown_on_both_trails()
    {
        var (admin, _) = await AdministratorAsync();
        var member = await _world.MemberAsync();
        var name = $"Renamed {Guid.NewGuid():N}"[..20];

        var done = await admin.PostFormAsync(
            await admin.GetAsync($"/organisations/{member.Id}/name"), $"/organisations/{member.Id}/name", ("Name", name), ("ShortName", "Ren"));

        Assert.Equal(name, done.Heading);
        Assert.Contains($"/view-as?organisation={Uri.EscapeDataString(member.Name)}", done.Document.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")));
        foreach (var link in new[] { "/organisations/domains", "/view-as" })
            Assert.Contains(link, (await admin.GetAsync("/organisations")).Document.QuerySelectorAll("main a").Select(own => own.GetAttribute("href")));
        Assert.Contains($"Formerly {member.Name} (until", done.Text);
        Assert.Contains($"formerly {member.Name}", (await admin.GetAsync($"/organisations?search={Uri.EscapeDataString(member.Name)}")).Text);
        Assert.Contains($"{name},Ren,{member.Name},", (await admin.GetAsync($"/organisations.csv?search={Uri.EscapeDataString(member.Name)}")).Body);
        Assert.Contains("renamed the organisation (consortium)", await TrailAsync(member.Id));
        Assert.Equal(1L, await _world.AskAsync<long>("select count(*) from consortium_audit_entries where action = 'renamed the organisation' and subject = $1", $"organisation {member.Id}"));
        var insider = await postgres.Web.SignInAsync(await _world.PersonAsync(member, Role.Contributor));
        Assert.Contains(name, (await insider.GetAsync("/")).Document.QuerySelector(".account summary")!.TextContent);
    }

    [Fact]
    public async Task Attributes_are_changed_among_those_that_peer_groups_have()
    {
        var (admin, _) = await AdministratorAsync();
        var member = await _world.MemberAsync();
        var page = await admin.GetAsync($"/organisations/{member.Id}/attributes");
        Assert.Contains("from the next publication on", page.Text);

        var refused = await admin.PostFormAsync(page, $"/organisations/{member.Id}/attributes", ("Region", "Atlantis"), ("SizeBand", "under 5,000"), ("Type", "ALMO"));
        Assert.Contains("Choose a region", refused.Text);
        var done = await admin.PostFormAsync(refused, $"/organisations/{member.Id}/attributes", ("Region", "North West"), ("SizeBand", "under 5,000"), ("Type", "ALMO"), ("Homes", "4,200"));

        Assert.Contains("North West", done.Text);
        Assert.Contains("under 5,000 · 4,200 homes", done.Text);
        Assert.Contains("Nowhere, None, none, ? homes → North West, under 5,000, ALMO, 4200 homes", await TrailAsync(member.Id));
    }

    [Fact]
    public async Task A_retired_organisation_is_read_and_never_changed_and_its_people_keep_reading()
    {
        var (admin, _) = await AdministratorAsync();
        var round = await _world.RoundAsync();
        var member = await _world.MemberAsync();
        var person = await _world.PersonAsync(member, Role.Contributor, Role.Approver);
        var insider = await postgres.Web.SignInAsync(person);
        var form = await insider.GetAsync($"/returns/{round.Period.Route}/figures/core");
        Assert.Equal(HttpStatusCode.OK, form.Status);
        var page = await admin.GetAsync($"/organisations/{member.Id}/retire");
        Assert.Contains("Its people keep signing in", page.Text);

        var refused = await admin.PostFormAsync(page, $"/organisations/{member.Id}/retire", ("LastDay.Year", "2999"));
        Assert.Contains("Enter a day from", refused.Text);
        Assert.Contains("Say why", refused.Text);
        var done = await admin.PostFormAsync(page, $"/organisations/{member.Id}/retire", ("Why", "It was taken over by a landlord outside the consortium"));

        Assert.Contains("Retired", done.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/organisations/{member.Id}/retire")).Status);
        Assert.Contains("It was taken over", await TrailAsync(member.Id));
        var read = await insider.GetAsync($"/returns/{round.Period.Route}/figures/core");
        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Contains("left the consortium on", read.Document.QuerySelector(".hat-notice")!.TextContent);
        var token = form.Document.QuerySelector("main input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Forbidden, (await insider.PostAsync($"/returns/{round.Period.Route}/figures/core", ("__RequestVerificationToken", token))).Status);
        Assert.Equal(HttpStatusCode.OK, (await insider.GetAsync("/targets")).Status);
    }

    [Fact]
    public async Task Merged_organisations_name_each_other_keep_their_histories_and_hand_nobody_the_others()
    {
        var (admin, _) = await AdministratorAsync();
        var (from, into) = (await _world.MemberAsync(), await _world.MemberAsync());
        var (one, other) = (await _world.PersonAsync(from, Role.OrganisationAdmin), await _world.PersonAsync(into, Role.OrganisationAdmin));

        var page = await admin.GetAsync($"/organisations/{from.Id}/merge");
        Assert.Contains("Both histories stay where they are", page.Text);
        Assert.Contains("Choose the organisation that goes on", (await admin.PostFormAsync(page, $"/organisations/{from.Id}/merge", ("Into", from.Id.ToString()), ("Why", "Joined"))).Text);
        var done = await admin.PostFormAsync(page, $"/organisations/{from.Id}/merge", ("Into", into.Id.ToString()), ("Why", "One group now"));

        Assert.Contains($"Merged into {into.Name}", done.Text);
        Assert.Contains($"{from.Name} was merged into this organisation", (await admin.GetAsync($"/organisations/{into.Id}")).Text);
        Assert.Contains("merged the organisation (consortium)", await TrailAsync(from.Id));
        Assert.Contains("merged another into the organisation (consortium)", await TrailAsync(into.Id));
        // Nobody belongs to the other by it.
        Assert.Equal(2L, await _world.AskAsync<long>("select count(*) from memberships where user_id in ($1, $2)", one.Id, other.Id));
        Assert.DoesNotContain(from.Name, (await (await postgres.Web.SignInAsync(other)).GetAsync("/account")).Text);
        // And the engine takes the two for one interest.
        Assert.Equal(1L, await _world.AskAsync<long>("select count(distinct interest_group) from organisations where id in ($1, $2)", from.Id, into.Id));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/organisations/{from.Id}/merge")).Status);
        // Its administrator goes on managing its people, and lets one of the other in.
        var first = await postgres.Web.SignInAsync(one);
        await first.InviteAsync(other.Email, "contributor");
        var second = await postgres.Web.SignInAsync(other);
        var path = await _world.InvitedAsync(other.Email);
        await second.PostFormAsync(await second.GetAsync(path), path);
        Assert.Contains(from.Name, (await second.GetAsync("/account")).Text);
    }

    [Fact]
    public async Task A_circle_of_mergers_is_refused()
    {
        var (admin, _) = await AdministratorAsync();
        var (one, other) = (await _world.MemberAsync(), await _world.MemberAsync());
        var (onePage, otherPage) = (await admin.GetAsync($"/organisations/{one.Id}/merge"), await admin.GetAsync($"/organisations/{other.Id}/merge"));

        await Task.WhenAll(
            admin.PostFormAsync(onePage, $"/organisations/{one.Id}/merge", ("Into", other.Id.ToString()), ("Why", "One")),
            admin.PostFormAsync(otherPage, $"/organisations/{other.Id}/merge", ("Into", one.Id.ToString()), ("Why", "Other")));

        Assert.Equal(1L, await _world.AskAsync<long>("select count(*) from organisations where id in ($1, $2) and merged_into is not null", one.Id, other.Id));
    }

    [Fact]
    public async Task Active_people_are_appointed_to_the_steering_group_and_dismissed()
    {
        var (admin, _) = await AdministratorAsync();
        var member = await _world.MemberAsync();
        var person = await _world.PersonAsync(member, Role.Contributor);
        var (suspended, stranger) = (await _world.PersonAsync(), await _world.PersonAsync());
        await _world.JoinAsync(suspended, member, "suspended", Role.Contributor);
        var theirs = await postgres.Web.SignInAsync(person);
        Assert.Equal(HttpStatusCode.Forbidden, (await theirs.GetAsync("/sector")).Status);
        var page = await admin.GetAsync($"/organisations/{member.Id}");
        Assert.Equal([person.Id.ToString()], page.Document.QuerySelectorAll("#person option").Select(option => option.GetAttribute("value")));

        var done = await admin.PostFormAsync(page, $"/organisations/{member.Id}/steering", ("person", person.Id.ToString()));
        Assert.Contains("They sit on the steering group", done.Text);
        Assert.Equal(HttpStatusCode.OK, (await theirs.GetAsync("/sector")).Status);
        foreach (var nobody in new[] { suspended, stranger })
            Assert.Equal(HttpStatusCode.NotFound, (await admin.PostFormAsync(page, $"/organisations/{member.Id}/steering", ("person", nobody.Id.ToString()))).Status);

        var dismiss = $"/organisations/{member.Id}/steering/{person.Id}/dismiss";
        await admin.PostFormAsync(await admin.GetAsync(dismiss), dismiss);
        Assert.Equal(HttpStatusCode.Forbidden, (await theirs.GetAsync("/sector")).Status);
        Assert.Contains("appointed to the steering group (consortium)", await TrailAsync(member.Id));
        Assert.Contains("dismissed from the steering group (consortium)", await TrailAsync(member.Id));
        Assert.Equal("contributor", await _world.AskAsync<string>("select string_agg(role, ',') from memberships where user_id = $1", person.Id));
    }

    private async Task<(Visitor Visitor, Person Person)> AdministratorAsync()
    {
        var person = await _world.PersonAsync(Role.ConsortiumAdmin);
        var visitor = await postgres.Web.SignInAsync(person);
        return (visitor, person);
    }

    private static (string, string)[] Sound(string name, string email) =>
    [
        ("Name", name), ("ShortName", "New"), ("Region", "North West"), ("SizeBand", "10,000 to 19,999"), ("Type", "ALMO"), ("Homes", "12,400"), ("Email", email),
    ];

    private static async Task<string> TokenAsync(Visitor visitor) =>
        (await visitor.GetAsync("/organisations/new")).Document.QuerySelector("main input[name='__RequestVerificationToken']")!.GetAttribute("value")!;

    private Task<string> TrailAsync(Guid organisation) => _world.AskAsync<string>(
        "select coalesce(string_agg(action || ': ' || detail, '|' order by at), '') from audit_entries where organisation_id = $1", organisation);
}
