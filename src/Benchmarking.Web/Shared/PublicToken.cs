using System.Buffers.Text;
using System.Security.Cryptography;

namespace Benchmarking.Web.Shared;

/// <summary>The last part of a public address, which nobody can guess.</summary>
public static class PublicToken
{
    /// <summary>192 random bits; a whole number of letters.</summary>
    private const int Bytes = 24;

    private static readonly int Length = Base64Url.GetEncodedLength(Bytes);

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>False for what was never handed out, so that nobody need look.</summary>
    public static bool CanBe(string token) => token.Length == Length && Base64Url.IsValid(token);
}
