using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Benchmarking.Web.Features.Invitations;

/// <summary>The secret of an invitation: 256 random bits. Only its SHA-256 is kept.</summary>
public sealed record InvitationCode(string Text)
{
    private const int RandomBytes = 32;

    /// <summary>For how long an invitation is good.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(72);

    public byte[] Hash => SHA256.HashData(Encoding.ASCII.GetBytes(Text));

    /// <summary>Where it is accepted.</summary>
    public string Path => $"/invitations/{Text}";

    public static InvitationCode Make() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes)));

    /// <summary>Without the secret, so that it comes into no message by accident.</summary>
    public override string ToString() => "an invitation's code";
}
