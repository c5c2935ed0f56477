using System.IO.Compression;

namespace Benchmarking.Workbooks.Reading;

/// <summary>The parts of one file, and the count of what has been unpacked of it so far.</summary>
internal sealed class Package
{
    private readonly byte[] _file;
    private readonly Dictionary<string, ZipPart> _parts;
    private readonly Dictionary<ZipPart, long> _unpacked = [];
    private long _total;

    public Package(byte[] file)
    {
        _file = file;
        _parts = ZipDirectory.Read(file).ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
    }

    public IEnumerable<ZipPart> Parts => _parts.Values;

    public ZipPart? Find(string name) => _parts.GetValueOrDefault(name);

    /// <summary>Opens a part; the stream refuses by itself what goes over a limit or ends otherwise than announced.</summary>
    public PartStream Open(ZipPart part, long limit)
    {
        var packed = new MemoryStream(_file, part.Start, part.PackedLength, writable: false);
        return new PartStream(part, part.IsDeflated ? new DeflateStream(packed, CompressionMode.Decompress) : packed, limit, Count);
    }

    // A part read twice is counted once, as far as it was read the furthest.
    private void Count(ZipPart part, long unpacked)
    {
        var before = _unpacked.GetValueOrDefault(part);
        if (unpacked <= before)
            return;
        _unpacked[part] = unpacked;
        _total += unpacked - before;
        var ratioBroken = unpacked > Limits.RatioFreeBytes && unpacked > (long)part.PackedLength * Limits.InflationRatio;
        if (_total > Limits.InflatedBytes || ratioBroken)
            throw new WorkbookRefusedException(Refusals.Inflates);
    }
}
