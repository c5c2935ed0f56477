using System.Security.Cryptography;
using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Microdata;
using Benchmarking.Tool.Releases;

namespace Benchmarking.Tool;

/// <summary><c>benchmark release</c>: a research data set of records.</summary>
public static class ReleaseCommand
{
    private static readonly int LeastAlike = ExtractRules.Standard.K;

    private const string Help = """
        benchmark release: a research data set, one record for each organisation, that cannot be linked to it.

        Usage: benchmark release --values FILE --metrics FILE --groups FILE --periods LIST --key FILE --out FOLDER …

          --values FILE           figures, as for "benchmark compute"
          --metrics FILE          metrics, as for "benchmark compute"; at most 16
          --groups FILE           its dimensions region, size and type become columns, coarser or suppressed where they
                                  would single somebody out
          --periods LIST          at most 4, such as 2025-Q1,2025-Q2
          --key FILE              32 bytes or more for pseudonyms and the order of rows: head -c 32 /dev/urandom > extract.key
                                  Make a new one for each extract and destroy it afterwards
          --out FOLDER            where data.csv, codebook.csv, report.json and report.txt go
          --partition FILE        which organisations are made alike; made where it is not there yet. Keep it and use it
                                  for every extract of the year: two partitions could be laid over each other. It names
                                  organisations and is not handed out. Without this option it is FOLDER.partition.json
          --k N                   how many organisations are made alike, 5 or more; 5 without it. Where figures are missing,
                                  more keep more means, for a mean needs 5
          --profiles              a table of four clusters in place of records, for clubs too small for them:
                                  profiles.csv and codebook.csv
          --public-values FILE    figures that anybody can look up, last year's above all: attackers are given them
          --interest-groups FILE  who knows each other's figures counts as one
          --ledger FILE           everything shown so far; the extract is audited together with it and appended to it
          --ledger-key FILE       the key with which the ledger was written
          --earlier-values FILE   figures behind earlier releases in the ledger; may be given several times
          --help                  this page

        Every figure of a record is the mean of a group of at least 5 alike organisations, over all metrics and periods
        of the values file, rounded as in publications. The data set is refused below 50 organisations, where public
        figures find more than 10% of the records, or where more than 35% of the variation is lost.

        Examples:

          benchmark release --values values.csv --groups groups.csv --metrics metrics.csv --periods 2025-Q1,2025-Q2 \
            --key extract.key --partition 2025-26.partition.json --out extract
          benchmark release --values club.csv --groups groups.csv --metrics metrics.csv --periods 2025-Q1 \
            --key extract.key --out profiles --profiles

        Exit codes: 0 done; 1 the input is wrong, or the data set is refused (why is said); 2 the command is wrong; 3 the
        promise made to members would be broken. Nothing is written but with 0.

        """;

    public static readonly Verb Verb = new("release", Help)
    {
        WithValue =
        [
            "--values", "--metrics", "--groups", "--periods", "--key", "--out", "--partition", "--public-values", "--interest-groups",
            "--ledger", "--ledger-key", "--earlier-values", "--k",
        ],
        Required = ["--values", "--metrics", "--groups", "--periods", "--key", "--out"],
        Repeatable = ["--earlier-values"],
        Switches = ["--profiles"],
        Written = ["--partition", "--ledger"],
        Check = options => Periods(options).FirstOrDefault(period => !Period.TryParse(period, out _)) is { } wrong
            ? $"--periods needs periods such as 2025-Q1,2025-Q2; \"{wrong}\" is none"
            : options.WrongCount("--k") ?? (options.Count("--k", LeastAlike) < LeastAlike ? $"--k is at least {LeastAlike}" : null),
    };

    /// <summary>Runs the verb.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors) =>
        Verb.Run(args, output, errors, options => Release(options, output, errors));

    private static string[] Periods(Options options) =>
        options["--periods"]!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static ExtractRules Rules(Options options) => ExtractRules.Standard with { K = options.Count("--k", LeastAlike) };

    private static string PartitionOf(Options options) =>
        options["--partition"] ?? options["--out"]!.TrimEnd('/', '\\') + (options.Has("--profiles") ? ".clusters.json" : ".partition.json");

    private static int Release(Options options, TextWriter output, TextWriter errors)
    {
        var problems = new Problems();
        if (Inputs.Read(options, errors, "--ledger-key") is not { } inputs) return ExitCode.WrongInput;

        var key = SHA256.HashData(Inputs.ReadKey(options["--key"]!, problems));
        IReadOnlyList<Observation> known = options["--public-values"] is { } file ? ValuesFile.Read(file, inputs.Metrics, problems) : [];
        var missing = Periods(options).FirstOrDefault(period => inputs.Observations.All(one => one.Period != Period.Parse(period).ToString()));
        if (missing is not null) problems.Add(options["--values"]!, $"there is no figure of {missing}");
        var kept = File.Exists(PartitionOf(options)) ? PartitionFile.Read(PartitionOf(options), problems) : null;
        if (problems.Count > 0)
        {
            problems.WriteTo(errors);
            return ExitCode.WrongInput;
        }

        var radii = Radii.Settle(inputs, errors);
        if ((kept ?? Made(options, inputs, radii.Metrics, errors)) is not { } partition) return Refused(errors);

        var request = new ExtractRequest
        {
            Partition = partition,
            Metrics = radii.Metrics,
            Periods = [.. Periods(options).Select(period => Period.Parse(period).ToString()).Distinct()],
            Observations = inputs.Observations,
            Public = [.. known, .. inputs.Observations.Where(one => radii.Metrics.Any(metric => metric.Code == one.Metric && metric.Sensitivity == Sensitivity.Public))],
            InterestGroups = inputs.InterestGroups,
            Ledger = inputs.Ledger?.Ledger ?? Ledger.Empty,
            Release = (inputs.Ledger?.LastRelease ?? 0) + 1,
            Tokens = new Tokens(inputs.Key),
            Key = key,
        };
        var package = options.Has("--profiles") ? Package.Profiles(request, Rules(options)) : Package.Records(request, Rules(options));
        return package.Refusals.Count == 0
            ? Keep(options, inputs, radii, request, package, output, errors)
            : Refused(errors, [.. package.Refusals.Select(refusal => refusal.Words)]);
    }

    private static int Refused(TextWriter errors, params string[] reasons)
    {
        foreach (var reason in reasons) errors.WriteLine(reason);
        errors.WriteLine("Nothing was written.");
        return ExitCode.WrongInput;
    }

    private static Partition? Made(Options options, Inputs inputs, IReadOnlyList<Metric> metrics, TextWriter errors)
    {
        string[] organisations = [.. inputs.Observations.Select(one => one.Organisation).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var keys = KeyColumns.Of(inputs.Groups, organisations, out var problem);
        if (problem is not null)
        {
            errors.WriteLine($"{options["--groups"]}: {problem}");
            return null;
        }

        string[] periods = [.. inputs.Observations.Select(one => one.Period).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var input = new PartitionInput
        {
            Cohort = Period.YearOf(Period.Parse(periods[0]).StartYear).ToString(),
            Metrics = metrics,
            Periods = periods,
            Observations = inputs.Observations,
            Organisations = keys.Organisations,
            Hierarchies = keys.Hierarchies,
            InterestGroups = inputs.InterestGroups,
        };
        var partition = options.Has("--profiles") ? Partition.Clusters(input, Rules(options)) : Partition.Make(input, Rules(options));
        if (partition is null) errors.WriteLine("There are too few organisations to make five alike.");
        return partition;
    }

    /// <summary>Audited first, then into the ledger, then to its place: nothing leaves that the ledger does not know of.</summary>
    private static int Keep(
        Options options, Inputs inputs, Radii radii, ExtractRequest request, Package package, TextWriter output, TextWriter errors)
    {
        var ledger = request.Ledger.With(package.Entries, package.Inputs);
        if (AuditCommand.Audited(inputs, ledger, radii.Metrics, errors) is not { } audited) return ExitCode.WrongInput;
        if (!audited.All(period => period.Holds))
        {
            errors.Write(AuditReport.Text(audited));
            errors.WriteLine("Nothing was written.");
            return ExitCode.PromiseBroken;
        }

        var folder = options["--out"]!;
        Directory.CreateDirectory(folder);
        using var files = new NewFiles();
        foreach (var (name, table) in package.Tables) files.Csv(Path.Combine(folder, name), table.First(), table.Skip(1));
        foreach (var (name, text) in package.Texts) files.Text(Path.Combine(folder, name), text);
        files.Text(PartitionOf(options), PartitionFile.Text(request.Partition));
        inputs.Ledger?.Append(request.Release, package.Entries, package.Inputs, radii.Derived);
        files.Keep();
        output.WriteLine($"{folder}: {string.Join(", ", package.Tables.Select(table => table.Name).Concat(package.Texts.Select(text => text.Name)))}");
        output.WriteLine($"{PartitionOf(options)}: names organisations; keep it for the year's other extracts, and to yourself");
        return ExitCode.Done;
    }
}
