using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Benchmarking.Web.Platform.Mail;

/// <summary>The secret in the address that a letter leads to: 256 random bits. Only its SHA-256 is kept.</summary>
public abstract record LetterSecret(string Text)
{
    private const int RandomBytes = 32;

    public byte[] Hash => SHA256.HashData(Encoding.ASCII.GetBytes(Text));

    /// <summary>Without the secret, so that it comes into no message by accident.</summary>
    public sealed override string ToString() => "the secret of a letter";

    protected static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
}
