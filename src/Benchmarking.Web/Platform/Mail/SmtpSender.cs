using MailKit.Net.Smtp;
using MimeKit;

namespace Benchmarking.Web.Platform.Mail;

/// <summary>
/// Gives letters to a mail server, over one connection while there are more. The server may have taken a letter whose
/// answer never came: it is then given once more, under the same Message-ID. At least once, therefore, not exactly.
/// </summary>
public sealed class SmtpSender(SmtpSettings settings) : IMailSender, IDisposable
{
    /// <summary>Names that belong to nobody (RFC 2606): addresses of the demonstration.</summary>
    private const string Nobody = ".example";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SmtpClient _client = new() { Timeout = (int)Patience.TotalMilliseconds };

    public string? WhyNever(string address) => address.TrimEnd('>', '.').EndsWith(Nobody, StringComparison.OrdinalIgnoreCase)
        ? "The address is one of the demonstration, which no mail server is given."
        : null;

    public async Task SendAsync(Guid id, MimeMessage message, CancellationToken cancellation)
    {
        try
        {
            if (!_client.IsConnected)
            {
                await _client.ConnectAsync(settings.Host, settings.Port, settings.Security, cancellation);
                if (settings.User is { Length: > 0 } user)
                    await _client.AuthenticateAsync(user, settings.Password ?? "", cancellation);
            }

            await _client.SendAsync(message, cancellation);
        }
        catch (SmtpCommandException)
        {
            // The server said no to this letter; the connection is as good as before.
            throw;
        }
        catch
        {
            await HangUpAsync(politely: false, CancellationToken.None);
            throw;
        }
    }

    public Task RestAsync(CancellationToken cancellation) => HangUpAsync(politely: true, cancellation);

    public void Dispose() => _client.Dispose();

    private Task HangUpAsync(bool politely, CancellationToken cancellation) =>
        _client.IsConnected ? _client.DisconnectAsync(politely, cancellation) : Task.CompletedTask;
}
