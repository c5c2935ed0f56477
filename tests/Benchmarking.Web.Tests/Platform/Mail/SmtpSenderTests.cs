using Benchmarking.Web.Platform.Mail;
using MailKit.Security;

namespace Benchmarking.Web.Tests.Platform.Mail;

public sealed class SmtpSenderTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly SmallSmtpServer _server = new();
    private MailFixture _given = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _given = await MailFixture.MakeAsync(postgres);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _given.DisposeAsync();
    }

    [Fact]
    public async Task Letters_go_over_one_connection_with_the_password_given_once()
    {
        await _given.LetterAsync();
        await _given.LetterAsync();
        using var sender = Sender();

        Assert.Equal(2, await _given.Postman(sender).DeliverAsync(Cancel));

        Assert.Equal((2, 1), (_server.Taken.Count, _server.Connections));
        Assert.Equal("site secret", _server.Credentials);
        Assert.Contains("https://benchmarking.test/returns/2026-q1", _server.Taken[0].TextBody);
    }

    [Fact]
    public async Task A_server_that_dies_before_it_answers_gets_the_letter_again_under_the_same_id()
    {
        var id = await _given.LetterAsync();
        _server.DiesAfterTaking = true;
        using var sender = Sender();

        Assert.Equal(0, await _given.Postman(sender).DeliverAsync(Cancel));
        _given.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await _given.Postman(sender).DeliverAsync(Cancel));

        Assert.Equal([$"{id}@benchmarking.test", $"{id}@benchmarking.test"], _server.Taken.Select(letter => letter.MessageId));
        Assert.Equal(_server.Taken[0].Date, _server.Taken[1].Date);
    }

    [Fact]
    public async Task An_address_that_is_refused_holds_up_no_other_letter()
    {
        var refused = await _given.LetterAsync("gone@members.test");
        await _given.LetterAsync();
        _server.Refuses = "gone@";
        using var sender = Sender();

        Assert.Equal(1, await _given.Postman(sender).DeliverAsync(Cancel));

        Assert.Contains("no such box", (await _given.MessageAsync(refused)).Problem);
        Assert.Single(_server.Taken);
    }

    [Theory]
    [InlineData("contributor@aspire.example")]
    [InlineData("SOMEBODY@ASPIRE.EXAMPLE")]
    public async Task No_server_is_given_a_letter_for_the_demonstration(string address)
    {
        var id = await _given.LetterAsync(address);
        using var sender = Sender();

        Assert.Equal(0, await _given.Postman(sender).DeliverAsync(Cancel));

        Assert.Equal(0, _server.Connections);
        Assert.NotNull((await _given.MessageAsync(id)).GaveUpAt);
    }

    private SmtpSender Sender() => new(new SmtpSettings("127.0.0.1", _server.Port, SecureSocketOptions.None, "site", "secret"));
}
