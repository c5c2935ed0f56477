using System.Xml.Linq;

namespace Benchmarking.Web.Platform.Keys;

/// <summary>One element of the ring as the database holds it: a key, or the word that some are revoked.</summary>
public static class RingElement
{
    private static readonly XNamespace Names = "http://schemas.asp.net/2015/03/dataProtection";
    private static readonly XName Secret = Names + "encryptedSecret";
    private static readonly string Decryptor = $"{typeof(RingDecryptor).FullName}, {typeof(RingDecryptor).Assembly.GetName().Name},";
    private static readonly XName MustBeSealed = Names + "requiresEncryption";

    /// <summary>True where it holds a key that anybody can read.</summary>
    public static bool IsReadable(XElement element) => Readable(element).Count > 0;

    /// <summary>
    /// True where it holds no key, or one that lies inside a seal of ours: nobody without the keys from outside made it. A key in
    /// plain text, marked as one or not, or in somebody else's seal, could have been planted by whoever writes to the database.
    /// </summary>
    public static bool IsOurs(XElement element) => element.Name.LocalName switch
    {
        "revocation" => true,
        "key" => element.Descendants(Secret).Any()
            && element.Descendants(Secret).All(secret => secret.Attribute("decryptorType")?.Value.StartsWith(Decryptor, StringComparison.Ordinal) == true)
            && !element.Descendants().Any(part => part.Name.LocalName == "masterKey"),
        _ => false,
    };

    /// <summary>Sealed by the newest key, whatever it was before.</summary>
    /// <returns>Null where it is so already, or holds nothing to seal.</returns>
    /// <exception cref="System.Security.Cryptography.CryptographicException">None of the keys opens it.</exception>
    public static XElement? Resealed(XElement element, RingKeys keys)
    {
        var copy = new XElement(element);
        var changed = false;
        foreach (var readable in Readable(copy))
        {
            readable.ReplaceWith(Sealed(readable, keys));
            changed = true;
        }

        foreach (var secret in copy.Descendants(Secret).ToList())
        {
            // Opened each time: a ring that cannot be opened must be known before the first page is served.
            var inside = secret.Elements().Single();
            var opened = keys.Open(inside);
            if (inside.Attribute("key")?.Value == keys.Newest)
                continue;

            secret.ReplaceWith(Sealed(opened, keys));
            changed = true;
        }

        return changed ? copy : null;
    }

    private static List<XElement> Readable(XElement element) =>
        [.. element.DescendantsAndSelf().Where(part => (bool?)part.Attribute(MustBeSealed) == true)];

    private static XElement Sealed(XElement element, RingKeys keys) =>
        new(Secret, new XAttribute("decryptorType", typeof(RingDecryptor).AssemblyQualifiedName!), keys.Seal(element));
}
