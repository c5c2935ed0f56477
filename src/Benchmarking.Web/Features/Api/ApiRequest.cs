using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Benchmarking.Web.Features.Api;

/// <summary>A request to change something, read whole before anything is done about it.</summary>
/// <param name="Version">The version that the caller looked at; null only for a dry run.</param>
/// <param name="Key">The caller's name for this change; null only for a dry run.</param>
public sealed record ApiRequest(byte[] Body, bool IsCsv, int? Version, string? Key, bool DryRun, byte[] Hash)
{
    /// <summary>A whole return is some 10 KiB.</summary>
    public const int MostBytes = 256 * 1024;

    private const int LongestKey = 100;
    private const string CsvType = "text/csv";

    /// <returns>The request, or the refusal of it.</returns>
    public static async Task<(ApiRequest? Request, ApiReply? Refused)> ReadAsync(
        HttpRequest http, bool takesCsv, CancellationToken cancellation)
    {
        var dryRun = http.Query["dryRun"] == "true";
        if (MediaType(http, takesCsv) is not { } type)
            return (null, ApiProblem.Of(ProblemKind.WrongContentType));
        if (!dryRun && http.Headers["Idempotency-Key"].Count == 0)
            return (null, ApiProblem.Of(ProblemKind.KeyMissing));
        var key = http.Headers["Idempotency-Key"].ToString();
        if (key.Length > 0 && !IsKey(key))
            return (null, ApiProblem.Of(ProblemKind.KeyMissing, "The header Idempotency-Key has a form that is not taken."));
        if (!dryRun && http.Headers.IfMatch.Count == 0)
            return (null, ApiProblem.Of(ProblemKind.VersionMissing));
        var version = VersionOf(http.Headers.IfMatch.ToString());
        if (version is null && http.Headers.IfMatch.Count > 0)
            return (null, ApiProblem.Of(ProblemKind.VersionUnreadable));
        if (await BodyAsync(http, cancellation) is not { } body)
            return (null, ApiProblem.Of(ProblemKind.TooLarge));

        return (new(body, type == CsvType, version, dryRun ? null : key, dryRun, HashOf(http, type, body)), null);
    }

    private static string? MediaType(HttpRequest http, bool takesCsv)
    {
        if (!MediaTypeHeaderValue.TryParse(http.ContentType, out var type)
            || (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
            return null;

        return type.MediaType.Value?.ToLowerInvariant() is { } known && (known == "application/json" || (takesCsv && known == CsvType))
            ? known
            : null;
    }

    private static bool IsKey(string key) =>
        key.Length <= LongestKey && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':');

    private static int? VersionOf(string header) =>
        header.Length is > 2 and < 12 && header[0] == '"' && header[^1] == '"' && header[1..^1].All(char.IsAsciiDigit)
        && int.TryParse(header[1..^1], out var version) ? version : null;

    /// <summary>Null where there is more than is taken; not a byte more than one over that is read.</summary>
    private static async Task<byte[]?> BodyAsync(HttpRequest http, CancellationToken cancellation)
    {
        if (http.ContentLength > MostBytes)
            return null;

        var bytes = new byte[MostBytes + 1];
        var read = await http.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return read > MostBytes ? null : bytes[..read];
    }

    /// <summary>What was asked: method, address, type and body.</summary>
    private static byte[] HashOf(HttpRequest http, string type, byte[] body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{http.Method}\n{http.Path.Value?.ToLowerInvariant()}\n{type}\n"));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
