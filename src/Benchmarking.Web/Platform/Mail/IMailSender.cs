using MimeKit;

namespace Benchmarking.Web.Platform.Mail;

/// <summary>The way out of the house: a mail server or a folder.</summary>
public interface IMailSender
{
    /// <summary>Why letters to an address are never sent this way; null where they are.</summary>
    string? WhyNever(string address);

    /// <summary>Hands a letter over. Returns once it is not ours to lose any more.</summary>
    /// <param name="id">The letter's id: the same again means the same letter.</param>
    Task SendAsync(Guid id, MimeMessage message, CancellationToken cancellation);

    /// <summary>Nothing more to send for now.</summary>
    Task RestAsync(CancellationToken cancellation);
}
