using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Benchmarking.Web.Features.SingleSignOn.Protocol;

/// <summary>
/// Talks to addresses that an organisation typed. No redirect is followed, no answer is read beyond half a megabyte, none is
/// waited for longer than ten seconds, and in Production only public addresses over https are called, so that nobody can make
/// the site look round inside its own network.
/// </summary>
public sealed class ProviderHttp : IDisposable
{
    private const int LongestAnswer = 512 * 1024;

    private readonly HttpClient _client;
    private readonly bool _inEarnest;

    public ProviderHttp(IHostEnvironment environment)
    {
        _inEarnest = !environment.IsDevelopment() && !environment.IsEnvironment("Testing");
        var connections = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy would look names up in our place, and out of our sight.
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        };
        if (_inEarnest)
            connections.ConnectCallback = ConnectAsync;
        _client = new HttpClient(connections) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = LongestAnswer };
    }

    /// <summary>True for an address that may be called at all: https, and http where nothing is in earnest.</summary>
    public bool MayCall(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0 && uri.Fragment.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (!_inEarnest && uri.Scheme == Uri.UriSchemeHttp));

    /// <summary>The JSON object that comes back.</summary>
    /// <exception cref="SignOnRefused">There is none, whatever the cause.</exception>
    public async Task<JsonElement> AskAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        if (!MayCall(request.RequestUri?.OriginalString))
            throw new SignOnRefused(SignOnProblem.Unreachable, $"{request.RequestUri} is no https address");

        var where = request.RequestUri!.Host;
        try
        {
            request.Headers.Accept.ParseAdd("application/json");
            using var answer = await _client.SendAsync(request, cancellation);
            if (answer.StatusCode != HttpStatusCode.OK)
                throw new SignOnRefused(SignOnProblem.Unreachable, $"{where} answered {(int)answer.StatusCode}", answer.StatusCode);

            using var document = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellation));
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new SignOnRefused(SignOnProblem.Unreachable, $"{where} answered no JSON object");
        }
        catch (JsonException)
        {
            throw new SignOnRefused(SignOnProblem.Unreachable, $"{where} answered no JSON");
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException || (exception is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new SignOnRefused(SignOnProblem.Unreachable, exception is TaskCanceledException ? $"{where} did not answer in time" : $"{where} could not be reached");
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Looks the name up and calls what was found, so that no second look-up can say something else.</summary>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        if (found.Length == 0 || !found.All(PublicAddress.IsPublic))
            throw new HttpRequestException("Not an address of the public network.");

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
