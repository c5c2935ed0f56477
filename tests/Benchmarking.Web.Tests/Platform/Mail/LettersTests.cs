namespace Benchmarking.Web.Tests.Platform.Mail;

/// <summary>Which letters dates and states make, for whom, and that each is written once.</summary>
public sealed class LettersTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Everybody = "approver-0 approver-1 approver-2 contributor-0 contributor-1 contributor-2";

    private MailFixture _given = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _given = await MailFixture.MakeAsync(postgres);

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    [Fact]
    public async Task All_who_work_on_a_return_hear_that_it_is_open_and_hear_it_once()
    {
        Assert.Equal(6, await _given.Letters.WriteAsync(Cancel));
        Assert.Equal(0, await _given.Letters.WriteAsync(Cancel));

        Assert.Equal(Everybody, await _given.ToAsync("opened"));
        Assert.Contains("Q1, April to June 2026", await _given.Consortium.AskAsync<string>("select min(subject) from mail_messages"));
    }

    [Fact]
    public async Task Those_who_write_case_studies_hear_once_what_an_editor_decided_and_nothing_of_what_was_typed()
    {
        await _given.AddPersonAsync(1, "organisation_admin");
        await _given.Letters.WriteAsync(Cancel);
        var now = $"{_given.Clock.GetUtcNow():O}";
        await _given.Consortium.RunAsync(
            $"""
            insert into case_studies (organisation_id, id, nonce, state, content, version, anonymous, audience, revision, made_at, made_by, edited_at, edited_by)
              select '{_given.Consortium.Members[1]}', case_study_id('{_given.Consortium.Members[1]}', nonce), nonce, 'sent', '{{}}', 1, true, 'members', 1, '{now}', nonce, '{now}', nonce
              from gen_random_uuid() as nonce;
            insert into case_study_revisions (study, revision, state, title, problem, residents_did, what_changed, audience, sent_at)
              select id, 1, 'sent', 'A title nobody else may see', 'p', 'r', 'w', 'members', '{now}' from case_studies;
            """);
        Assert.Equal(0, await _given.Letters.WriteAsync(Cancel));

        await _given.Consortium.RunAsync($"update case_study_revisions set state = 'approved', decided_at = '{now}', decided_by = gen_random_uuid(), comment = 'Well told'");

        Assert.Equal(3, await _given.Letters.WriteAsync(Cancel));
        Assert.Equal(0, await _given.Letters.WriteAsync(Cancel));
        Assert.Equal("approver-1 contributor-1 organisation_admin-1", await _given.ToAsync("case_study"));
        var letter = await _given.Consortium.AskAsync<string>("select min(subject || body) from mail_messages where kind = 'case_study'");
        Assert.Contains("/case-studies/own/", letter);
        Assert.DoesNotContain("A title", letter);
        Assert.DoesNotContain("Well told", letter);
    }

    [Fact]
    public async Task Several_clerks_at_once_write_each_letter_once()
    {
        var written = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _given.Letters.WriteAsync(Cancel)));

        Assert.Equal(6, written.Sum());
        Assert.Equal(Everybody, await _given.ToAsync("opened"));
    }

    [Fact]
    public async Task Five_days_before_only_those_hear_who_have_not_sent()
    {
        await StateAsync(0, "sent");
        await StateAsync(1, "nothing_to_report");
        await StateAsync(2, "in_progress");

        _given.Clock.Advance(TimeSpan.FromDays(5) - TimeSpan.FromMinutes(1));
        await _given.Letters.WriteAsync(Cancel);
        Assert.Equal("", await _given.ToAsync("due_soon"));

        _given.Clock.Advance(TimeSpan.FromMinutes(1));
        await _given.Letters.WriteAsync(Cancel);
        await _given.Letters.WriteAsync(Cancel);
        Assert.Equal("approver-2 contributor-2", await _given.ToAsync("due_soon"));
    }

    [Fact]
    public async Task An_overdue_return_makes_a_letter_the_moment_it_is_due_and_none_once_nothing_is_taken_any_more()
    {
        await StateAsync(0, "signed_off");
        _given.Clock.Advance(TimeSpan.FromDays(10) - TimeSpan.FromMinutes(1));
        await _given.Letters.WriteAsync(Cancel);
        Assert.Equal("", await _given.ToAsync("overdue"));

        _given.Clock.Advance(TimeSpan.FromMinutes(1));
        await _given.Letters.WriteAsync(Cancel);
        Assert.Equal("approver-1 approver-2 contributor-1 contributor-2", await _given.ToAsync("overdue"));

        await _given.AddPersonAsync(1, "contributor");
        _given.Clock.Advance(TimeSpan.FromDays(20));
        Assert.Equal(0, await _given.Letters.WriteAsync(Cancel));
    }

    [Fact]
    public async Task A_site_that_slept_through_the_opening_does_not_tell_of_it_when_the_return_is_nearly_due()
    {
        _given.Clock.Advance(TimeSpan.FromDays(6));
        await _given.Letters.WriteAsync(Cancel);

        Assert.Equal("", await _given.ToAsync("opened"));
        Assert.Equal(Everybody, await _given.ToAsync("due_soon"));
    }

    [Fact]
    public async Task Changed_dates_are_news_to_those_who_still_owe_a_return_and_make_its_reminders_anew()
    {
        await _given.Letters.WriteAsync(Cancel);
        await StateAsync(0, "signed_off");
        _given.Clock.Advance(TimeSpan.FromDays(6));
        await _given.Letters.WriteAsync(Cancel);

        await _given.Consortium.RunAsync("update collections set due_at = due_at + interval '7 days'");
        await _given.Letters.WriteAsync(Cancel);
        await _given.Letters.WriteAsync(Cancel);
        Assert.Equal(
            "approver-1 approver-2 contributor-1 contributor-2",
            await _given.Consortium.AskAsync<string>("select string_agg(split_part(address, '@', 1), ' ' order by address) from mail_messages where subject like 'New dates%'"));

        _given.Clock.Advance(TimeSpan.FromDays(6));
        await _given.Letters.WriteAsync(Cancel);
        Assert.Equal(8L, await _given.Consortium.AskAsync<long>("select count(*) from mail_messages where kind = 'due_soon'"));
    }

    [Fact]
    public async Task The_suspended_the_invited_those_who_refused_and_members_who_left_get_none()
    {
        await _given.Consortium.RunAsync(
            $"""
            update users set suspended_at = now() where email = 'contributor-0@members.test';
            update memberships set status = 'suspended' where user_id = (select id from users where email = 'approver-0@members.test');
            insert into mail_refusals select id, 'opened', now() from users where email = 'approver-1@members.test';
            update organisations set left_at = '2020-01-01' where id = '{_given.Consortium.Members[2]}';
            """);
        await _given.Letters.WriteAsync(Cancel);

        Assert.Equal("contributor-1", await _given.ToAsync("opened"));
    }

    [Theory]
    [InlineData("planned")]
    [InlineData("closed")]
    [InlineData("final")]
    public async Task A_collection_that_is_not_open_makes_no_letter(string state)
    {
        await _given.Consortium.RunAsync($"update collections set state = '{state}'");

        Assert.Equal(0, await _given.Letters.WriteAsync(Cancel));
    }

    [Fact]
    public async Task A_reminder_goes_to_those_who_owe_a_return_and_says_how_many_letters_it_made()
    {
        await _given.Letters.WriteAsync(Cancel);
        await StateAsync(0, "sent");
        await _given.Consortium.RunAsync(
            $"insert into reminder_requests (collection_id, requested_at, requested_by) values ('{_given.Collection}', now(), '{_given.Consortium.Admin.UserId}')");

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _given.Letters.WriteAsync(Cancel)));

        Assert.Equal("approver-1 approver-2 contributor-1 contributor-2", await _given.ToAsync("reminder"));
        Assert.Equal(4, await _given.Consortium.AskAsync<int>("select letters from reminder_requests where written_at is not null"));
    }

    [Theory]
    [InlineData("agreed", "is reopened", 2)]
    [InlineData("refused", "is not reopened", 2)]
    [InlineData("asked", "", 0)]
    [InlineData("withdrawn", "", 0)]
    public async Task The_answer_to_a_request_goes_to_the_organisation_without_a_word_that_was_typed(string state, string words, int letters)
    {
        await _given.Letters.WriteAsync(Cancel);
        await StateAsync(1, "signed_off");
        var until = state == "agreed" ? "now() + interval '7 days'" : "null";
        await _given.Consortium.RunAsync(
            $"""
            insert into reopenings (organisation_id, return_id, collection_id, revision, state, reason, asked_at, asked_by, answer, until, answered_at)
              select organisation_id, id, collection_id, 1, '{state}', 'Secret reason 12345', now(), id, 'Secret answer 67890', {until}, '{_given.Clock.GetUtcNow():O}' from returns
            """);

        Assert.Equal(letters, await _given.Letters.WriteAsync(Cancel));
        Assert.Equal(0, await _given.Letters.WriteAsync(Cancel));

        Assert.Equal(letters == 0 ? "" : "approver-1 contributor-1", await _given.ToAsync("reopened"));
        Assert.Equal(0L, await _given.Consortium.AskAsync<long>("select count(*) from mail_messages where body like '%Secret%' or subject like '%Secret%'"));
        if (letters > 0)
            Assert.Contains(words, await _given.Consortium.AskAsync<string>("select max(subject) from mail_messages where kind = 'reopened'"));
    }

    private Task StateAsync(int member, string state) => _given.Consortium.RunAsync(
        $"""
        insert into returns (organisation_id, collection_id, state, started_at, revision)
          values ('{_given.Consortium.Members[member]}', '{_given.Collection}', '{state}', now(), {(state == "signed_off" ? 1 : 0)})
        """);
}
