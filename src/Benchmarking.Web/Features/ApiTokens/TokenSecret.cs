using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.ApiTokens;

/// <summary>
/// A token as a program shows it: a prefix that says whose kind it is, and, in the alphabet that addresses use, 16 bytes
/// of its owner's id, 16 of its own id and 32 random ones. The ids only say where to look; what counts is that the
/// SHA-256 of the whole text is the one kept.
/// </summary>
/// <param name="Owner">The organisation or the researcher.</param>
public sealed record TokenSecret(Guid Owner, Guid Id, string Text)
{
    /// <summary>Of an organisation's tokens.</summary>
    public const string Prefix = "bm_";

    /// <summary>Of a researcher's tokens.</summary>
    public const string ResearchPrefix = "bmr_";

    private const int RandomBytes = 32;
    private const int Bytes = 16 + 16 + RandomBytes;

    private static readonly int LettersLength = Base64Url.GetEncodedLength(Bytes);

    /// <summary>How long each token of an organisation is, in characters.</summary>
    public static readonly int Length = Prefix.Length + LettersLength;

    public OrganisationId OrganisationId => new(Owner);

    public byte[] Hash => SHA256.HashData(Encoding.ASCII.GetBytes(Text));

    /// <summary>Without the secret, so that it comes into no message by accident.</summary>
    public override string ToString() => $"{Text[..Text.IndexOf('_', StringComparison.Ordinal)]}_… {Id}";

    public static TokenSecret Make(OrganisationId organisation, Guid id) => Make(Prefix, organisation.Value, id);

    public static TokenSecret Make(UserId researcher, Guid id) => Make(ResearchPrefix, researcher.Value, id);

    /// <summary>Reads a text that has the form of an organisation's token, whether or not there is such a one.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out TokenSecret? secret) => TryRead(Prefix, text, out secret);

    /// <summary>The same of a researcher's.</summary>
    public static bool TryReadResearch(string? text, [NotNullWhen(true)] out TokenSecret? secret) =>
        TryRead(ResearchPrefix, text, out secret);

    /// <summary>True where a text holds what begins like a token of either kind.</summary>
    public static bool IsIn(string text) =>
        text.Contains(Prefix, StringComparison.OrdinalIgnoreCase) || text.Contains(ResearchPrefix, StringComparison.OrdinalIgnoreCase);

    private static TokenSecret Make(string prefix, Guid owner, Guid id)
    {
        var bytes = new byte[Bytes];
        owner.TryWriteBytes(bytes);
        id.TryWriteBytes(bytes.AsSpan(16));
        RandomNumberGenerator.Fill(bytes.AsSpan(32));
        return new(owner, id, prefix + Base64Url.EncodeToString(bytes));
    }

    private static bool TryRead(string prefix, string? text, [NotNullWhen(true)] out TokenSecret? secret)
    {
        secret = null;
        if (text?.Length != prefix.Length + LettersLength || !text.StartsWith(prefix, StringComparison.Ordinal))
            return false;

        Span<byte> bytes = stackalloc byte[Bytes];
        var letters = text.AsSpan(prefix.Length);
        // Asked first, because decoding throws where a letter is of another alphabet.
        if (!Base64Url.IsValid(letters, out var length) || length != Bytes
            || !Base64Url.TryDecodeFromChars(letters, bytes, out _))
            return false;

        secret = new(new Guid(bytes[..16]), new Guid(bytes[16..32]), text);
        return true;
    }
}
