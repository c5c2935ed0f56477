using System.Text;
using CsvHelper;

namespace Benchmarking.Tool;

/// <summary>
/// Files written beside their places and moved there together, so that no half-written file is ever found and older
/// ones stay as they were where something goes wrong. What was not moved is deleted at the end.
/// </summary>
public sealed class NewFiles : IDisposable
{
    private readonly List<string> places = [];

    /// <summary>Writes a table.</summary>
    /// <exception cref="IOException">It cannot be written; the message says which and why.</exception>
    public void Csv(string path, IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows) => Write(path, beside =>
    {
        using var csv = CsvWriter.ToFile(beside, new CsvWriterOptions { NewLine = "\n" });
        foreach (var row in rows.Prepend(header))
        {
            foreach (var field in row) csv.WriteField(field);
            csv.EndRecord();
        }
    });

    /// <summary>Writes a text as it is.</summary>
    /// <exception cref="IOException">It cannot be written; the message says which and why.</exception>
    public void Text(string path, string text) => Write(path, beside => File.WriteAllText(beside, text, new UTF8Encoding(false)));

    /// <summary>Moves all to their places; older files are replaced.</summary>
    /// <exception cref="IOException">One cannot be moved; the message says which and why.</exception>
    public void Keep()
    {
        foreach (var path in places) Say(path, () => File.Move(Beside(path), path, overwrite: true));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var beside in places.Select(Beside).Where(File.Exists)) File.Delete(beside);
    }

    private static string Beside(string path) => $"{path}.{Environment.ProcessId}.part";

    private static void Say(string path, Action work)
    {
        try
        {
            work();
        }
        catch (DirectoryNotFoundException)
        {
            throw new IOException($"{path}: cannot be written: there is no such folder");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{path}: cannot be written: {e.Message}", e);
        }
    }

    private void Write(string path, Action<string> write) => Say(path, () =>
    {
        if (Directory.Exists(path)) throw new IOException("it is a folder");

        places.Add(path);
        write(Beside(path));
    });
}
