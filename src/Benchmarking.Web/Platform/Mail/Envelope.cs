using Benchmarking.Web.Database.Tables;
using MimeKit;

namespace Benchmarking.Web.Platform.Mail;

/// <summary>
/// Makes of a letter what a mail program reads: plain text, with the way to stop such letters. The same letter has the
/// same Message-ID and date whenever it is made, so that a server or a person can tell a second copy.
/// </summary>
public sealed class Envelope(MailSettings settings, SiteAddress site, StopLinks stops)
{
    public MimeMessage Of(MailMessage letter)
    {
        var stop = letter.Kind.IsAskedFor() || letter.UserId is not { } person ? null : site.Base + stops.Path(person, letter.Kind);
        var message = new MimeMessage
        {
            MessageId = $"{letter.Id}@{settings.From.Domain}",
            Date = letter.MadeAt,
            Subject = letter.Subject,
            Body = new TextPart("plain") { Text = TextOf(letter, stop) },
        };
        message.From.Add(settings.From);
        message.To.Add(new MailboxAddress("", letter.Address));
        if (stop is not null)
        {
            // RFC 2369 and RFC 8058: mail programs show a button that posts to the address.
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{stop}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        // Automatic answers of absent people help nobody here (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private string TextOf(MailMessage letter, string? stop)
    {
        var lines = letter.Body.ReplaceLineEndings("\n").Split('\n').Select(line => line.StartsWith('/') ? site.Base + line : line);
        var why = $"You get this letter from the Involvement Benchmark for this reason: {LowerFirst(letter.Kind.Words())}.";
        var ways = stop is null
            ? ""
            : $"""
            Stop letters of this kind: {stop}
            Choose which letters you get: {site.Base}/account/mail

            """;
        return $"""
            {string.Join('\n', lines)}

            --{' '}
            {why}
            {ways}
            """;
    }

    private static string LowerFirst(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
