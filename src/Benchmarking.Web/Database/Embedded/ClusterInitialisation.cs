using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Database.Embedded;

/// <summary>Makes the cluster beside its place and moves it there when it is complete, so a crash leaves no half cluster.</summary>
public static class ClusterInitialisation
{
    public static async Task EnsureAsync(
        DataFolder folder, PostgresBinaries binaries, ServerAccount account, string password, bool durable, CancellationToken cancellation)
    {
        if (Directory.Exists(folder.Cluster))
        {
            await RefuseOtherVersionAsync(folder, binaries, account, cancellation);
            await account.OwnAsync(folder.Cluster, cancellation);
            return;
        }

        Clear(folder);
        Directory.CreateDirectory(folder.ClusterInTheMaking);
        var passwordFile = Path.Combine(folder.ClusterInTheMaking, "password");
        var cluster = Path.Combine(folder.ClusterInTheMaking, "cluster");
        PrivateFile.Write(passwordFile, password);
        await account.OwnAsync(folder.ClusterInTheMaking, cancellation);
        var made = await account.RunAsync(cancellation, [binaries.InitDb, .. Options(cluster, passwordFile, durable)]);
        if (made.ExitCode != 0)
            throw new StartRefused(Sentence(made, folder));
        Directory.Move(cluster, folder.Cluster);
        Clear(folder);
    }

    private static IEnumerable<string> Options(string cluster, string passwordFile, bool durable) =>
    [
        "-D", cluster, "-U", EmbeddedPostgres.Superuser, "--auth=scram-sha-256", $"--pwfile={passwordFile}",
        "-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
        .. durable ? Array.Empty<string>() : ["--no-sync"],
    ];

    private static void Clear(DataFolder folder)
    {
        try
        {
            if (Directory.Exists(folder.ClusterInTheMaking))
                Directory.Delete(folder.ClusterInTheMaking, recursive: true);
        }
        catch (UnauthorizedAccessException forbidden)
        {
            throw new StartRefused($"{folder.ClusterInTheMaking} was left by another user: delete it, or run the site as the folder's owner.", forbidden);
        }
    }

    private static async Task RefuseOtherVersionAsync(
        DataFolder folder, PostgresBinaries binaries, ServerAccount account, CancellationToken cancellation)
    {
        var theirs = MajorOf(folder);
        var version = await account.RunAsync(cancellation, binaries.Server, "--version");
        var ours = version.LastLine.Split(' ')[^1].Split('.')[0];
        if (theirs == ours)
            return;
        var advice = int.TryParse(theirs, out var older) && older < int.Parse(ours)
            ? "start the older version of the site and move its content over"
            : "start the newer version of the site";
        throw new StartRefused($"The data folder {folder.FullPath} was made by PostgreSQL {theirs}, and this site brings PostgreSQL {ours}: {advice}, or choose another folder with --data DIR.");
    }

    private static string MajorOf(DataFolder folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder.Cluster, "PG_VERSION")).Trim();
        }
        catch (Exception unreadable) when (unreadable is UnauthorizedAccessException or FileNotFoundException)
        {
            throw new StartRefused(
                $"{folder.Cluster} is no database that this user may open: run the site as the folder's owner, or choose another folder with --data DIR.",
                unreadable);
        }
    }

    private static string Sentence(ProgramRun failed, DataFolder folder)
    {
        if (failed.Output.Contains("could not look up effective user ID", StringComparison.Ordinal))
            return "PostgreSQL needs an account with a name, and the number this site runs under has none: run it as a user that /etc/passwd knows.";
        if (failed.Output.Contains("No space left on device", StringComparison.Ordinal))
            return $"There is no room left for the database in {folder.FullPath}: free about 100 MB, or choose another folder with --data DIR.";
        var reason = failed.Output.Split('\n').LastOrDefault(line => line.Contains("error:", StringComparison.Ordinal)) ?? failed.LastLine;
        return $"The database could not be made in {folder.FullPath}: {reason.Trim()}";
    }
}
