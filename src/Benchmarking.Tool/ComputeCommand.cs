using Benchmarking.Engine;

namespace Benchmarking.Tool;

/// <summary><c>benchmark compute</c>: values in, cells out.</summary>
public static class ComputeCommand
{
    private const string Help = """
        benchmark compute: medians and quartiles of every metric, peer group and period.

        Usage: benchmark compute --values FILE --metrics FILE --out FILE [--groups FILE] [--public] [--publication ID]

          --values FILE       organisation,period,metric,value,numerator,denominator,marker
                              a value, or a marker that says why there is none:
                              x not collected, z not applicable, e excluded, u zero denominator, s suppressed
          --metrics FILE      metric,unit,decimals,polarity,sensitivity[,lower,upper,kind]
                              polarity higher, lower or neutral; sensitivity protected or public;
                              kind percentage, count, money, rate or rating
          --groups FILE       group,organisation[,dimension,period]
                              the group "all" is implied; without this option it is the only one
          --out FILE          where the cells go:
                              period,metric,group,publication,n,status,reason,base,
                              lower_quartile,median,upper_quartile,p10,p90,mean,method
          --public            the figures are public already: no minimum number of contributors, every statistic
          --publication ID    what to write in the column publication; empty otherwise

        Files are UTF-8 CSV with a header; columns may stand in any order and others are ignored. Periods are 2026-Q1
        or 2023-24; numbers have a point for decimals and nothing between thousands.

        Without --public, a metric whose sensitivity is protected has a median from 5 contributors and quartiles from
        12; fewer, and the number is empty and the columns status and reason say so (N1 too few contributors,
        N2 too few for quartiles). Quantiles are Hyndman and Fan's type 7 (Excel's QUARTILE.INC); judgements of kind
        rating have only a median, by type 1, which is always one of the categories. The column method names it.

        Examples:

          benchmark compute --values values.csv --groups groups.csv --metrics metrics.csv --out cells.csv

          benchmark tsm 2024_TSM_Full_Data.xlsx --values values.csv --groups groups.csv --metrics metrics.csv
          benchmark compute --values values.csv --groups groups.csv --metrics metrics.csv --out cells.csv --public

        Exit codes: 0 done; 1 the input is wrong (every problem up to 20 is listed with file, line and column, and
        nothing is written); 2 the command is wrong.

        """;

    /// <summary>Runs the verb.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args.Contains("--help") || args.Contains("-h"))
        {
            output.Write(Help);
            return ExitCode.Done;
        }

        var options = Options.Read(
            args,
            withValue: ["--values", "--groups", "--metrics", "--out", "--publication"],
            required: ["--values", "--metrics", "--out"],
            switches: ["--public"],
            out var problem);
        if (options is null || (problem = OutIsInput(options)) is not null)
        {
            errors.WriteLine($"benchmark compute: {problem}. Try: benchmark compute --help");
            return ExitCode.WrongCommand;
        }

        return Compute(options, output, errors);
    }

    private static int Compute(Options options, TextWriter output, TextWriter errors)
    {
        var problems = new Problems();
        var metrics = MetricsFile.Read(options["--metrics"]!, problems);
        IReadOnlyList<PeerGroup> groups = options["--groups"] is { } file ? GroupsFile.Read(file, problems) : [];

        // With faulty metrics every value of theirs would be a problem again, and hide the one to mend.
        IReadOnlyList<Observation> observations =
            problems.Count == 0 ? ValuesFile.Read(options["--values"]!, metrics, problems) : [];
        if (problems.Count > 0) return Refuse(problems, errors);

        var rules = options.Has("--public") ? BenchmarkRules.PublicFigures : BenchmarkRules.Standard;
        var progress = new ProgressLine(errors, TimeProvider.System);
        var cells = BenchmarkEngine.Compute(metrics, observations, groups, rules, progress);
        progress.End();
        return Write(options, cells, output, errors);
    }

    private static int Write(Options options, IReadOnlyList<Cell> cells, TextWriter output, TextWriter errors)
    {
        var path = options["--out"]!;
        try
        {
            CellsFile.Write(path, cells, options["--publication"] ?? string.Empty);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var problems = new Problems();
            problems.Add(
                path,
                e is DirectoryNotFoundException
                    ? "cannot be written: there is no such folder"
                    : $"cannot be written: {e.Message}");
            return Refuse(problems, errors);
        }

        var published = cells.Count(cell => cell.Status == CellStatus.Published);
        output.WriteLine($"{path}: {FigureText.Number(cells.Count)} cells, {FigureText.Number(published)} published");
        return ExitCode.Done;
    }

    private static int Refuse(Problems problems, TextWriter errors)
    {
        problems.WriteTo(errors);
        return ExitCode.WrongInput;
    }

    private static string? OutIsInput(Options options)
    {
        var output = Path.GetFullPath(options["--out"]!);
        string[] inputs = ["--values", "--groups", "--metrics"];
        var same = inputs.FirstOrDefault(name => options[name] is { } file && Path.GetFullPath(file) == output);
        return same is null ? null : $"--out names the same file as {same}, and would overwrite it";
    }
}
