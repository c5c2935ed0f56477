using Benchmarking.Web.Platform.Clerk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarking.Web.Tests.Platform.Retention;

/// <summary>What is kept for a while only, on each side of the end of its while.</summary>
public sealed class RetentionTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_too_old_goes_and_what_is_younger_stays()
    {
        var member = await _world.MemberAsync();
        var (old, young) = (await _world.PersonAsync(), await _world.PersonAsync());
        await FillAsync(member, old, "1 day");
        await FillAsync(member, young, "-1 day");

        await postgres.Web.Services.GetServices<Web.Platform.Daily.IDailyWork>().OfType<Web.Platform.Retention.Retention>().Single().RunAsync(Cancel);

        foreach (var (person, left) in new[] { (old, 0L), (young, 1L) })
        {
            Assert.Equal(left, await CountAsync("sessions where user_id = $1", person.Id));
            Assert.Equal(left, await CountAsync("sign_in_events where user_id = $1", person.Id));
            Assert.Equal(left, await CountAsync("invitations where invited_by = $1", person.Id));
            Assert.Equal(left, await CountAsync("research_registrations where email = $1", person.Email));
            Assert.Equal(left, await CountAsync("mail_messages where user_id = $1 and address <> ''", person.Id));
            Assert.Equal(1L, await CountAsync("mail_messages where user_id = $1", person.Id)); // that it was written stays
        }
    }

    [Fact]
    public async Task The_clerk_cannot_throw_away_what_is_younger_even_by_its_own_hand()
    {
        var (member, young) = (await _world.MemberAsync(), await _world.PersonAsync());
        await FillAsync(member, young, "-1 day");
        await using var clerk = await postgres.Web.Services.GetRequiredService<ClerkDoor>().OpenAsync(Cancel);

        await clerk.Db.Sessions.ExecuteDeleteAsync(Cancel);
        await clerk.Db.SignInEvents.ExecuteDeleteAsync(Cancel);
        await clerk.Db.Invitations.ExecuteDeleteAsync(Cancel);
        await clerk.CommitAsync(Cancel);

        Assert.Equal(1L, await CountAsync("sessions where user_id = $1", young.Id));
        Assert.Equal(1L, await CountAsync("sign_in_events where user_id = $1", young.Id));
        Assert.Equal(1L, await CountAsync("invitations where invited_by = $1", young.Id));
    }

    /// <param name="past">How long ago each came to its end.</param>
    private async Task FillAsync(Member member, Person person, string past)
    {
        await _world.RunAsync(
            "insert into sessions (id, user_id, started_at, seen_at, ends_at, method, second_factor, proven_at, browser) select gen_random_uuid(), $1, e - interval '12 hours', e, e, 'password', false, e, '' from (select now() - interval '30 days' - $2::interval as e) x",
            person.Id, past);
        await _world.RunAsync("insert into sign_in_events (user_id, at, kind, method, browser) values ($1, now() - interval '365 days' - $2::interval, 'signed_in', '', '')", person.Id, past);
        await _world.RunAsync(
            "insert into invitations (organisation_id, email, normalized_email, roles, code_hash, invited_at, invited_by, expires_at) select $1, '', '', array['contributor'], sha256($3::text::bytea), e, $3, e from (select now() - interval '90 days' - $2::interval as e) x",
            member.Id, past, person.Id);
        await _world.RunAsync(
            "insert into research_registrations (email, normalized_email, code_hash, name, affiliation, purpose, terms_version, asked_at, expires_at) select $1, '', sha256($1::bytea), '', '', '', '', e, e from (select now() - interval '30 days' - $2::interval as e) x",
            person.Email, past);
        await _world.RunAsync(
            "insert into mail_messages (kind, user_id, address, subject, body, about, made_at, next_try_at, sent_at) select 'opened', $1, 'a@b.example', 's', 'b', $1::text, e, e, e from (select now() - interval '90 days' - $2::interval as e) x",
            person.Id, past);
    }

    private Task<long> CountAsync(string of, object value) => _world.AskAsync<long>($"select count(*) from {of}", value);
}
