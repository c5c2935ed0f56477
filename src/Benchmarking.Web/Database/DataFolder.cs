using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Database;

/// <summary>The folder that holds the site's own database. One site at a time: it stays locked until disposed, or until the process dies.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream ours;

    private DataFolder(string path, FileStream ours) => (FullPath, this.ours) = (path, ours);

    public string FullPath { get; }

    /// <summary>The PostgreSQL cluster, complete or not there at all.</summary>
    public string Cluster => Path.Combine(FullPath, "postgres");

    /// <summary>Where a cluster is made before it is moved to its place.</summary>
    public string ClusterInTheMaking => Path.Combine(FullPath, "postgres.init");

    public string Passwords => Path.Combine(FullPath, "database-passwords.json");

    public static DataFolder Open(string path)
    {
        var full = Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(full);
            return new DataFolder(full, Lock(Path.Combine(full, "lock")));
        }
        catch (UnauthorizedAccessException forbidden)
        {
            throw new StartRefused(
                $"The data folder {full} may not be written by this user: run the site as the folder's owner, or choose another with --data DIR.",
                forbidden);
        }
        catch (IOException impossible) when (impossible is not FileNotFoundException)
        {
            throw new StartRefused($"The data folder {full} cannot be made: {impossible.Message}", impossible);
        }
    }

    public void Dispose() => ours.Dispose();

    // The system drops this lock with the process, however it ends: there is nothing to clean up after a crash.
    private static FileStream Lock(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when (File.Exists(file))
        {
            throw new StartRefused(
                $"The data folder {Path.GetDirectoryName(file)} is used by another site that is running: stop that one, or start this one with --data DIR.",
                held);
        }
    }
}
