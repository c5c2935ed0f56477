using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Benchmarking.Engine.Simulation;

/// <summary>
/// Numbers drawn by lot from a seed or a key: the same seed gives the same numbers on every machine. The generator is
/// xoshiro256** of Blackman and Vigna (2018), filled by SplitMix64.
/// </summary>
public sealed class Draws
{
    private ulong s0, s1, s2, s3;

    /// <summary>Draws from a seed.</summary>
    /// <param name="seed">Any number.</param>
    public Draws(ulong seed)
    {
        s0 = Split(ref seed);
        s1 = Split(ref seed);
        s2 = Split(ref seed);
        s3 = Split(ref seed);
    }

    /// <summary>Draws from a secret key and what they are for: without the key nobody can tell them in advance.</summary>
    /// <param name="key">The key.</param>
    /// <param name="purpose">What is drawn, such as metric and period; another purpose gives other numbers.</param>
    public Draws(byte[] key, string purpose)
        : this(BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(purpose))))
    {
    }

    /// <summary>64 bits.</summary>
    public ulong Bits()
    {
        var bits = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        var t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = BitOperations.RotateLeft(s3, 45);
        return bits;
    }

    /// <summary>From 0 to below 1.</summary>
    public double Share() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 to below <paramref name="count"/>.</summary>
    /// <param name="count">How many there are to draw from; at least 1.</param>
    public int Below(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return (int)(((UInt128)Bits() * (uint)count) >> 64);
    }

    /// <summary>From the standard normal distribution, by Box and Muller.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Share())) * Math.Cos(2 * Math.PI * Share());

    /// <summary>Puts a list in an order drawn by lot (Fisher and Yates).</summary>
    /// <param name="list">The list.</param>
    public void Shuffle<T>(IList<T> list)
    {
        ArgumentNullException.ThrowIfNull(list);
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }
    }

    /// <summary>The next number of SplitMix64, whose state is the seed.</summary>
    private static ulong Split(ref ulong seed)
    {
        var z = seed += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
