using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Tool.Ledgers;

/// <summary>
/// The ledger as a file: JSON Lines, one record for each radius derived, input, entry and release, and nothing is ever
/// changed in it. A release is a block of records that ends with one that counts its entries and holds the digest of
/// everything before it, so that a release half written is known for what it is, and so is a record altered later.
/// </summary>
public sealed class LedgerFile
{
    private readonly string path;
    private readonly long length;
    private readonly long complete;
    private readonly string digest;

    internal LedgerFile(string path, LedgerBlocks blocks, long length)
    {
        (this.path, this.length, complete, digest) = (path, length, blocks.Complete, blocks.Digest);
        Ledger = new Ledger(blocks.Entries, blocks.Inputs);
        Radii = blocks.Radii;
        LastRelease = blocks.LastRelease;
    }

    /// <summary>Everything shown so far.</summary>
    public Ledger Ledger { get; }

    /// <summary>The radii that were derived from figures when a metric was first published, by metric.</summary>
    public IReadOnlyDictionary<string, Tolerance> Radii { get; }

    /// <summary>The number of the last release, also of one that showed nothing to be protected; 0 where there is none.</summary>
    public int LastRelease { get; }

    /// <summary>How many bytes stand behind the last whole release: what a run that was ended left behind.</summary>
    public long Ignored => length - complete;

    /// <summary>Reads a ledger; one that is not there yet is empty.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problems">Where damage is noted, with its line.</param>
    /// <returns>The ledger; null where it is damaged.</returns>
    public static LedgerFile? Read(string path, Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var blocks = new LedgerBlocks();
        if (!File.Exists(path) && !Directory.Exists(path)) return new(path, blocks, 0);

        var line = 0;
        try
        {
            using var file = File.OpenRead(path);
            foreach (var (record, whole) in JsonLines.Read(file))
            {
                line++;

                // A run that is ended leaves the first part of what it wrote: only the last line can lack its end.
                if (whole) blocks.Add(record.Span);
            }

            return new(path, blocks, file.Length);
        }
        catch (FormatException e)
        {
            problems.Add(path, line, 1, $"the ledger is damaged here: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(path, $"cannot be read: {e.Message}");
        }

        return null;
    }

    /// <summary>Appends a release, whole or not at all, and returns when it is on the disk.</summary>
    /// <param name="release">Its number, after that of every release in the file.</param>
    /// <param name="entries">What it shows.</param>
    /// <param name="inputs">The inputs its entries name.</param>
    /// <param name="radii">Radii derived for it.</param>
    /// <exception cref="IOException">It cannot be written, or somebody else has written to it since it was read.</exception>
    public void Append(
        int release, IReadOnlyList<LedgerEntry> entries, IEnumerable<CellInput> inputs, IReadOnlyDictionary<string, Tolerance> radii)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(release, LastRelease);
        var known = Ledger.Inputs.Select(input => input.Hash).ToHashSet(StringComparer.Ordinal);
        var block = new MemoryStream();
        foreach (var (metric, radius) in radii) LedgerRecords.Write(block, metric, radius);
        foreach (var input in inputs.Where(input => known.Add(input.Hash))) LedgerRecords.Write(block, input);
        foreach (var entry in entries) LedgerRecords.Write(block, entry);
        LedgerRecords.WriteEnd(block, release, entries.Count, LedgerBlocks.DigestOf(digest, block.GetBuffer().AsSpan(0, (int)block.Length)));
        try
        {
            Append(block);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{path}: the ledger cannot be written: {e.Message}", e);
        }
    }

    private void Append(MemoryStream block)
    {
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        if (file.Length != length) throw new IOException("it has grown since it was read; run the command again");

        file.SetLength(complete);
        file.Seek(0, SeekOrigin.End);
        block.WriteTo(file);
        file.Flush(flushToDisk: true);
    }
}
