using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Disclosure.Audit;

namespace Benchmarking.Tool;

/// <summary><c>benchmark audit</c>: whether everything ever shown keeps the promise.</summary>
public static class AuditCommand
{
    private const string Help = """
        benchmark audit: whether everything ever published keeps the promise made to members.

        Usage: benchmark audit --ledger FILE --metrics FILE --values FILE [--earlier-values FILE] [--groups FILE] …

          --ledger FILE           everything shown, as "benchmark compute --ledger" keeps it; whoever published it
          --metrics FILE          the metrics, with their protection radius tau
          --values FILE           the figures behind it: the auditor must know the truth to try what others might learn
          --earlier-values FILE   figures of other periods, and as they were before corrections; may be given several times
          --groups FILE           the peer groups; checked for mistakes only, since the ledger holds who contributed
          --interest-groups FILE  who knows each other's figures is one member, and one attacker
          --key FILE              the publisher's key, where there was one
          --json                  the report as JSON
          --help                  this page

        For each metric and period: the narrowest interval in which an outsider, one member and two together can place a
        member's figure for certain, as a share of what was promised them (2 tau, 2 tau, 1 tau): below 1.00 the promise is
        broken. And the certificate, which is more: for every figure and every pair of members there are other figures,
        far enough away, that would have been published just the same.

        Numbers that these rules do not make of these figures are named as such; they cannot be certified, and only the
        intervals say how much they tell.

        Examples:

          benchmark audit --ledger ledger.jsonl --groups groups.csv --metrics metrics.csv --values q2.csv \
            --earlier-values q1.csv --key publisher.key
          benchmark audit --ledger ledger.jsonl --metrics metrics.csv --values values.csv --key publisher.key --json

        Exit codes: 0 the promise is kept; 1 the input is wrong or incomplete; 2 the command is wrong; 3 the promise is
        broken, or cannot be certified for somebody.

        """;

    public static readonly Verb Verb = new("audit", Help)
    {
        WithValue = ["--ledger", "--metrics", "--values", "--earlier-values", "--groups", "--interest-groups", "--key"],
        Required = ["--ledger", "--metrics", "--values"],
        Repeatable = ["--earlier-values"],
        Switches = ["--json"],
    };

    /// <summary>Runs the verb.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors) =>
        Verb.Run(args, output, errors, options => Audit(options, output, errors));

    private static int Audit(Options options, TextWriter output, TextWriter errors)
    {
        if (!File.Exists(options["--ledger"]))
        {
            errors.WriteLine($"{options["--ledger"]}: there is no such file");
            return ExitCode.WrongInput;
        }

        if (Inputs.Read(options, errors) is not { } inputs) return ExitCode.WrongInput;

        var metrics = Settled(inputs);
        if (Audited(inputs, inputs.Ledger!.Ledger, metrics, errors) is not { } audited) return ExitCode.WrongInput;

        output.Write(options.Has("--json") ? AuditReport.Json(audited) : AuditReport.Text(audited));
        return audited.All(period => period.Holds) ? ExitCode.Done : ExitCode.PromiseBroken;
    }

    /// <summary>Audits; null where it cannot be done, which has been told.</summary>
    internal static IReadOnlyList<AuditedPeriod>? Audited(
        Inputs inputs, Ledger ledger, IReadOnlyList<Metric> metrics, TextWriter errors)
    {
        var strangers = ledger.Entries.Select(entry => entry.Metric).Distinct(StringComparer.Ordinal)
            .Except(metrics.Select(metric => metric.Code)).ToList();
        if (strangers.Count > 0)
        {
            errors.WriteLine($"The ledger shows numbers of {string.Join(", ", strangers)}, which the metrics file does not have.");
            return null;
        }

        try
        {
            var audit = new LedgerAudit(
                ledger, inputs.Earlier.Concat(inputs.Observations), inputs.InterestGroups, new Tokens(inputs.Key), BenchmarkRules.Standard);
            return audit.Of([.. metrics.Where(metric => metric.Sensitivity == Sensitivity.Protected)], new ProgressLine(errors, TimeProvider.System));
        }
        catch (MissingFiguresException e)
        {
            errors.WriteLine(e.Message);
            errors.WriteLine("Give them with --earlier-values FILE, as they were when they were published, and the same key as then.");
        }
        catch (ArgumentException e)
        {
            errors.WriteLine(e.Message);
        }

        return null;
    }

    /// <summary>The radius of the metrics file, else the one the ledger keeps; none is derived, for none was promised.</summary>
    private static List<Metric> Settled(Inputs inputs) =>
        [.. inputs.Metrics.Select(metric => metric with { Tolerance = metric.Tolerance ?? inputs.Ledger!.Radii.GetValueOrDefault(metric.Code) })];
}
