using System.Net;
using Benchmarking.Web.Features.PeerGroups;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.PeerGroups;

/// <summary>Asking for peer groups by the pages, with members and a region of each test's own.</summary>
public sealed class PeerGroupPagesTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task A_steering_member_sees_who_would_be_in_a_set_changes_it_and_asks_for_it()
    {
        var (members, steering) = await ClubAsync(7);
        await ClubAsync(6); // enough others to be told apart from
        var name = $"Set {Guid.NewGuid():N}";
        var form = await steering.GetAsync("/peer-groups/new");
        (string, string)[] typed = [("Kind", PeerGroupForm.Named), ("Name", name), ("Reason", "They <work> alike."), .. members.Select(own => ("Members", own.Name))];

        var preview = await steering.PostFormAsync(form, "/peer-groups/new", [.. typed, ("Step", "preview")]);
        Assert.Equal($"Ask for “{name}”?", preview.Heading);
        Assert.All(members, own => Assert.Contains(own.Name, preview.Text));
        Assert.Contains("Members7", preview.Text);
        Assert.Contains("Different enough from each that is published.", preview.Text);

        var changed = await steering.PostFormAsync(preview, "/peer-groups/new", [("Step", "change"), .. members.Select(own => ("Members", own.Name))]);
        Assert.Equal("Ask for a peer group", changed.Heading);
        Assert.Equal(name, changed.Document.QuerySelector("#Name")!.GetAttribute("value"));
        Assert.Equal(7, changed.Document.QuerySelectorAll("input[name=Members][checked]").Length);

        var asked = await steering.PostFormAsync(preview, "/peer-groups/new", [("Step", "ask"), .. members.Select(own => ("Members", own.Name))]);
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.StartsWith("/peer-groups/named:set-", WebUtility.UrlDecode(asked.Landed));
        Assert.Contains("They <work> alike.", asked.Text);
        Assert.Equal(1L, await _world.AskAsync<long>(
            "select count(*) from consortium_jobs j join peer_groups g on g.id = j.subject where g.name = $1 and j.kind = 'check_peer_group'", name));
        Assert.Equal(1L, await _world.AskAsync<long>(
            "select count(*) from audit_entries where action = 'asked for peer group' and subject = $1", WebUtility.UrlDecode(asked.Landed)["/peer-groups/".Length..]));
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once_and_what_was_typed_is_kept()
    {
        var (members, steering) = await ClubAsync(2);

        var page = await steering.PostFormAsync(
            await steering.GetAsync("/peer-groups/new"), "/peer-groups/new", ("Kind", "named"), ("Reason", " "), ("Name", ""), ("Step", "preview"), ("Members", members[0].Name));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(
            ["Give the set a name", "Tick at least 5 members: a median needs as many", "Say why it would be useful"],
            page.Document.QuerySelectorAll(".govuk-error-summary__list a").Select(link => link.TextContent.Trim()));
        Assert.All(
            page.Document.QuerySelectorAll(".govuk-error-summary__list a"),
            link => Assert.NotNull(page.Document.QuerySelector(link.GetAttribute("href")!)));
        Assert.Equal(members[0].Name, page.Document.QuerySelector("input[name=Members][checked]")!.GetAttribute("value"));
        Assert.StartsWith("Error: ", page.Title);
    }

    [Fact]
    public async Task A_combination_needs_two_attributes_and_says_so_at_the_field()
    {
        var (_, steering) = await ClubAsync(1);

        var page = await steering.PostFormAsync(
            await steering.GetAsync("/peer-groups/new"), "/peer-groups/new", ("Kind", "combination"), ("Region", "region:north-west"), ("Reason", "r"), ("Step", "ask"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Choose at least two of region, size and type", page.Text);
        Assert.Equal("region:north-west", page.Document.QuerySelector("#Region option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_combination_without_members_is_not_made_and_says_what_to_widen_even_where_the_button_is_forced()
    {
        var (_, steering) = await ClubAsync(1);

        var page = await steering.PostFormAsync(
            await steering.GetAsync("/peer-groups/new"), "/peer-groups/new",
            ("Kind", "combination"), ("Region", "region:yorkshire"), ("Type", "type:almo"), ("Reason", "r"), ("Step", "ask"));

        Assert.Equal("“Yorkshire, ALMOs” cannot be made", page.Heading);
        Assert.Contains("fewer than the 5 that a median needs.", page.Text);
        Assert.Equal(0L, await _world.AskAsync<long>("select count(*) from peer_groups where name = 'Yorkshire, ALMOs'"));
        Assert.Null(page.Document.QuerySelector("button[value=ask]"));
    }

    [Fact]
    public async Task What_waits_or_was_refused_is_known_to_the_steering_group_and_to_no_member()
    {
        var (members, steering) = await ClubAsync(1);
        var member = await postgres.Web.SignInAsync(await _world.PersonAsync(members[0], Role.Contributor));
        var (asked, refused, live) = (await GroupAsync("asked"), await GroupAsync("refused"), await GroupAsync("live"));

        foreach (var code in new[] { asked, refused })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync($"/peer-groups/{code}")).Status);
            Assert.Equal(HttpStatusCode.OK, (await steering.GetAsync($"/peer-groups/{code}")).Status);
            Assert.DoesNotContain(code, (await member.GetAsync("/peer-groups")).Body);
            Assert.Contains(code, (await steering.GetAsync("/peer-groups")).Body);
        }

        Assert.Contains("It has numbers from the next publication on.", (await member.GetAsync($"/peer-groups/{live}")).Text);
        Assert.DoesNotContain("Retire", (await member.GetAsync($"/peer-groups/{live}")).Text);
    }

    [Fact]
    public async Task Why_a_group_was_asked_for_is_on_the_steering_group_s_page_alone()
    {
        var (members, steering) = await ClubAsync(1);
        var member = await postgres.Web.SignInAsync(await _world.PersonAsync(members[0], Role.OrganisationAdmin));
        var code = await GroupAsync("live");

        Assert.Contains("Why it was asked forThey merge next year.", (await steering.GetAsync($"/peer-groups/{code}")).Text);
        var page = await member.GetAsync($"/peer-groups/{code}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("merge next year", page.Body);
        Assert.DoesNotContain("Why it was asked for", page.Text);
    }

    [Theory]
    [InlineData("running", "Q2 (2 of 4): Trying")]
    [InlineData("done", "Finished")]
    [InlineData("failed", "Not done")]
    public async Task How_far_a_check_is_is_told_only_while_it_goes_on(string state, string stage)
    {
        var (_, steering) = await ClubAsync(1);
        var code = await GroupAsync("asked");
        await _world.RunAsync(
            """
            insert into consortium_jobs (kind, subject, state, requested_at, requested_by, stage, done, total, message, attempts, leased_until, finished_at)
            select 'check_peer_group', id, $2, now(), gen_random_uuid(), 'Q2 (2 of 4): Trying', 1, 2, 'm', 1,
              case $2 when 'running' then now() + interval '1 hour' end, case $2 when 'running' then null else now() end
            from peer_groups where code = $1
            """, code, state);

        Assert.Contains($"\"stage\":\"{stage}\"", (await steering.GetAsync($"/peer-groups/{code}/progress")).Body);
        if (state == "running") // the workers of other tests leave it alone: its lease holds, and it ends here
            await _world.RunAsync("update consortium_jobs j set state = 'failed', finished_at = now(), leased_until = null from peer_groups g where g.id = j.subject and g.code = $1", code);
    }

    [Fact]
    public async Task The_steering_group_has_a_way_back_from_the_peer_groups_to_the_sector()
    {
        var (members, steering) = await ClubAsync(1);
        var member = await postgres.Web.SignInAsync(await _world.PersonAsync(members[0], Role.Contributor));

        Assert.Equal("Sector", (await steering.GetAsync("/peer-groups")).Document.QuerySelector(".crumbs a[href='/sector']")!.TextContent);
        Assert.Null((await member.GetAsync("/peer-groups")).Document.QuerySelector("a[href='/sector']"));
    }

    [Fact]
    public async Task Retiring_is_asked_once_more_and_says_that_nothing_published_changes()
    {
        var (_, steering) = await ClubAsync(1);
        var code = await GroupAsync("live");

        var question = await steering.GetAsync($"/peer-groups/{code}/retire");
        Assert.Contains("What is published keeps its numbers: nothing published ever changes.", question.Text);
        var done = await steering.PostFormAsync(question, $"/peer-groups/{code}/retire");

        Assert.Equal("/peer-groups", done.Landed);
        Assert.Contains($"“{code}” is retired. What is published keeps its numbers.", done.Text);
        Assert.Equal("retired", await _world.AskAsync<string>("select state from peer_groups where code = $1", code));
        Assert.Equal(HttpStatusCode.NotFound, (await steering.GetAsync($"/peer-groups/{code}/retire")).Status);
    }

    [Fact]
    public async Task Groups_of_the_seed_data_cannot_be_retired()
    {
        var (_, steering) = await ClubAsync(1);

        Assert.Equal(HttpStatusCode.NotFound, (await steering.GetAsync("/peer-groups/region:north-west/retire")).Status);
    }

    [Fact]
    public async Task A_check_that_broke_off_can_be_asked_for_again()
    {
        var (_, steering) = await ClubAsync(1);
        var code = await GroupAsync("asked");

        var page = await steering.GetAsync($"/peer-groups/{code}");
        Assert.Contains("The check was not finished", page.Text);
        await steering.PostFormAsync(page, $"/peer-groups/{code}/check");

        Assert.Equal(1L, await _world.AskAsync<long>("select count(*) from consortium_jobs j join peer_groups g on g.id = j.subject where g.code = $1", code));
        Assert.Equal(HttpStatusCode.OK, (await steering.GetAsync($"/peer-groups/{code}/progress")).Status);
    }

    [Fact]
    public async Task Organisations_like_ours_lists_others_by_attributes_and_leads_to_no_new_number()
    {
        var member = await _world.MemberAsync("Likeland", "under 5,000", "council");
        var near = await _world.MemberAsync("Likeland", "under 5,000", "council");
        var far = await _world.MemberAsync("Elsewhere", "20,000 and over", "ALMO");
        var visitor = await postgres.Web.SignInAsync(await _world.PersonAsync(member, Role.Contributor));

        var page = await visitor.GetAsync("/peer-groups/like-ours");
        var rows = page.Document.QuerySelectorAll(".like-ours tbody th").Select(cell => cell.TextContent).ToList();

        Assert.True(rows.FindIndex(row => row.StartsWith(near.Name, StringComparison.Ordinal)) < rows.FindIndex(row => row.StartsWith(far.Name, StringComparison.Ordinal)));
        Assert.DoesNotContain(rows, row => row.StartsWith(member.Name, StringComparison.Ordinal));
        Assert.Contains("No figure of anybody’s return has a part in it.", page.Text);
    }

    private async Task<(Member[] Members, Visitor Steering)> ClubAsync(int members)
    {
        var club = new Member[members];
        for (var at = 0; at < members; at++)
            club[at] = await _world.MemberAsync();
        return (club, await postgres.Web.SignInAsync(await _world.PersonAsync(club[0], Role.Steering)));
    }

    /// <summary>A named set in a state, as if it had come there.</summary>
    private async Task<string> GroupAsync(string state)
    {
        var code = $"named:{Guid.NewGuid():N}";
        await _world.RunAsync(
            """
            insert into peer_groups (code, dimension, name, description, attribute_value, position, state, reason, asked_at, asked_by, outcome, decided_at)
            values ($1, 'named', $1, 'Made by a test.', '', 999, $2, 'They merge next year.', now(), gen_random_uuid(), case $2 when 'asked' then '' else 'So it came out.' end,
              case $2 when 'asked' then null else now() end)
            """, code, state);
        return code;
    }
}
