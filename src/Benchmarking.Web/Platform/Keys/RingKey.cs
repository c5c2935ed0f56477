using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Benchmarking.Web.Platform.Keys;

/// <summary>One key that seals the ring, and the name by which a sealed element says so. The name tells nothing of the key.</summary>
public sealed class RingKey(byte[] key)
{
    public const int Bytes = 32;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public string Name { get; } = Convert.ToHexStringLower(SHA256.HashData([.. "benchmarking ring key"u8, .. key]).AsSpan(0, 8));

    /// <summary>AES-256-GCM under a fresh nonce.</summary>
    public XElement Seal(XElement element)
    {
        var clear = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        var (nonce, tag, hidden) = (RandomNumberGenerator.GetBytes(NonceBytes), new byte[TagBytes], new byte[clear.Length]);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, clear, hidden, tag, Context);
        CryptographicOperations.ZeroMemory(clear);
        return new XElement(
            "ring",
            new XAttribute("key", Name),
            new XAttribute("nonce", Convert.ToBase64String(nonce)),
            new XAttribute("tag", Convert.ToBase64String(tag)),
            Convert.ToBase64String(hidden));
    }

    /// <exception cref="CryptographicException">It was sealed by another key, or changed since.</exception>
    public XElement Open(XElement element)
    {
        try
        {
            var hidden = Convert.FromBase64String(element.Value);
            var clear = new byte[hidden.Length];
            using var aes = new AesGcm(key, TagBytes);
            aes.Decrypt(Part(element, "nonce"), hidden, Part(element, "tag"), clear, Context);
            return XElement.Parse(Encoding.UTF8.GetString(clear));
        }
        catch (Exception unreadable) when (unreadable is FormatException or ArgumentException or System.Xml.XmlException)
        {
            throw new CryptographicException("A key of the ring is damaged.", unreadable);
        }
    }

    private byte[] Context => Encoding.ASCII.GetBytes($"benchmarking/ring/1/{Name}");

    private static byte[] Part(XElement element, string name) => Convert.FromBase64String(element.Attribute(name)?.Value ?? "");
}
