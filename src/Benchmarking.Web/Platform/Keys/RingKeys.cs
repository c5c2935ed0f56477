using System.Security.Cryptography;
using System.Xml.Linq;
using Benchmarking.Web.Database;

namespace Benchmarking.Web.Platform.Keys;

/// <summary>
/// The keys that seal the site's ring of keys, newest first: the newest seals, all of them open. They come from the
/// environment, so that whoever reads the database, or a copy of it, can sign nobody in.
/// </summary>
public sealed class RingKeys(IReadOnlyList<RingKey> keys)
{
    /// <summary>What tests use. Everybody can read it here, so Production refuses it.</summary>
    public const string OfTests = "b3BlbiB0byBldmVyeWJvZHk6IGtleSBvZiB0ZXN0cyE=";

    private const string Setting = "Keys:Ring";
    private const string Cure = "set Keys__Ring to 32 random bytes as base64 (openssl rand -base64 32), and keep it where the database’s copies are not";

    /// <summary>Of the configuration; outside Production, where none is given, of a file beside the database, made when first needed.</summary>
    /// <exception cref="StartRefused">They cannot be used.</exception>
    public static RingKeys Of(IConfiguration configuration, IHostEnvironment environment)
    {
        var given = Given(configuration);
        if (environment.IsProduction() && Problem(configuration) is { } problem)
            throw new StartRefused(problem);
        return new RingKeys(given.Count > 0 ? Read(given, "Keys__Ring") : OfFile(Path.Combine(configuration.DataFolder(), "ring-keys")));
    }

    /// <summary>What Production has against them; null where nothing.</summary>
    public static string? Problem(IConfiguration configuration)
    {
        var given = Given(configuration);
        if (given.Count == 0)
            return $"There is no key for the ring of keys: {Cure}.";
        if (given.Any(text => BytesOf(text) is not { } bytes || bytes.Distinct().Count() < 8))
            return $"Keys__Ring holds something else than 32 random bytes as base64: {Cure}.";
        return given.Contains(OfTests) ? $"Keys__Ring holds the key of the tests, which everybody can read in the code: {Cure}." : null;
    }

    /// <summary>The name of the key that seals now.</summary>
    public string Newest => keys[0].Name;

    public XElement Seal(XElement element) => keys[0].Seal(element);

    /// <exception cref="CryptographicException">None of them sealed it.</exception>
    public XElement Open(XElement element)
    {
        var name = element.Attribute("key")?.Value;
        return keys.FirstOrDefault(key => key.Name == name) is { } key
            ? key.Open(element)
            : throw new CryptographicException($"The ring holds a key sealed by {name}, which is not among those given.");
    }

    private static IReadOnlyList<string> Given(IConfiguration configuration) =>
    [
        .. configuration.GetSection(Setting).GetChildren().Select(child => child.Value ?? "")
            .Prepend(configuration[Setting] ?? "")
            .SelectMany(text => text.Split([',', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
    ];

    private static List<RingKey> Read(IEnumerable<string> texts, string where) =>
    [
        .. texts.Select(text => new RingKey(BytesOf(text) ?? throw new StartRefused($"{where} holds something else than 32 bytes as base64: {Cure}."))),
    ];

    private static byte[]? BytesOf(string text)
    {
        var bytes = new byte[RingKey.Bytes + 1];
        return Convert.TryFromBase64String(text, bytes, out var length) && length == RingKey.Bytes ? bytes[..length] : null;
    }

    private static List<RingKey> OfFile(string path)
    {
        if (!File.Exists(path))
            PrivateFile.Write(path, Convert.ToBase64String(RandomNumberGenerator.GetBytes(RingKey.Bytes)));
        var lines = File.ReadAllLines(path).Where(line => line.Length > 0).ToList();
        return lines.Count > 0 ? Read(lines, path) : throw new StartRefused($"{path} is empty: bring it back from a copy, or delete it together with the database beside it.");
    }
}
