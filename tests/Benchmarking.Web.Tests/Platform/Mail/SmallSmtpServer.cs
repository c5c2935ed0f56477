using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Benchmarking.Web.Tests.Platform.Mail;

/// <summary>A mail server on loopback that speaks as much SMTP as one needs to take letters, and can misbehave.</summary>
public sealed class SmallSmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly List<MimeMessage> _taken = [];
    private readonly Task _serving;

    public SmallSmtpServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections { get; private set; }

    /// <summary>Takes the next letter and hangs up before it says so.</summary>
    public bool DiesAfterTaking { get; set; }

    /// <summary>Says no to letters for this address.</summary>
    public string? Refuses { get; set; }

    /// <summary>What <c>AUTH PLAIN</c> said last, decoded.</summary>
    public string? Credentials { get; private set; }

    public IReadOnlyList<MimeMessage> Taken => _taken;

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _serving;
        _listener.Dispose();
        _over.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_over.Token);
                Connections++;
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        await SayAsync(stream, "220 small");
        while (await reader.ReadLineAsync(_over.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await SayAsync(stream, "250-small", "250 AUTH PLAIN");
                    break;
                case "AUTH":
                    Credentials = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[^1])).Replace('\0', ' ').Trim();
                    await SayAsync(stream, "235 you may");
                    break;
                case "RCPT" when Refuses is { } refused && line.Contains(refused, StringComparison.OrdinalIgnoreCase):
                    await SayAsync(stream, "550 no such box");
                    break;
                case "DATA":
                    await SayAsync(stream, "354 go on");
                    _taken.Add(await LetterAsync(reader));
                    if (DiesAfterTaking)
                    {
                        DiesAfterTaking = false;
                        return;
                    }

                    await SayAsync(stream, "250 taken");
                    break;
                case "QUIT":
                    await SayAsync(stream, "221 bye");
                    return;
                default:
                    await SayAsync(stream, "250 yes");
                    break;
            }
        }
    }

    private async Task<MimeMessage> LetterAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_over.Token) is { } line && line != ".")
            text.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        return await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes(text.ToString())), _over.Token);
    }

    private async Task SayAsync(Stream stream, params string[] lines) =>
        await stream.WriteAsync(Encoding.Latin1.GetBytes(string.Concat(lines.Select(line => line + "\r\n"))), _over.Token);
}
