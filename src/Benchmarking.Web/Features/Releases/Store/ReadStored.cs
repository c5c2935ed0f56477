using System.Security.Cryptography;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Releases.Store;

/// <summary>
/// A stored file as a stream to seek and read in. Each piece is looked up when it is needed, in a unit of work of its own, so a
/// slow reader holds no connection; and its fingerprint is worked out before any of its bytes are handed out. Read from one
/// end to the other, the whole file's is too, before its last piece leaves.
/// </summary>
public sealed class ReadStored : Stream
{
    private readonly StoredFile _file;
    private readonly Func<int, CancellationToken, Task<StoredChunk?>> _find;
    private readonly IncrementalHash _whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int _hashed;
    private StoredChunk? _chunk;

    private ReadStored(StoredFile file, Func<int, CancellationToken, Task<StoredChunk?>> find) => (_file, _find) = (file, find);

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _file.Bytes;

    public override long Position { get; set; }

    /// <summary>Opens a file for who may see it.</summary>
    /// <param name="open">Opens the door for the reader, once for each piece.</param>
    /// <returns>Null where there is none, or none that the reader may see.</returns>
    public static async Task<ReadStored?> OpenAsync(
        Func<CancellationToken, Task<TenantTransaction>> open, string sha256, CancellationToken cancellation)
    {
        await using var transaction = await open(cancellation);
        var file = await transaction.Db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(row => row.Sha256 == sha256, cancellation);
        return file is null ? null : new ReadStored(file, FindAsync);

        async Task<StoredChunk?> FindAsync(int position, CancellationToken stop)
        {
            await using var one = await open(stop);
            return await ChunkAsync(one.Db, sha256, position, stop);
        }
    }

    /// <summary>The same inside a transaction that is open already, such as the engine's.</summary>
    public static async Task<ReadStored?> OpenAsync(BenchmarkingDb db, string sha256, CancellationToken cancellation) =>
        await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(row => row.Sha256 == sha256, cancellation) is { } file
            ? new ReadStored(file, (position, stop) => ChunkAsync(db, sha256, position, stop))
            : null;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= Length || buffer.Length == 0)
            return 0;

        var content = (await AtAsync((int)(Position / _file.ChunkBytes), cancellationToken)).Content;
        var within = (int)(Position % _file.ChunkBytes);
        var read = Math.Min(buffer.Length, content.Length - within);
        content.AsMemory(within, read).CopyTo(buffer);
        Position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("A stored file is read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _whole.Dispose();
        base.Dispose(disposing);
    }

    private static Task<StoredChunk?> ChunkAsync(BenchmarkingDb db, string sha256, int position, CancellationToken cancellation) => db.StoredChunks
        .AsNoTracking().SingleOrDefaultAsync(row => row.Sha256 == sha256 && row.Position == position, cancellation);

    private async Task<StoredChunk> AtAsync(int position, CancellationToken cancellation)
    {
        if (_chunk?.Position == position)
            return _chunk;

        var chunk = await _find(position, cancellation) ?? throw Damaged(position, "it is not there, or may not be read any more");
        var start = (long)position * _file.ChunkBytes;
        if (chunk.Content.Length != Math.Min(_file.ChunkBytes, Length - start))
            throw Damaged(position, "its length is another");
        if (Convert.ToHexStringLower(SHA256.HashData(chunk.Content)) != chunk.ChunkSha256)
            throw Damaged(position, "its bytes are others than were stored");
        Follow(chunk, isLast: start + chunk.Content.Length == Length);
        return _chunk = chunk;
    }

    /// <summary>Goes on with the whole file's fingerprint where pieces come one after the other from the first.</summary>
    private void Follow(StoredChunk chunk, bool isLast)
    {
        if (chunk.Position != _hashed)
            return;

        _whole.AppendData(chunk.Content);
        _hashed++;
        if (isLast && Convert.ToHexStringLower(_whole.GetCurrentHash()) != _file.Sha256)
            throw Damaged(chunk.Position, "the file as a whole has another fingerprint");
    }

    private DamagedFileException Damaged(int position, string what) => new(_file.Sha256, position, what);
}
