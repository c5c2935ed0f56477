using System.Text.RegularExpressions;
using Benchmarking.Tool;

namespace Benchmarking.Engine.Tests.Tool;

/// <summary>A folder of small files and the tool run in it.</summary>
internal sealed partial class Desk : IDisposable
{
    public const string ValuesHeader = "organisation,period,metric,value,numerator,denominator,marker";
    public const string MetricsHeader = "metric,unit,decimals,polarity,sensitivity,tau";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("benchmark");

    /// <summary>What the last run told.</summary>
    public string Output { get; private set; } = "";

    /// <summary>What the last run told of problems; how far it was depends on the machine and is left out.</summary>
    public string Errors { get; private set; } = "";

    public string[] FilesThere => [.. folder.GetFiles("*", SearchOption.AllDirectories).Select(file => file.Name).Order()];

    public void Dispose() => folder.Delete(recursive: true);

    public string At(string file) => Path.Combine(folder.FullName, file);

    public void Write(string file, params IEnumerable<string> lines) =>
        File.WriteAllText(At(file), string.Concat(lines.Select(line => line + "\n")));

    public string[] Read(string file) => File.ReadAllLines(At(file));

    /// <summary>Runs a command line; words that begin with @ are files of the folder.</summary>
    public int Run(string command)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = Commands.Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word[0] == '@' ? At(word[1..]) : word)], output, errors);
        (Output, Errors) = (output.ToString(), ProgressLines().Replace(errors.ToString(), ""));
        return code;
    }

    /// <summary>A club of 24 with a metric of radius 1, a key, and values for one quarter: 40, 41 … 63 and what is added.</summary>
    public void WriteClub(params string[] more)
    {
        File.WriteAllBytes(At("key"), [1, 2, 3]);
        Write("metrics.csv", MetricsHeader, "heard,%,1,higher,protected,1");
        Write("values.csv", [ValuesHeader, .. Quarter("2026-Q1", 40), .. more]);
        Write("groups.csv", ["group,organisation,dimension", .. Enumerable.Range(1, 24).Select(i => $"{(i % 2 == 0 ? "north" : "south")},o{i},region")]);
    }

    [GeneratedRegex(@"^benchmark: (.*: \d+%|\d+% computed|computed, writing)\n", RegexOptions.Multiline)]
    private static partial Regex ProgressLines();

    public static IEnumerable<string> Quarter(string period, int from, int members = 24) =>
        Enumerable.Range(1, members).Select(i => $"o{i},{period},heard,{from + (i * 7 % 24)},,,");
}
