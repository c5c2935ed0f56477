using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Benchmarking.Web.Platform.Keys;

/// <summary>Seals a key of the ring before it goes into the database.</summary>
public sealed class RingEncryptor(RingKeys keys) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(keys.Seal(plaintextElement), typeof(RingDecryptor));
}

/// <summary>Opens one that comes out. The ring makes it by its name, which stands in the database beside what it opens.</summary>
public sealed class RingDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => services.GetRequiredService<RingKeys>().Open(encryptedElement);
}
