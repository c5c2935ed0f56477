using System.Security.Cryptography;
using Benchmarking.Web.Features.Releases.Store;
using Benchmarking.Web.Tests.Features.Jobs;

namespace Benchmarking.Web.Tests.Features.Releases;

/// <summary>What is stored comes back byte for byte, or not at all.</summary>
public sealed class StoreTests(PostgresFixture postgres)
{
    private const int Chunk = StoreFiles.ChunkBytes;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(Chunk, 1)]
    [InlineData(Chunk + 1, 2)]
    [InlineData((3 * Chunk) - 1, 3)]
    public async Task A_file_comes_back_as_it_was_in_whole_and_in_ranges(int length, int chunks)
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 0);
        var bytes = RandomNumberGenerator.GetBytes(length);
        var sha = await StoreAsync(consortium, bytes);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), sha);
        Assert.Equal(chunks, await consortium.AskAsync<long>("select count(*) from stored_chunks"));
        Assert.Equal(bytes, await ReadAsync(consortium, sha, 0, length));
        foreach (var (from, count) in new[] { (length / 2, length - (length / 2)), (0, length / 3), (Math.Max(0, length - 5), Math.Min(5, length)), (length / 3, length / 3) })
            Assert.Equal(bytes[from..(from + count)], await ReadAsync(consortium, sha, from, count));
    }

    [Fact]
    public async Task The_same_bytes_are_stored_once_and_others_beside_them()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 0);

        var first = await StoreAsync(consortium, [1, 2, 3]);
        Assert.Equal(first, await StoreAsync(consortium, [1, 2, 3]));
        await StoreAsync(consortium, [1, 2, 4]);

        Assert.Equal(2, await consortium.AskAsync<long>("select count(*) from stored_files"));
        Assert.Equal(2, await consortium.AskAsync<long>("select count(*) from stored_chunks"));
    }

    [Theory]
    [InlineData("update stored_chunks set content = set_byte(content, 7, get_byte(content, 7) # 1) where position = 1", "its bytes are others than were stored")]
    [InlineData("update stored_chunks set content = substring(content from 2) where position = 1", "its length is another")]
    [InlineData("delete from stored_chunks where position = 1", "it is not there, or may not be read any more")]
    public async Task A_flipped_byte_is_found_when_it_is_read_and_never_served(string damage, string found)
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 0);
        var bytes = RandomNumberGenerator.GetBytes((2 * Chunk) + 100);
        var sha = await StoreAsync(consortium, bytes);
        await DamageAsync(consortium, damage);

        // The pieces before and after it are as they were.
        Assert.Equal(bytes[..Chunk], await ReadAsync(consortium, sha, 0, Chunk));
        Assert.Equal(bytes[(2 * Chunk)..], await ReadAsync(consortium, sha, 2 * Chunk, 100));
        var refused = await Assert.ThrowsAsync<DamagedFileException>(() => ReadAsync(consortium, sha, Chunk, 1));
        Assert.Equal($"Stored file {sha}, chunk 1: {found}.", refused.Message);
        var read = new MemoryStream();
        await Assert.ThrowsAsync<DamagedFileException>(() => CopyAsync(consortium, sha, read));
        Assert.Equal(Chunk, read.Length);
    }

    [Fact]
    public async Task A_piece_exchanged_together_with_its_fingerprint_is_found_before_the_last_piece_leaves()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 0);
        var sha = await StoreAsync(consortium, RandomNumberGenerator.GetBytes((2 * Chunk) + 100));
        await DamageAsync(consortium, "update stored_chunks set content = set_byte(content, 0, get_byte(content, 0) # 1) where position = 0");
        await DamageAsync(consortium, "update stored_chunks set chunk_sha256 = encode(sha256(content), 'hex') where position = 0");

        var read = new MemoryStream();
        var refused = await Assert.ThrowsAsync<DamagedFileException>(() => CopyAsync(consortium, sha, read));
        Assert.Contains("the file as a whole has another fingerprint", refused.Message);
        Assert.Equal(2 * Chunk, read.Length);
    }

    private static async Task<string> StoreAsync(Consortium consortium, byte[] bytes)
    {
        await using var engine = await consortium.EngineDoor.OpenAsync(Cancel);
        var (sha, length) = await engine.Db.StoreAsync(new MemoryStream(bytes), Cancel);
        await engine.CommitAsync(Cancel);
        Assert.Equal(bytes.Length, length);
        return sha;
    }

    private static async Task<byte[]> ReadAsync(Consortium consortium, string sha, long from, int count)
    {
        await using var engine = await consortium.EngineDoor.OpenAsync(Cancel);
        await using var stream = (await ReadStored.OpenAsync(engine.Db, sha, Cancel))!;
        stream.Seek(from, SeekOrigin.Begin);
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes, Cancel);
        return bytes;
    }

    private static async Task CopyAsync(Consortium consortium, string sha, Stream to)
    {
        await using var engine = await consortium.EngineDoor.OpenAsync(Cancel);
        await using var stream = (await ReadStored.OpenAsync(engine.Db, sha, Cancel))!;
        await stream.CopyToAsync(to, Cancel);
    }

    /// <summary>As a broken disk would: past the triggers.</summary>
    private static Task DamageAsync(Consortium consortium, string damage) => consortium.RunAsync($"set session_replication_role = replica; {damage}");
}
