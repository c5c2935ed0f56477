using System.Globalization;
using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Tool;

/// <summary><c>benchmark compute</c>: values in, cells out.</summary>
public static class ComputeCommand
{
    private const string DayFormat = "yyyy-MM-dd";

    private const string Help = """
        benchmark compute: medians and quartiles of every metric, peer group and period, so that they tell of nobody.

        Usage: benchmark compute --values FILE --metrics FILE --out FILE [--groups FILE] [--ledger FILE] [--key FILE] …

          --values FILE           organisation,period,metric,value,numerator,denominator,marker
                                  a value, or a marker that says why there is none:
                                  x not collected, z not applicable, e excluded, u zero denominator, s suppressed
          --metrics FILE          metric,unit,decimals,polarity,sensitivity[,lower,upper,tau,kind,sticky,public_after]
                                  polarity higher, lower or neutral; sensitivity protected or public;
                                  tau the protection radius: 2.5 (in the metric's unit), 10% (of the figure) or 10% + 0.5;
                                  kind percentage, count, money, rate or rating;
                                  sticky yes where figures are carried forward from period to period;
                                  public_after the day from which every landlord's figure is public, 2026-06-30
          --groups FILE           group,organisation[,dimension,period]
                                  the group "all" is implied; without this option it is the only one
          --interest-groups FILE  organisation,interest_group
                                  who knows each other's figures counts as one contributor
          --ledger FILE           everything shown so far; the release is checked together with it and appended to it.
                                  A file that is not there yet is made
          --earlier-values FILE   figures behind earlier releases in the ledger: of other periods, and as they were before
                                  corrections; same columns as --values; may be given several times
          --key FILE              the publisher's key, any bytes: head -c 32 /dev/urandom > publisher.key
                                  for the ledger's tokens, and for what is withheld by lot. The same input and key give
                                  the same bytes; without a key, outsiders can guess both
          --kind KIND             provisional, final (the default) or revision
          --on DATE               the day of publication, for public_after; today without it
          --out FILE              where the cells go:
                                  period,metric,group,publication,n,status,reason,base,
                                  lower_quartile,median,upper_quartile,p10,p90,mean,method
          --public                the figures are public already: no minimum number of contributors, no rounding,
                                  every statistic
          --publication ID        what to write in the column publication; empty otherwise
          --help                  this page

        Files are UTF-8 CSV with a header; columns may stand in any order and others are ignored. Periods are 2026-Q1
        or 2023-24; numbers have a point for decimals and nothing between thousands.

        Without --public, nobody may place a member's figure within tau on either side, nor may two who pool theirs; three
        not within half of that. A number has a median from 5 contributors, quartiles from 12; it is made from the
        middle four ranks (rank-kernel-4) and rounded to the largest of 1, 2, 5, 10 … within tau. A number that is not
        shown is empty, and status and reason say why: N1 fewer than 5 contributors, N2 quartiles need 12, N3 too similar
        to another published group, N4 held until enough organisations have updated, V to protect members' figures.
        A protected metric without tau gets one from the figures, and the line to put into the metrics file is printed.
        Judgements of kind rating have only a median, by type 1, which is always one of the categories. With --public,
        quantiles are Hyndman and Fan's type 7 (Excel's QUARTILE.INC). The column method names it.

        All periods of the file are published in one release, in order of time, compared with each other and the ledger.

        Examples:

          benchmark compute --values values.csv --groups groups.csv --metrics metrics.csv --out cells.csv

          head -c 32 /dev/urandom > publisher.key
          benchmark compute --values q1.csv --groups groups.csv --metrics metrics.csv --key publisher.key \
            --ledger ledger.jsonl --out q1-cells.csv
          benchmark compute --values q2.csv --groups groups.csv --metrics metrics.csv --key publisher.key \
            --ledger ledger.jsonl --earlier-values q1.csv --out q2-cells.csv

          benchmark tsm 2024_TSM_Full_Data.xlsx --values values.csv --groups groups.csv --metrics metrics.csv
          benchmark compute --values values.csv --groups groups.csv --metrics metrics.csv --out cells.csv --public

        Exit codes: 0 done; 1 the input is wrong (every problem up to 20 is listed with file, line and column, and
        nothing is written); 2 the command is wrong.

        """;

    public static readonly Verb Verb = new("compute", Help)
    {
        WithValue =
        [
            "--values", "--groups", "--metrics", "--out", "--publication", "--ledger", "--interest-groups", "--key", "--kind",
            "--earlier-values", "--on",
        ],
        Required = ["--values", "--metrics", "--out"],
        Repeatable = ["--earlier-values"],
        Switches = ["--public"],
        Written = ["--out", "--ledger"],
        Check = Wrong,
    };

    private static readonly Dictionary<string, ReleaseKind> Kinds = new(StringComparer.Ordinal)
    {
        ["provisional"] = ReleaseKind.Provisional,
        ["final"] = ReleaseKind.Final,
        ["revision"] = ReleaseKind.AnnualRevision,
    };

    /// <summary>Runs the verb.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors) => Verb.Run(args, output, errors, options =>
        Inputs.Read(options, errors) is not { } inputs ? ExitCode.WrongInput
        : options.Has("--public") ? Exact(options, inputs, output, errors)
        : Protected(options, inputs, output, errors));

    private static string? Wrong(Options options) =>
        options["--kind"] is { } kind && !Kinds.ContainsKey(kind) ? $"--kind is {string.Join(", ", Kinds.Keys)}; \"{kind}\" is none of them"
        : options["--on"] is { } day && !TryReadDay(day, out _) ? $"--on needs a day such as 2026-06-30, not \"{day}\""
        : options.Has("--public") && options.Has("--ledger") ? "--public shows figures that are public already; they do not go into a ledger"
        : null;

    private static bool TryReadDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static int Exact(Options options, Inputs inputs, TextWriter output, TextWriter errors)
    {
        var progress = new ProgressLine(errors, TimeProvider.System);
        var cells = BenchmarkEngine.Compute(inputs.Metrics, inputs.Observations, inputs.Groups, BenchmarkRules.PublicFigures, progress);
        progress.End();
        using var files = new NewFiles();
        Add(files, options, cells);
        files.Keep();
        output.WriteLine(CellsSummary.Line(options["--out"]!, cells));
        return ExitCode.Done;
    }

    private static int Protected(Options options, Inputs inputs, TextWriter output, TextWriter errors)
    {
        if (inputs.Key.Length == 0) errors.WriteLine("benchmark: without --key, outsiders can guess the ledger's tokens and what was withheld by lot");
        var radii = Radii.Settle(inputs, errors);
        var release = (inputs.Ledger?.LastRelease ?? 0) + 1;
        if (Publish(options, inputs, radii, release, errors) is not { } outcome) return ExitCode.WrongInput;

        using var files = new NewFiles();
        Add(files, options, outcome.Cells);

        // First the ledger: a number must never be seen that it does not know of.
        inputs.Ledger?.Append(release, outcome.Entries, outcome.Inputs, radii.Derived);
        files.Keep();
        output.WriteLine(CellsSummary.Line(options["--out"]!, outcome.Cells));
        CellsSummary.Write(output, outcome);
        if (options["--ledger"] is { } ledger) output.WriteLine($"{ledger}: release {release}, {FigureText.Number(outcome.Entries.Count)} entries");
        return ExitCode.Done;
    }

    private static PublicationOutcome? Publish(Options options, Inputs inputs, Radii radii, int release, TextWriter errors)
    {
        var progress = new ProgressLine(errors, TimeProvider.System);
        try
        {
            var outcome = Publisher.Publish(
                new()
                {
                    Metrics = radii.Metrics,
                    Observations = inputs.Observations,
                    Earlier = inputs.Earlier,
                    Groups = inputs.Groups,
                    InterestGroups = inputs.InterestGroups,
                    Ledger = inputs.Ledger?.Ledger ?? Ledger.Empty,
                    Release = release,
                    Kind = Kinds[options["--kind"] ?? "final"],
                    Key = inputs.Key,
                    Today = options["--on"] is { } day && TryReadDay(day, out var on) ? on : DateOnly.FromDateTime(DateTime.Today),
                },
                progress);
            progress.End();
            return outcome;
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

        errors.WriteLine("Nothing was written.");
        return null;
    }

    private static void Add(NewFiles files, Options options, IReadOnlyList<Cell> cells) => files.Csv(
        options["--out"]!, CellsFile.Header, cells.Select(cell => CellsFile.Fields(cell, options["--publication"] ?? string.Empty)));
}
