using System.IO.Compression;
using System.Security.Cryptography;
using Benchmarking.Web.Platform;
using Benchmarking.Workbooks.Releases;

namespace Benchmarking.Web.Features.Releases.Files;

/// <summary>
/// Writes every file of a release, from an allow-list of columns and texts and from nothing else. The same content gives the
/// same bytes: no time, no name and no path gets into any of them.
/// </summary>
public static class WriteFiles
{
    public const string Workbook = "benchmarks.xlsx";

    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Smaller files are sent as they are.</summary>
    private const int WorthCompressing = 32 * 1024;

    public static async Task<MadeFiles> WriteAsync(ReleaseContent content, CancellationToken cancellation)
    {
        var made = new List<MadeFile>();
        try
        {
            foreach (var table in content.Tables)
            {
                var file = await FileAsync(table.FileName, TableCsv.MediaType, table.Description, stream => TableCsv.WriteAsync(table, stream, cancellation), cancellation);
                made.Add(file with { Table = table });
            }

            var tables = made.Select(file => (file.Table!, file.Sha256, file.Content.Length)).ToList();
            made.Add(await FileAsync(Workbook, WorkbookType, "Every table as a sheet of one workbook.", stream => Book(content, stream), cancellation));
            made.Add(await FileAsync(DataPackageJson.Name, "application/json", "Describes every table and column for programs (Frictionless data package).", DataPackageJson.Of(content, tables), cancellation));
            made.Add(await FileAsync(CsvWebJson.Name, "application/json", "The same as the W3C’s CSV on the Web has it.", CsvWebJson.Of(content), cancellation));
            made.Add(await FileAsync(ReleaseTexts.Method, "text/markdown", "How it was made and protected, and what to mind.", ReleaseTexts.MethodOf(content), cancellation));
            made.Add(await FileAsync(ReleaseTexts.Licence, "text/plain", "What you may do with it, and how to cite it.", ReleaseTexts.LicenceOf(content), cancellation));
            made.Add(await FileAsync(ReleaseTexts.Changes, "text/markdown", "What differs from the version before.", ReleaseTexts.ChangesOf(content), cancellation));
            made.Add(await FileAsync(ReleaseTexts.Checksums, "text/plain", "Fingerprints of the files above, for sha256sum --check.", ReleaseTexts.ChecksumsOf(made.Select(file => (file.Name, file.Sha256))), cancellation));
            made.Add(await FileAsync($"{content.FullName}.zip", "application/zip", "All files above in one.", stream => Archive(made, stream), cancellation));
            return new MadeFiles(made);
        }
        catch
        {
            await new MadeFiles(made).DisposeAsync();
            throw;
        }
    }

    private static Task Book(ReleaseContent content, Stream stream)
    {
        object?[][] about =
        [
            ["Title", content.Title], ["Version", content.Version], ["What it is", content.Summary], ["Licence", content.Licence.Title],
            ["Terms", content.Licence.Path], ["Cite it as", content.Citation],
            .. content.Tables.Select(table => new object?[] { $"Sheet {table.Name}", table.Description }),
        ];
        TablesWorkbook.Write(
            [new("about", ["what", "words"], about), .. content.Tables.Select(table => new WorkbookTable(table.Name, [.. table.Columns.Select(column => column.Name)], table.Rows))],
            stream);
        return Task.CompletedTask;
    }

    private static Task Archive(IReadOnlyList<MadeFile> files, Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var file in files)
        {
            file.Content.Position = 0;
            TimelessZip.Add(archive, file.Name, file.Content);
        }

        return Task.CompletedTask;
    }

    private static Task<MadeFile> FileAsync(string name, string type, string description, byte[] bytes, CancellationToken cancellation) =>
        FileAsync(name, type, description, stream => stream.WriteAsync(bytes, cancellation).AsTask(), cancellation);

    private static async Task<MadeFile> FileAsync(string name, string type, string description, Func<Stream, Task> write, CancellationToken cancellation)
    {
        var stream = ScratchFile.Open();
        try
        {
            await write(stream);
            stream.Position = 0;
            var sha = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
            return new MadeFile(name, type, description, sha, stream, type == TableCsv.MediaType ? await CompressedAsync(stream, cancellation) : null);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    private static async Task<Stream?> CompressedAsync(FileStream content, CancellationToken cancellation)
    {
        if (content.Length < WorthCompressing)
            return null;

        var compressed = ScratchFile.Open();
        content.Position = 0;
        await using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
            await content.CopyToAsync(gzip, cancellation);
        return compressed;
    }
}
