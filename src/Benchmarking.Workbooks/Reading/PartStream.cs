namespace Benchmarking.Workbooks.Reading;

/// <summary>Unpacks one part forwards only, counting what really comes out and checking the end.</summary>
internal sealed class PartStream(ZipPart part, Stream unpacked, long limit, Action<ZipPart, long> count) : Stream
{
    private long _read;
    private long _sinceTag;
    private uint _checksum;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        var got = Unpack(buffer);
        _read += got;
        count(part, _read);
        if (_read > limit)
            throw new WorkbookRefusedException(Refusals.PartTooLarge(part.Name));
        if (got == 0)
            CheckEnd();
        else
            Watch(buffer[..got]);
        return got;
    }

    private int Unpack(Span<byte> buffer)
    {
        try
        {
            return unpacked.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw new WorkbookRefusedException(Refusals.Damaged(part.Name));
        }
    }

    private void Watch(ReadOnlySpan<byte> bytes)
    {
        _checksum = Crc32.Append(_checksum, bytes);
        var first = bytes.IndexOf((byte)'<');
        _sinceTag += first < 0 ? bytes.Length : first;
        if (_sinceTag > Limits.MarkupBytes)
            throw new WorkbookRefusedException(Refusals.CellTooLong($"Part “{part.Name}”"));
        if (first >= 0)
            _sinceTag = bytes.Length - bytes.LastIndexOf((byte)'<') - 1;
    }

    private void CheckEnd()
    {
        if (_read != part.Length || _checksum != part.Checksum)
            throw new WorkbookRefusedException(Refusals.Damaged(part.Name));
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            unpacked.Dispose();
        base.Dispose(disposing);
    }
}
