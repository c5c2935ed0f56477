using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Database.Embedded;

/// <summary>
/// Under whose account PostgreSQL's programs run. PostgreSQL refuses root, so root starts them as the account "nobody",
/// or, where nobody may not enter the folders (a clone in root's own home), as nobody inside a user namespace.
/// </summary>
public sealed class ServerAccount
{
    private const string Nobody = "65534";
    private static readonly ServerAccount Ourselves = new([], null);
    private static readonly ServerAccount AsNobody =
        new(["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "--"], $"{Nobody}:{Nobody}");
    private static readonly ServerAccount InNamespace =
        new(["unshare", "--user", $"--map-user={Nobody}", $"--map-group={Nobody}", "--"], "0:0");

    private readonly string[] prefix;
    private readonly string? owner;

    private ServerAccount(string[] prefix, string? owner) => (this.prefix, this.owner) = (prefix, owner);

    public static async Task<ServerAccount> ChooseAsync(PostgresBinaries binaries, DataFolder folder, CancellationToken cancellation)
    {
        ServerAccount[] candidates = OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess ? [Ourselves] : [AsNobody, InNamespace];
        var reason = "";
        foreach (var candidate in candidates)
        {
            var trial = await candidate.TryAsync(binaries, folder, cancellation);
            if (trial.ExitCode == 0)
                return candidate;
            reason = trial.LastLine;
        }

        throw candidates is [var only] && only == Ourselves
            ? new StartRefused($"PostgreSQL does not run on this machine ({reason}): set ConnectionStrings__Site, __Engine and __Owner to a server of your own.")
            : new StartRefused($"PostgreSQL does not run as root, and this machine lets root start it in no other way ({reason}): run the site as an ordinary user.");
    }

    public IReadOnlyList<string> Command(params IEnumerable<string> command) => [.. prefix, .. command];

    public Task<ProgramRun> RunAsync(CancellationToken cancellation, params IEnumerable<string> command) =>
        ProgramRun.OfAsync(Command(command), cancellation);

    /// <summary>Gives the files to this account: root may have made them, or have run PostgreSQL in the other way before.</summary>
    public async Task OwnAsync(string path, CancellationToken cancellation)
    {
        if (owner is null)
            return;
        var given = await ProgramRun.OfAsync(["chown", "-R", owner, path], cancellation);
        if (given.ExitCode != 0)
            throw new StartRefused($"{path} cannot be given to the account PostgreSQL runs as ({given.LastLine}): run the site as an ordinary user.");
    }

    private Task<ProgramRun> TryAsync(PostgresBinaries binaries, DataFolder folder, CancellationToken cancellation) =>
        owner is null
            ? RunAsync(cancellation, binaries.Server, "--version")
            : RunAsync(cancellation, "sh", "-c", "\"$0\" --version && [ -x \"$1\" ]", binaries.Server, folder.FullPath);
}
