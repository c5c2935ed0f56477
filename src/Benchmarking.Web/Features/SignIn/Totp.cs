using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>Time-based one-time passwords (RFC 6238): what an authenticator app shows for a shared secret.</summary>
public static class Totp
{
    public const int SecretBytes = 20;
    public const int Digits = 6;

    /// <summary>Seconds.</summary>
    public const int Step = 30;

    /// <summary>How many steps early or late a clock may be.</summary>
    private const int Drift = 1;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>How many steps have gone by since 1970.</summary>
    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / Step;

    /// <summary>What the app shows during a step.</summary>
    public static string Code(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // SHA-1 is what the standard and every app use here; as a keyed hash of a counter it is sound.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var at = hash[^1] & 0x0f;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at, 4)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code was typed, near enough to now and later than the last that was used; null where there is none.</summary>
    public static long? StepOf(ReadOnlySpan<byte> secret, string typed, DateTimeOffset now, long lastUsed)
    {
        long? found = null;
        for (var step = StepAt(now) - Drift; step <= StepAt(now) + Drift; step++)
        {
            var same = CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.ASCII.GetBytes(Code(secret, step)), System.Text.Encoding.ASCII.GetBytes(typed));
            if (same && step > lastUsed && found is null)
                found = step;
        }

        return found;
    }

    public static string ToBase32(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder();
        var (held, bits) = (0, 0);
        foreach (var one in bytes)
        {
            (held, bits) = ((held << 8) | one, bits + 8);
            while (bits >= 5)
            {
                text.Append(Base32[(held >> (bits - 5)) & 31]);
                bits -= 5;
            }

            held &= (1 << bits) - 1;
        }

        if (bits > 0)
            text.Append(Base32[(held << (5 - bits)) & 31]);
        return text.ToString();
    }

    /// <summary>Spaces and small letters are as good.</summary>
    /// <exception cref="FormatException">Something else than letters A to Z and digits 2 to 7.</exception>
    public static byte[] FromBase32(string text)
    {
        var bytes = new List<byte>();
        var (held, bits) = (0, 0);
        foreach (var letter in text.Where(letter => letter is not (' ' or '=')))
        {
            var value = Base32.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            if (value < 0)
                throw new FormatException("A secret has letters A to Z and digits 2 to 7.");
            (held, bits) = ((held << 5) | value, bits + 5);
            if (bits >= 8)
            {
                bytes.Add((byte)(held >> (bits - 8)));
                bits -= 8;
            }

            held &= (1 << bits) - 1;
        }

        return [.. bytes];
    }

    /// <summary>What the app reads from the picture.</summary>
    public static string Address(string account, ReadOnlySpan<byte> secret) =>
        $"otpauth://totp/{Uri.EscapeDataString("Involvement Benchmark")}:{Uri.EscapeDataString(account)}"
        + $"?secret={ToBase32(secret)}&issuer={Uri.EscapeDataString("Involvement Benchmark")}";
}
