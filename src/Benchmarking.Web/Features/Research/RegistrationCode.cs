using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Benchmarking.Web.Features.Research;

/// <summary>The secret of a letter that proves an address: 256 random bits. Only its SHA-256 is kept.</summary>
public sealed record RegistrationCode(string Text)
{
    private const int RandomBytes = 32;

    /// <summary>For how long a letter is good.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(72);

    public byte[] Hash => SHA256.HashData(Encoding.ASCII.GetBytes(Text));

    public static RegistrationCode Make() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes)));

    /// <summary>Without the secret, so that it comes into no message by accident.</summary>
    public override string ToString() => "a registration code";
}
