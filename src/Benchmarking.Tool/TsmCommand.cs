using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Benchmarking.Engine;
using Benchmarking.Workbooks.Tsm;
using CsvHelper;

namespace Benchmarking.Tool;

/// <summary>The verb <c>tsm</c>: the regulator's workbook in, the engine's three tables out.</summary>
public static class TsmCommand
{
    private const int QueriesShown = 10;

    private const string Help = """
        benchmark tsm FILE.xlsx --values values.csv --groups groups.csv --metrics metrics.csv

        Reads the Regulator of Social Housing's workbook of Tenant Satisfaction Measures by landlord, any year's
        layout, and writes the tables that "benchmark compute" reads.

          --values FILE    one row for each landlord and measure, such as TP06.LCRA
          --groups FILE    peer groups: region:North, size:<5,000, type:PRP
          --metrics FILE   unit, decimals and direction of each measure
          --help           this page

        Example:
          benchmark tsm 2024_TSM_Full_Data.xlsx --values values.csv --groups groups.csv --metrics metrics.csv
          benchmark compute --values values.csv --groups groups.csv --metrics metrics.csv --public --out cells.csv

        Existing files of these names are replaced, all three or none. A figure that differs from its own numerator and
        denominator is written as published and listed as a query.

        Exit code: 0 written, 1 the workbook could not be read or a table not written, 2 the command was not understood.
        """;

    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args.Contains("--help") || args.Contains("-h"))
        {
            output.WriteLine(Help);
            return ExitCode.Done;
        }

        if (!Options.TryParse(args, out var options, out var misunderstood))
        {
            errors.WriteLine($"{misunderstood} Try: benchmark tsm --help");
            return ExitCode.WrongCommand;
        }

        try
        {
            return Convert(options, output, errors);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"{e.Message} Check the path and that you may read or write there; no table was changed.");
            return ExitCode.WrongInput;
        }
    }

    private static int Convert(Options options, TextWriter output, TextWriter errors)
    {
        TsmRead? read;
        using (var file = File.OpenRead(options.Workbook))
        {
            if (!TsmWorkbook.TryRead(file, out read, out var refusal))
            {
                errors.WriteLine($"{options.Workbook}: {refusal.Message} {refusal.Cure}");
                return ExitCode.WrongInput;
            }
        }

        WriteAllOrNone(
            (options.Values, csv => WriteValues(csv, read)),
            (options.Groups, csv => WriteGroups(csv, read)),
            (options.Metrics, csv => WriteMetrics(csv, read)));
        Summarise(read, options, output);
        return ExitCode.Done;
    }

    private static void WriteValues(CsvWriter csv, TsmRead read)
    {
        Line(csv, "organisation", "period", "metric", "value", "numerator", "denominator", "marker");
        foreach (var o in read.ToObservations())
        {
            Line(csv, o.Organisation, o.Period, o.Metric,
                Number(o.Value), Number(o.Numerator), Number(o.Denominator), o.Marker?.Code() ?? "");
        }
    }

    private static void WriteGroups(CsvWriter csv, TsmRead read)
    {
        Line(csv, "group", "organisation", "dimension");
        foreach (var group in read.ToGroups())
        {
            foreach (var member in group.Members.Order(StringComparer.Ordinal))
                Line(csv, group.Code, member, group.Dimension);
        }
    }

    private static void WriteMetrics(CsvWriter csv, TsmRead read)
    {
        Line(csv, "metric", "unit", "decimals", "polarity", "sensitivity", "lower", "upper", "kind");
        foreach (var m in read.ToMetrics())
        {
            Line(csv, m.Code, m.Unit, Number(m.Decimals), m.Polarity.Code(), m.Sensitivity.Code(),
                Number(m.Lower), Number(m.Upper), m.Kind.Code());
        }
    }

    private static void Line(CsvWriter csv, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
            csv.WriteField(field);
        csv.EndRecord();
    }

    private static string Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    // Written beside their places first, so that a full disk leaves the old tables as they were.
    private static void WriteAllOrNone(params (string Path, Action<CsvWriter> Write)[] tables)
    {
        var written = new List<string>();
        try
        {
            foreach (var (path, write) in tables)
            {
                if (Directory.Exists(path))
                    throw new IOException($"{path} is a folder, not a file.");
                written.Add(Beside(path));
                using var csv = CsvWriter.ToFile(Beside(path), new CsvWriterOptions { NewLine = "\n" });
                write(csv);
            }

            foreach (var (path, _) in tables)
                File.Move(Beside(path), path, overwrite: true);
        }
        finally
        {
            written.ForEach(File.Delete);
        }
    }

    private static string Beside(string path) => $"{path}.{Environment.ProcessId}.part";

    private static void Summarise(TsmRead read, Options options, TextWriter output)
    {
        output.WriteLine($"Tenant Satisfaction Measures {read.Period}: {read.Landlords.Count:N0} landlords, {read.ToMetrics().Count:N0} measures.");
        output.WriteLine($"Rows read: {read.Rows.Count:N0}, of which {read.Rows.Count(r => r.Value is not null):N0} have a value.");
        foreach (var marker in read.Rows.Where(r => r.Marker is not null).GroupBy(r => r.Marker!.Value).OrderBy(g => g.Key))
            output.WriteLine($"  {marker.Key.Symbol()} {Words(marker.Key)}: {marker.Count():N0}");
        output.WriteLine($"Left out: {read.LeftOut.Count:N0}.");
        List(output, read.LeftOut, l => l.Message);
        output.WriteLine($"Queries (published figures that are odd; written as published): {read.Queries.Count:N0}.");
        List(output, read.Queries, q => q.Message);
        output.WriteLine($"Written: {options.Values}, {options.Groups}, {options.Metrics}.");
    }

    private static void List<T>(TextWriter output, IReadOnlyList<T> all, Func<T, string> words)
    {
        foreach (var one in all.Take(QueriesShown))
            output.WriteLine($"  {words(one)}");
        if (all.Count > QueriesShown)
            output.WriteLine($"  and {all.Count - QueriesShown:N0} more");
    }

    private static string Words(Marker marker) => marker switch
    {
        Marker.NotCollected => "not collected or left blank",
        Marker.NotApplicable => "not applicable",
        Marker.Excluded => "excluded after review",
        Marker.ZeroDenominator => "nothing to divide by",
        Marker.Suppressed => "suppressed by the regulator",
        _ => throw new ArgumentOutOfRangeException(nameof(marker), marker, "unknown marker"),
    };

    private sealed record Options(string Workbook, string Values, string Groups, string Metrics)
    {
        private const string File = "FILE.xlsx";
        private static readonly string[] Names = ["--values", "--groups", "--metrics"];

        public static bool TryParse(
            string[] args,
            [NotNullWhen(true)] out Options? options,
            out string misunderstood)
        {
            options = null;
            var given = new Dictionary<string, string>();
            for (var i = 0; i < args.Length; i++)
            {
                var (name, value) = Split(args[i]);
                if (name != File && !Names.Contains(name))
                    return Not($"There is no option {name}.", out misunderstood);
                if (value.Length == 0 && i + 1 < args.Length)
                    value = args[++i];
                if (value.Length == 0)
                    return Not($"{name} needs a file name after it.", out misunderstood);
                if (!given.TryAdd(name, value))
                    return Not($"{name} is given twice.", out misunderstood);
            }

            if (Names.Prepend(File).FirstOrDefault(n => !given.ContainsKey(n)) is { } missing)
                return Not($"{missing} is missing.", out misunderstood);
            if (given.Values.Select(Path.GetFullPath).Distinct().Count() < given.Count)
                return Not("Two of the files have the same name; give each its own.", out misunderstood);
            misunderstood = "";
            options = new Options(given[File], given["--values"], given["--groups"], given["--metrics"]);
            return true;
        }

        // Both "--values FILE" and "--values=FILE"; what is no option is the workbook.
        private static (string Name, string Value) Split(string argument)
        {
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            return !argument.StartsWith("--", StringComparison.Ordinal) ? (File, argument)
                : equals < 0 ? (argument, "")
                : (argument[..equals], argument[(equals + 1)..]);
        }

        private static bool Not(string why, out string misunderstood)
        {
            misunderstood = why;
            return false;
        }
    }
}
