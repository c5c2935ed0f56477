using System.Net;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Audit;

/// <summary>What an organisation and the consortium read of their own trails.</summary>
public sealed class AuditPagesTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task An_administrator_reads_what_was_done_in_their_organisation_and_nothing_of_others()
    {
        var (mine, theirs) = (await _world.MemberAsync(), await _world.MemberAsync());
        var (admin, author) = (await _world.PersonAsync(mine, Role.OrganisationAdmin), await _world.PersonAsync(mine, Role.Contributor));
        await EntryAsync(mine, author, "saved", "return 2026-Q1", "3 answers changed");
        await EntryAsync(theirs, await _world.PersonAsync(theirs, Role.Contributor), "saved", "secret thing");
        var visitor = await postgres.Web.SignInAsync(admin);

        var page = await visitor.GetAsync("/audit");

        Assert.Equal("Audit trail", page.Heading);
        Assert.Contains($"{author.Name} saved return 2026-Q1 3 answers changed", page.Text);
        Assert.DoesNotContain("secret thing", page.Body);
        Assert.DoesNotContain(theirs.Name, page.Body);
    }

    [Fact]
    public async Task Entries_are_found_by_words_person_and_day_and_taken_away_as_they_were_found()
    {
        var member = await _world.MemberAsync();
        var (admin, author) = (await _world.PersonAsync(member, Role.OrganisationAdmin), await _world.PersonAsync(member, Role.Contributor));
        await EntryAsync(member, author, "saved", "return 2026-Q1", at: "2026-03-29 23:30+00"); // summer time: the 30th in London
        await EntryAsync(member, admin, "made_a_token", "token 50%_=x", at: "2026-04-02 12:00+00");
        var visitor = await postgres.Web.SignInAsync(admin);

        Assert.Contains("saved", Only(await visitor.GetAsync("/audit?words=RETURN%202026")));
        Assert.Contains("made a token", Only(await visitor.GetAsync("/audit?words=50%25_")));
        Assert.Contains("saved", Only(await visitor.GetAsync($"/audit?who={author.Id}")));
        Assert.Contains("saved", Only(await visitor.GetAsync("/audit?from=2026-03-30&to=2026-03-30")));
        Assert.Contains("No entry is like that", (await visitor.GetAsync("/audit?to=2026-03-29&words=saved")).Text);

        var csv = (await visitor.GetAsync($"/audit.csv?who={author.Id}")).Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("number,at,person_id,person,action,subject,detail,sha256", csv[0]);
        Assert.Contains($",2026-03-29T23:30:00.000000Z,{author.Id},{author.Name},saved,return 2026-Q1,,", csv[1]);
        Assert.Equal(2, csv.Length);
    }

    [Fact]
    public async Task A_long_trail_has_pages_the_newest_first()
    {
        var member = await _world.MemberAsync();
        var admin = await _world.PersonAsync(member, Role.OrganisationAdmin);
        await _world.RunAsync(
            "insert into audit_entries (organisation_id, at, user_id, action, subject) select $1, now(), $2, 'did', 'thing ' || n from generate_series(1, 60) n",
            member.Id, admin.Id);
        var visitor = await postgres.Web.SignInAsync(admin);

        var (first, second) = (await visitor.GetAsync("/audit?words=thing"), await visitor.GetAsync("/audit?words=thing&page=2"));

        Assert.Contains("thing 60", first.Text);
        Assert.DoesNotContain("thing 9 ", first.Text + " ");
        Assert.Contains("thing 9 ", second.Text + " ");
        Assert.Contains("/audit?words=thing&page=2", first.Document.QuerySelector(".govuk-pagination")!.InnerHtml.Replace("&amp;", "&", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_may_read_the_trail_may_verify_it_and_is_told_what_is_wrong()
    {
        var member = await _world.MemberAsync();
        var admin = await _world.PersonAsync(member, Role.OrganisationAdmin);
        await EntryAsync(member, admin, "did", "this");
        await EntryAsync(member, admin, "did", "that");
        var visitor = await postgres.Web.SignInAsync(admin);
        Assert.Contains($"The trail of {member.Name} is whole.", (await visitor.GetAsync("/audit/verify")).Text);

        await _world.RunAsync("set session_replication_role = replica; update audit_entries set subject = 'other' where organisation_id = '" + member.Id + "' and subject = 'this'; reset session_replication_role");

        var verdict = await visitor.GetAsync("/audit/verify");
        Assert.Equal(HttpStatusCode.OK, verdict.Status);
        Assert.Contains("is not whole. Entry ", verdict.Text);
        Assert.Contains(" was changed after it was written.", verdict.Text);
    }

    [Fact]
    public async Task The_consortiums_administrator_reads_the_consortiums_trail_and_no_members()
    {
        var member = await _world.MemberAsync();
        await EntryAsync(member, await _world.PersonAsync(member, Role.Contributor), "saved", "a members thing");
        var admin = await _world.PersonAsync(Role.ConsortiumAdmin);
        var subject = $"thing {Guid.NewGuid()}";
        await _world.RunAsync("insert into consortium_audit_entries (at, user_id, action, subject) values (now(), $1, 'did', $2), (now(), null, 'published', $2)", admin.Id, subject);
        var visitor = await postgres.Web.SignInAsync(admin);

        var page = await visitor.GetAsync($"/audit?words={Uri.EscapeDataString(subject)}");

        Assert.Contains($"{admin.Name} did {subject}", page.Text);
        Assert.Contains($"The service published {subject}", page.Text);
        Assert.DoesNotContain("a members thing", (await visitor.GetAsync("/audit.csv")).Body);
        Assert.Contains("The trail of the consortium is", (await visitor.GetAsync("/audit/verify")).Text);
    }

    private static string Only(Page page)
    {
        Assert.StartsWith("1 entry", page.Document.QuerySelector("p.muted")?.TextContent.Trim() ?? page.Text);
        return page.Document.QuerySelector("tbody")!.TextContent;
    }

    private async Task EntryAsync(Member member, Person person, string action, string subject, string detail = "", string at = "now") =>
        await _world.RunAsync(
            "insert into audit_entries (organisation_id, at, user_id, action, subject, detail) values ($1, $6::timestamptz, $2, $3, $4, $5)",
            member.Id, person.Id, action, subject, detail, at);
}
