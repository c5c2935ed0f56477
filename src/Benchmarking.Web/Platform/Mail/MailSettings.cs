using MailKit.Security;
using MimeKit;

namespace Benchmarking.Web.Platform.Mail;

/// <summary>How letters leave: by a mail server, or as files in a pick-up folder.</summary>
/// <param name="Smtp">The mail server; null where letters go to the folder.</param>
/// <param name="Folder">Where each letter becomes a file <c>&lt;id&gt;.eml</c>.</param>
/// <param name="From">Who they are from.</param>
public sealed record MailSettings(SmtpSettings? Smtp, string Folder, MailboxAddress From)
{
    private const string DefaultFrom = "Involvement Benchmark <no-reply@localhost>";

    /// <summary>Reads them.</summary>
    /// <exception cref="StartRefused">They say something that cannot be, or in Production nothing.</exception>
    public static MailSettings Of(IConfiguration configuration, IHostEnvironment environment)
    {
        var smtp = SmtpSettings.Of(configuration);
        var folder = configuration["Mail:Folder"];
        if (environment.IsProduction() && smtp is null && folder is null)
        {
            throw new StartRefused(
                "In Production letters need a way out: set Mail__Smtp__Host and Mail__From for a mail server, or Mail__Folder for a folder from which one picks them up.");
        }

        var from = configuration["Mail:From"];
        if (smtp is not null && string.IsNullOrWhiteSpace(from))
            throw new StartRefused("Mail__Smtp__Host is set but Mail__From is not: say from which address letters come, such as no-reply@benchmarking.example.org.");
        if (!MailboxAddress.TryParse(from ?? DefaultFrom, out var sender) || !sender.Address.Contains('@'))
            throw new StartRefused($"Mail__From is \"{from}\", which is no e-mail address: give one such as no-reply@benchmarking.example.org.");
        return new MailSettings(smtp, folder ?? Path.Combine(configuration.DataFolder(), "mail"), sender);
    }
}

/// <summary>A mail server and how to speak with it.</summary>
public sealed record SmtpSettings(string Host, int Port, SecureSocketOptions Security, string? User, string? Password)
{
    private static readonly Dictionary<string, (SecureSocketOptions Options, int Port)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["starttls"] = (SecureSocketOptions.StartTls, 587),
        ["tls"] = (SecureSocketOptions.SslOnConnect, 465),
        ["none"] = (SecureSocketOptions.None, 25),
    };

    /// <summary>Null where no mail server is named.</summary>
    public static SmtpSettings? Of(IConfiguration configuration)
    {
        var part = configuration.GetSection("Mail:Smtp");
        if (part["Host"] is not { Length: > 0 } host)
            return null;

        var security = part["Security"] ?? "starttls";
        if (!Known.TryGetValue(security, out var known))
            throw new StartRefused($"Mail__Smtp__Security is \"{security}\": say starttls, tls or none.");
        var port = known.Port;
        if (part["Port"] is { Length: > 0 } typed && !(int.TryParse(typed, out port) && port is > 0 and <= 65535))
            throw new StartRefused($"Mail__Smtp__Port is \"{typed}\": give a number from 1 to 65535, such as {known.Port}.");
        return new SmtpSettings(host, port, known.Options, part["User"], part["Password"]);
    }
}
