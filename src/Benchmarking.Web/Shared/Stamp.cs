using System.Security.Cryptography;
using System.Text;

namespace Benchmarking.Web.Shared;

/// <summary>A short mark of a text, so that a form can say what its page showed: the same text has the same stamp, another has another.</summary>
public static class Stamp
{
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
