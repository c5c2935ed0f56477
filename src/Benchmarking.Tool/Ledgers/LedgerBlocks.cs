using System.Security.Cryptography;
using System.Text;
using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Tool.Ledgers;

/// <summary>Gathers a ledger record by record; what a release brings counts once its closing record is there.</summary>
internal sealed class LedgerBlocks
{
    private readonly HashSet<string> hashes = new(StringComparer.Ordinal);
    private readonly List<LedgerEntry> entries = [];
    private readonly List<CellInput> inputs = [];
    private readonly Dictionary<string, Tolerance> radii = new(StringComparer.Ordinal);
    private IncrementalHash running = Begin(string.Empty);
    private long read;

    /// <summary>Entries of whole releases.</summary>
    public List<LedgerEntry> Entries { get; } = [];

    /// <summary>Inputs of whole releases.</summary>
    public List<CellInput> Inputs { get; } = [];

    /// <summary>Radii of whole releases.</summary>
    public Dictionary<string, Tolerance> Radii { get; } = new(StringComparer.Ordinal);

    /// <summary>The number of the last whole release.</summary>
    public int LastRelease { get; private set; }

    /// <summary>How many bytes whole releases take.</summary>
    public long Complete { get; private set; }

    /// <summary>The digest of the last whole release; empty where there is none.</summary>
    public string Digest { get; private set; } = string.Empty;

    /// <summary>The digest of a block of records that follows another: SHA-256 of that one's digest and of its bytes.</summary>
    /// <param name="before">The digest before; empty for the first block.</param>
    /// <param name="block">Its records with their line ends, without the closing one.</param>
    public static string DigestOf(string before, ReadOnlySpan<byte> block)
    {
        using var hash = Begin(before);
        hash.AppendData(block);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Takes a line.</summary>
    /// <exception cref="FormatException">It is damaged, or what it says cannot be.</exception>
    public void Add(ReadOnlySpan<byte> line)
    {
        read += line.Length + 1;
        switch (LedgerRecords.Read(line))
        {
            case CellInput input:
                hashes.Add(input.Hash);
                inputs.Add(input);
                break;
            case LedgerEntry entry:
                if (entry.Release <= LastRelease) throw new FormatException($"release {entry.Release} stands after release {LastRelease}");
                if (!hashes.Contains(entry.Input)) throw new FormatException($"there is no input {entry.Input} before it");
                entries.Add(entry);
                break;
            case DerivedRadius radius:
                radii[radius.Metric] = radius.Radius;
                break;
            case ReleaseEnd end:
                Close(end);
                return;
            default:
                throw new FormatException("it is no record of a ledger");
        }

        running.AppendData(line);
        running.AppendData("\n"u8);
    }

    private static IncrementalHash Begin(string digest)
    {
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(digest));
        return hash;
    }

    private void Close(ReleaseEnd end)
    {
        if (end.Release <= LastRelease) throw new FormatException($"release {end.Release} stands after release {LastRelease}");
        if (entries.Find(entry => entry.Release != end.Release) is { } other) throw new FormatException($"it closes release {end.Release} and there are entries of release {other.Release}");
        if (entries.Count != end.Entries) throw new FormatException($"it counts {end.Entries} entries and there are {entries.Count}");

        var digest = Convert.ToHexStringLower(running.GetHashAndReset());
        if (end.Digest is { } given && given != digest) throw new FormatException($"a record of release {end.Release} was altered after it was written");

        (LastRelease, Complete, Digest) = (end.Release, read, digest);
        Entries.AddRange(entries);
        Inputs.AddRange(inputs);
        foreach (var (metric, radius) in radii) Radii[metric] = radius;
        entries.Clear();
        inputs.Clear();
        radii.Clear();
        running.Dispose();
        running = Begin(digest);
    }
}
