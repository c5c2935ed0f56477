using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Benchmarking.Web.Platform.Audit;

/// <summary>One entry of a trail as it is stored, with what chains it to the others.</summary>
/// <param name="Trail">The organisation's id in lower case, or <c>consortium</c>.</param>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="At">To the microsecond, as the database keeps it.</param>
/// <param name="Person">Null where the worker did it.</param>
/// <param name="PreviousHash">Of the entry before; 32 zeros for the first.</param>
public sealed record ChainedEntry(
    string Trail, long Number, Guid Id, DateTimeOffset At, Guid? Person, string Action, string Subject, string Detail,
    byte[] PreviousHash, byte[] Hash);

/// <summary>
/// The bytes that are hashed for an entry, made here a second time, apart from the database that hashed them first
/// (<c>audit_hash</c> of 0032_audit_chain.sql): each field with its length before it, so that no two entries give the same.
/// </summary>
public static class AuditBytes
{
    /// <summary>What the first entry of a trail follows.</summary>
    public static readonly byte[] Beginning = new byte[32];

    public static byte[] Hash(ChainedEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, entry.PreviousHash);
        Add(hash, Encoding.UTF8.GetBytes(entry.Trail));
        Add(hash, Number(entry.Number));
        Add(hash, entry.Id.ToByteArray(bigEndian: true));
        Add(hash, Number(Microseconds(entry.At)));
        Add(hash, entry.Person?.ToByteArray(bigEndian: true));
        Add(hash, Encoding.UTF8.GetBytes(entry.Action));
        Add(hash, Encoding.UTF8.GetBytes(entry.Subject));
        Add(hash, Encoding.UTF8.GetBytes(entry.Detail));
        return hash.GetHashAndReset();
    }

    private static long Microseconds(DateTimeOffset moment) =>
        (moment.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    private static byte[] Number(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }

    private static void Add(IncrementalHash hash, byte[]? field)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, field?.Length ?? -1);
        hash.AppendData(length);
        hash.AppendData(field ?? []);
    }
}
