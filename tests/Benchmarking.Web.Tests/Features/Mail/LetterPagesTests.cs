using System.Net;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Mail;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Returns;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarking.Web.Tests.Features.Mail;

/// <summary>Choosing letters, stopping them, and those that pages put into the outbox.</summary>
public sealed class LetterPagesTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task A_letters_link_stops_its_kind_for_its_reader_alone_once_they_press()
    {
        var (reader, other) = (await _world.PersonAsync(), await _world.PersonAsync());
        var path = Links.Path(new UserId(reader.Id), MailKind.Reminder);
        var nobody = postgres.Web.NewVisitor();

        var page = await nobody.GetAsync(path);
        Assert.Contains("Stop letters of this kind?", page.Heading);
        Assert.Equal(0L, await RefusedAsync(reader));

        await nobody.PostFormAsync(page, path);
        Assert.Equal("reminder", await _world.AskAsync<string>("select string_agg(kind, ',') from mail_refusals where user_id = $1", reader.Id));
        Assert.Equal(0L, await RefusedAsync(other));
    }

    [Fact]
    public async Task A_mail_program_stops_letters_with_one_post_and_twice_is_once()
    {
        var reader = await _world.PersonAsync();
        var path = Links.Path(new UserId(reader.Id), MailKind.Overdue);

        var first = await postgres.Web.NewVisitor().PostAsync(path, ("List-Unsubscribe", "One-Click"));
        var second = await postgres.Web.NewVisitor().PostAsync(path, ("List-Unsubscribe", "One-Click"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.Status, second.Status));
        Assert.Equal(1L, await RefusedAsync(reader));
    }

    [Fact]
    public async Task A_link_that_was_changed_stops_nothing()
    {
        var reader = await _world.PersonAsync();
        var path = Links.Path(new UserId(reader.Id), MailKind.Overdue);
        var changed = path[..^3] + (path.EndsWith("AAA", StringComparison.Ordinal) ? "BBB" : "AAA");

        Assert.Equal(HttpStatusCode.NotFound, (await postgres.Web.NewVisitor().GetAsync(changed)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await postgres.Web.NewVisitor().PostAsync(changed)).Status);
        Assert.Equal(0L, await RefusedAsync(reader));
    }

    [Fact]
    public async Task A_person_chooses_among_the_letters_that_their_roles_get()
    {
        var person = await _world.PersonAsync(await _world.MemberAsync(), Role.Contributor);
        var visitor = await postgres.Web.SignInAsync(person);

        var page = await visitor.GetAsync("/account/mail");
        Assert.Equal(7, page.Document.QuerySelectorAll("input[name=wanted][checked]").Length);
        Assert.DoesNotContain("A member asks", page.Text);

        await visitor.PostFormAsync(page, "/account/mail", ("wanted", "SentBack"), ("wanted", "ReopeningAsked"));
        Assert.Equal(
            "case_study,due_soon,opened,overdue,reminder,reopened",
            await _world.AskAsync<string>("select string_agg(kind, ',' order by kind) from mail_refusals where user_id = $1", person.Id));

        var again = await visitor.GetAsync("/account/mail");
        Assert.Equal("SentBack", Assert.Single(again.Document.QuerySelectorAll("input[name=wanted][checked]")).GetAttribute("value"));
        await visitor.PostFormAsync(again, "/account/mail", ("wanted", "SentBack"), ("wanted", "Opened"));
        Assert.Equal(5L, await RefusedAsync(person));
    }

    [Fact]
    public async Task Sending_back_writes_to_the_contributors_and_quotes_nothing()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var (one, two) = (await given.World.PersonAsync(given.Member, Role.Contributor), await given.World.PersonAsync(given.Member, Role.Contributor));
        var approver = await given.SomebodyAsync(Role.Contributor, Role.Approver);
        var officer = await postgres.Web.SignInAsync(one);
        await given.SaveAsync(officer, ReturnFixture.Sound);
        await given.SendAsync(officer);

        await approver.PostFormAsync(
            await approver.GetAsync($"{given.Url}/review"), $"{given.Url}/review/send-back", ("comment", "Is 10,000 right?"));

        Assert.Equal(
            new[] { one.Email, two.Email }.Order(StringComparer.Ordinal),
            await given.World.AskAsync<string[]>(
                "select array_agg(address order by address collate \"C\") from mail_messages where kind = 'sent_back' and about like 'sent-back/' || (select id from returns where organisation_id = $1) || '/%'", given.Member.Id));
        Assert.Equal(0L, await given.World.AskAsync<long>("select count(*) from mail_messages where body like '%10,000%' and user_id = $1", one.Id));
    }

    [Fact]
    public async Task A_decision_that_is_refused_leaves_no_letter()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var (officer, approver) = (await given.World.PersonAsync(given.Member, Role.Contributor), await given.SomebodyAsync(Role.Approver));
        var visitor = await postgres.Web.SignInAsync(officer);
        await given.SaveAsync(visitor, ReturnFixture.Sound);
        await given.SendAsync(visitor);
        var review = await approver.GetAsync($"{given.Url}/review");
        await approver.PostFormAsync(review, $"{given.Url}/review/sign-off");

        var late = await approver.PostFormAsync(review, $"{given.Url}/review/send-back", ("comment", "Too late"));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal(0L, await given.World.AskAsync<long>("select count(*) from mail_messages where user_id = $1", officer.Id));
    }

    private StopLinks Links => postgres.Web.Services.GetRequiredService<StopLinks>();

    private Task<long> RefusedAsync(Person person) => _world.AskAsync<long>("select count(*) from mail_refusals where user_id = $1", person.Id);
}
