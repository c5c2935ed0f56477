using System.IO.Compression;

namespace Benchmarking.Workbooks.Releases;

/// <summary>Zip archives in which every entry carries the same time: the same content gives the same bytes whenever it is made.</summary>
public static class TimelessZip
{
    /// <summary>The earliest that the format knows.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes an archive again, entry by entry, without its times.</summary>
    public static void Copy(Stream from, Stream to)
    {
        using var source = new ZipArchive(from, ZipArchiveMode.Read, leaveOpen: true);
        using var target = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in source.Entries)
        {
            using var content = entry.Open();
            Add(target, entry.FullName, content);
        }
    }

    /// <summary>Adds an entry.</summary>
    public static void Add(ZipArchive archive, string name, Stream content)
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentNullException.ThrowIfNull(content);
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        using var written = entry.Open();
        content.CopyTo(written);
    }
}
