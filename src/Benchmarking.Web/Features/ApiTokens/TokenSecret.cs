using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.ApiTokens;

/// <summary>
/// A token as a program shows it: <c>bm_</c> and, in the alphabet that addresses use, 16 bytes of the organisation's id,
/// 16 of its own id and 32 random ones. The ids only say where to look; what counts is that the SHA-256 of the whole
/// text is the one kept.
/// </summary>
public sealed record TokenSecret(OrganisationId OrganisationId, Guid Id, string Text)
{
    public const string Prefix = "bm_";

    private const int RandomBytes = 32;
    private const int Bytes = 16 + 16 + RandomBytes;

    /// <summary>How long each token is, in characters.</summary>
    public static readonly int Length = Prefix.Length + Base64Url.GetEncodedLength(Bytes);

    public byte[] Hash => SHA256.HashData(Encoding.ASCII.GetBytes(Text));

    /// <summary>Without the secret, so that it comes into no message by accident.</summary>
    public override string ToString() => $"{Prefix}… {Id}";

    public static TokenSecret Make(OrganisationId organisation, Guid id)
    {
        var bytes = new byte[Bytes];
        organisation.Value.TryWriteBytes(bytes);
        id.TryWriteBytes(bytes.AsSpan(16));
        RandomNumberGenerator.Fill(bytes.AsSpan(32));
        return new(organisation, id, Prefix + Base64Url.EncodeToString(bytes));
    }

    /// <summary>Reads a text that has the form of a token, whether or not there is such a one.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out TokenSecret? secret)
    {
        secret = null;
        if (text?.Length != Length || !text.StartsWith(Prefix, StringComparison.Ordinal))
            return false;

        Span<byte> bytes = stackalloc byte[Bytes];
        var letters = text.AsSpan(Prefix.Length);
        // Asked first, because decoding throws where a letter is of another alphabet.
        if (!Base64Url.IsValid(letters, out var length) || length != Bytes
            || !Base64Url.TryDecodeFromChars(letters, bytes, out _))
            return false;

        secret = new(new OrganisationId(new Guid(bytes[..16])), new Guid(bytes[16..32]), text);
        return true;
    }
}
