using Benchmarking.Web.Platform.Mail;
using MimeKit;

namespace Benchmarking.Web.Tests.Platform.Mail;

/// <summary>None lost, none sent twice, whatever dies in between.</summary>
public sealed class PostmanTests(PostgresFixture postgres) : IAsyncLifetime
{
    private MailFixture _given = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _given = await MailFixture.MakeAsync(postgres);

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    [Fact]
    public async Task A_letter_becomes_one_file_that_says_where_to_go_and_how_to_stop()
    {
        var id = await _given.LetterAsync();

        Assert.Equal(1, await _given.Postman(_given.FolderSender()).DeliverAsync(Cancel));
        Assert.Equal(0, await _given.Postman(_given.FolderSender()).DeliverAsync(Cancel));

        Assert.Equal([$"{id}.eml"], Directory.EnumerateFiles(_given.Folder).Select(Path.GetFileName));
        var letter = Assert.Single(_given.Delivered());
        Assert.Equal(("Your return", $"{id}@benchmarking.test"), (letter.Subject, letter.MessageId));
        Assert.Equal("contributor-0@members.test", letter.To.Mailboxes.Single().Address);
        Assert.Contains("https://benchmarking.test/returns/2026-q1", letter.TextBody);
        Assert.Equal("List-Unsubscribe=One-Click", letter.Headers["List-Unsubscribe-Post"]);
        var stop = letter.Headers[HeaderId.ListUnsubscribe]!.Trim('<', '>');
        Assert.Contains(stop, letter.TextBody);
        Assert.StartsWith("https://benchmarking.test/letters/stop/", stop);
        Assert.NotNull((await _given.MessageAsync(id)).SentAt);
    }

    [Fact]
    public async Task Six_postmen_at_once_deliver_forty_letters_once_each()
    {
        for (var at = 0; at < 40; at++)
            await _given.LetterAsync();
        var counting = new CountingSender(_given.FolderSender());

        var delivered = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _given.Postman(counting).DeliverAsync(Cancel)));

        Assert.Equal(40, delivered.Sum());
        Assert.Equal(40, counting.Handed);
        Assert.Equal(40, Directory.EnumerateFiles(_given.Folder, "*.eml").Count());
        Assert.Equal(40L, await _given.Consortium.AskAsync<long>("select count(*) from mail_messages where sent_at is not null and attempts = 1"));
    }

    [Fact]
    public async Task A_postman_that_dies_between_sending_and_its_record_leaves_one_file_and_the_letter_to_the_next()
    {
        var id = await _given.LetterAsync();
        using var death = new CancellationTokenSource();
        var dying = new DyingSender(_given.FolderSender(), death);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _given.Postman(dying).DeliverAsync(death.Token));
        Assert.Null((await _given.MessageAsync(id)).SentAt);

        // Its claim keeps others away until it has run out.
        Assert.Equal(0, await _given.Postman(_given.FolderSender()).DeliverAsync(Cancel));
        _given.Clock.Advance(Postman.Lease + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await _given.Postman(_given.FolderSender()).DeliverAsync(Cancel));

        Assert.Single(_given.Delivered());
        Assert.Equal(2, (await _given.MessageAsync(id)).Attempts);
    }

    [Fact]
    public async Task A_letter_that_fails_is_tried_later_and_later_and_given_up_with_the_problem_kept()
    {
        var id = await _given.LetterAsync();
        var other = await _given.LetterAsync();
        var failing = new FailingSender(_given.FolderSender(), id);

        Assert.Equal(1, await _given.Postman(failing).DeliverAsync(Cancel));
        Assert.NotNull((await _given.MessageAsync(other)).SentAt);
        var last = TimeSpan.Zero;
        for (var attempt = 1; attempt < Postman.MostAttempts; attempt++)
        {
            var waiting = await _given.MessageAsync(id);
            var wait = waiting.NextTryAt - _given.Clock.GetUtcNow();
            Assert.Equal((attempt, (DateTimeOffset?)null, "550 no such box"), (waiting.Attempts, waiting.GaveUpAt, waiting.Problem));
            Assert.True(wait > last);
            last = wait;
            Assert.Equal(0, await _given.Postman(failing).DeliverAsync(Cancel)); // not before its time
            Assert.Equal(attempt, (await _given.MessageAsync(id)).Attempts);
            _given.Clock.Advance(wait);
            Assert.Equal(0, await _given.Postman(failing).DeliverAsync(Cancel));
        }

        var given = await _given.MessageAsync(id);
        Assert.Equal((Postman.MostAttempts, "550 no such box"), (given.Attempts, given.Problem));
        Assert.NotNull(given.GaveUpAt);
        _given.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await _given.Postman(_given.FolderSender()).DeliverAsync(Cancel));
    }

    [Fact]
    public async Task Who_refused_or_was_suspended_since_it_was_written_gets_none()
    {
        var refused = await _given.LetterAsync(kind: "sent_back");
        await _given.Consortium.RunAsync("insert into mail_refusals select id, 'sent_back', now() from users where email = 'contributor-0@members.test'");
        Assert.Equal(0, await _given.Postman(_given.FolderSender()).DeliverAsync(Cancel));
        Assert.Contains("does not want", (await _given.MessageAsync(refused)).Problem);

        var suspended = await _given.LetterAsync();
        await _given.Consortium.RunAsync("update users set suspended_at = now() where email = 'contributor-0@members.test'");
        Assert.Equal(0, await _given.Postman(_given.FolderSender()).DeliverAsync(Cancel));
        Assert.Contains("suspended", (await _given.MessageAsync(suspended)).Problem);
        Assert.Empty(_given.Delivered());
    }

    [Fact]
    public async Task A_letter_that_kills_every_postman_is_given_up()
    {
        var id = await _given.LetterAsync();
        for (var attempt = 0; attempt < Postman.MostAttempts; attempt++)
        {
            using var death = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => _given.Postman(new DyingSender(new Nowhere(), death)).DeliverAsync(death.Token));
            _given.Clock.Advance(Postman.Lease + TimeSpan.FromSeconds(1));
        }

        Assert.Equal(0, await _given.Postman(_given.FolderSender()).DeliverAsync(Cancel));
        Assert.NotNull((await _given.MessageAsync(id)).GaveUpAt);
        Assert.Empty(_given.Delivered());
    }

    private sealed class CountingSender(IMailSender real) : IMailSender
    {
        private int _handed;

        public int Handed => _handed;

        public string? WhyNever(string address) => null;

        public Task SendAsync(Guid id, MimeMessage message, CancellationToken cancellation)
        {
            Interlocked.Increment(ref _handed);
            return real.SendAsync(id, message, cancellation);
        }

        public Task RestAsync(CancellationToken cancellation) => Task.CompletedTask;
    }

    /// <summary>Hands the letter over, and then everything stops.</summary>
    private sealed class DyingSender(IMailSender real, CancellationTokenSource death) : IMailSender
    {
        public string? WhyNever(string address) => null;

        public async Task SendAsync(Guid id, MimeMessage message, CancellationToken cancellation)
        {
            await real.SendAsync(id, message, CancellationToken.None);
            await death.CancelAsync();
            cancellation.ThrowIfCancellationRequested();
        }

        public Task RestAsync(CancellationToken cancellation) => Task.CompletedTask;
    }

    private sealed class FailingSender(IMailSender real, Guid failing) : IMailSender
    {
        public string? WhyNever(string address) => null;

        public Task SendAsync(Guid id, MimeMessage message, CancellationToken cancellation) =>
            id == failing ? throw new IOException("550 no such box") : real.SendAsync(id, message, cancellation);

        public Task RestAsync(CancellationToken cancellation) => Task.CompletedTask;
    }

    private sealed class Nowhere : IMailSender
    {
        public string? WhyNever(string address) => null;

        public Task SendAsync(Guid id, MimeMessage message, CancellationToken cancellation) => Task.CompletedTask;

        public Task RestAsync(CancellationToken cancellation) => Task.CompletedTask;
    }
}
