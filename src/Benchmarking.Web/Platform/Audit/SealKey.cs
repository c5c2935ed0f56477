using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Benchmarking.Web.Database;

namespace Benchmarking.Web.Platform.Audit;

/// <summary>
/// The key that signs where each trail stood on a day (ECDSA, P-256, SHA-256). The database does not hold it: who rewrites a
/// trail there cannot make the seals of earlier days anew.
/// </summary>
public sealed class SealKey : IDisposable
{
    /// <summary>The setting that holds it: a private key in PKCS#8, in base64.</summary>
    public const string Setting = "Keys:Audit";

    /// <summary>Public keys of earlier private ones, so that their seals go on to be checked: base64, separated by semicolons.</summary>
    public const string EarlierSetting = "Keys:AuditEarlier";

    public const string HowToMake =
        "Keys__Audit is not set, and without it the audit trail cannot be sealed: make a key with \"openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt -outform DER | base64 -w0\", keep it beside the other secrets, and set it.";

    private readonly ECDsa _key;
    private readonly Dictionary<string, ECDsa> _known;

    private SealKey(ECDsa key, IEnumerable<ECDsa> earlier)
    {
        _key = key;
        PublicKey = key.ExportSubjectPublicKeyInfo();
        Id = IdOf(key);
        _known = earlier.Append(key).DistinctBy(IdOf).ToDictionary(IdOf);
    }

    /// <summary>The first half of the public key's SHA-256, in hexadecimal.</summary>
    public string Id { get; }

    /// <summary>As SubjectPublicKeyInfo.</summary>
    public byte[] PublicKey { get; }

    /// <summary>From the setting; where there is none, from a file of the data folder, which is made at the first start.</summary>
    /// <exception cref="StartRefused">Production without a key, or a setting that holds none.</exception>
    public static SealKey Of(IConfiguration configuration, IHostEnvironment environment)
    {
        var earlier = configuration[EarlierSetting]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        if (configuration[Setting] is { Length: > 0 } given)
            return Read(given.Trim(), earlier);
        if (environment.IsProduction())
        {
            throw new StartRefused(HowToMake);
        }

        var file = Path.Combine(configuration.DataFolder(), "audit-key");
        if (!File.Exists(file))
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            PrivateFile.Write(file, Convert.ToBase64String(made.ExportPkcs8PrivateKey()));
        }

        return Read(File.ReadAllText(file).Trim(), earlier);
    }

    public byte[] Sign(string trail, DateOnly day, long number, byte[] hash) =>
        _key.SignData(Bytes(trail, day, number, hash), HashAlgorithmName.SHA256);

    /// <summary>Null where a key signed that is not known here.</summary>
    public bool? Verify(string trail, DateOnly day, long number, byte[] hash, string keyId, byte[] signature) =>
        _known.TryGetValue(keyId, out var key) ? key.VerifyData(Bytes(trail, day, number, hash), signature, HashAlgorithmName.SHA256) : null;

    public void Dispose()
    {
        _key.Dispose();
        foreach (var key in _known.Values)
            key.Dispose();
    }

    private static string IdOf(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];

    /// <summary>The signed text, which anybody can make again: five lines.</summary>
    private static byte[] Bytes(string trail, DateOnly day, long number, byte[] hash) => Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"benchmarking audit seal\n{trail}\n{day:yyyy-MM-dd}\n{number}\n{Convert.ToHexStringLower(hash)}\n"));

    private static SealKey Read(string secret, IEnumerable<string> earlier)
    {
        try
        {
            var key = ECDsa.Create();
            key.ImportPkcs8PrivateKey(Convert.FromBase64String(secret), out _);
            return new SealKey(key, [.. earlier.Select(Public)]);
        }
        catch (Exception unreadable) when (unreadable is FormatException or CryptographicException)
        {
            throw new StartRefused(
                "Keys__Audit holds no private key (PKCS#8 in base64, on one line), or Keys__AuditEarlier no public ones (SubjectPublicKeyInfo in base64).", unreadable);
        }
    }

    private static ECDsa Public(string base64)
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(base64), out _);
        return key;
    }
}
