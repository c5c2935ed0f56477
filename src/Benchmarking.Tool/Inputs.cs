using Benchmarking.Engine;
using Benchmarking.Tool.Ledgers;

namespace Benchmarking.Tool;

/// <summary>What is read before any work begins; everything wrong with it is told at once.</summary>
public sealed record Inputs(
    IReadOnlyList<Metric> Metrics,
    IReadOnlyList<PeerGroup> Groups,
    IReadOnlyList<Observation> Observations,
    IReadOnlyList<Observation> Earlier,
    InterestGroups InterestGroups,
    byte[] Key,
    LedgerFile? Ledger)
{
    /// <summary>Reads the files that the options name.</summary>
    /// <param name="options">The options.</param>
    /// <param name="errors">Where problems are told.</param>
    /// <param name="keyOption">The option that names the key of the ledger's tokens.</param>
    /// <returns>What they hold; null where something is wrong, which has been told.</returns>
    public static Inputs? Read(Options options, TextWriter errors, string keyOption = "--key")
    {
        ArgumentNullException.ThrowIfNull(options);
        var problems = new Problems();
        var metrics = MetricsFile.Read(options["--metrics"]!, problems);
        IReadOnlyList<PeerGroup> groups = options["--groups"] is { } file ? GroupsFile.Read(file, problems) : [];
        var together = options["--interest-groups"] is { } named ? InterestGroupsFile.Read(named, problems) : InterestGroups.None;
        var key = options[keyOption] is { } secret ? ReadKey(secret, problems) : [];
        var ledger = options["--ledger"] is { } kept ? LedgerFile.Read(kept, problems) : null;

        // With faulty metrics every value of theirs would be a problem again, and hide the one to mend.
        var sound = problems.Count == 0;
        IReadOnlyList<Observation> observations = sound ? ValuesFile.Read(options["--values"]!, metrics, problems) : [];
        Observation[] earlier = sound ? [.. options.All("--earlier-values").SelectMany(values => ValuesFile.Read(values, metrics, problems))] : [];
        if (problems.Count > 0)
        {
            problems.WriteTo(errors);
            return null;
        }

        if (ledger?.Ignored > 0) errors.WriteLine($"benchmark: {options["--ledger"]} ends in a release that was never finished; it is ignored");
        return new(metrics, groups, observations, earlier, together, key, ledger);
    }

    /// <summary>A key: the bytes of a file.</summary>
    internal static byte[] ReadKey(string path, Problems problems)
    {
        try
        {
            var key = File.ReadAllBytes(path);
            if (key.Length == 0) problems.Add(path, "is empty; make a key with: head -c 32 /dev/urandom > " + path);
            return key;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            problems.Add(path, "there is no such file; make a key with: head -c 32 /dev/urandom > " + path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(path, $"cannot be read: {e.Message}");
        }

        return [];
    }
}
