using System.Globalization;

namespace Benchmarking.Tool;

/// <summary>The options of a verb: <c>--name value</c> or <c>--name=value</c>, and switches without a value.</summary>
public sealed class Options
{
    private readonly Dictionary<string, List<string>> given = new(StringComparer.Ordinal);

    /// <summary>The value of an option; null where it was not given.</summary>
    public string? this[string option] => given.GetValueOrDefault(option)?[0];

    /// <summary>The values of an option that may be repeated, in order; none where it was not given.</summary>
    public IReadOnlyList<string> All(string option) => given.GetValueOrDefault(option) ?? [];

    /// <summary>An option that is a whole number; what is used where it was not given.</summary>
    /// <exception cref="FormatException">It is no whole number of at least 1; not thrown once it was checked.</exception>
    public int Count(string option, int otherwise) => this[option] is { } text ? CountOf(text) ?? throw new FormatException(text) : otherwise;

    /// <summary>What is wrong with options that must be whole numbers of at least 1; null where nothing is.</summary>
    public string? WrongCount(params ReadOnlySpan<string> options)
    {
        foreach (var option in options)
        {
            if (All(option).FirstOrDefault(text => CountOf(text) is null) is { } wrong) return $"{option} needs a whole number from 1, not \"{wrong}\"";
        }

        return null;
    }

    /// <summary>Whether a switch was given.</summary>
    public bool Has(string option) => given.ContainsKey(option);

    /// <summary>Reads the options.</summary>
    /// <param name="args">What stands after the verb.</param>
    /// <param name="withValue">Options that take a value.</param>
    /// <param name="required">Those of them that must be given.</param>
    /// <param name="switches">Options without a value.</param>
    /// <param name="repeatable">Options with a value that may be given several times.</param>
    /// <param name="problem">What is wrong with the command, where something is.</param>
    /// <returns>The options, or null with a problem.</returns>
    public static Options? Read(
        string[] args, string[] withValue, string[] required, string[] switches, string[] repeatable, out string? problem)
    {
        var options = new Options();
        problem = null;
        for (var i = 0; i < args.Length && problem is null; i++)
        {
            var (name, value) = Split(args[i]);
            if (withValue.Contains(name) && value is null && i + 1 < args.Length) value = args[++i];
            problem = !name.StartsWith('-') ? $"\"{name}\" is not expected here"
                : withValue.Contains(name) ? Missing(name, value)
                : !switches.Contains(name) ? $"there is no option {name}"
                : value is not null ? $"{name} takes no value"
                : null;
            if (problem is null && !options.Add(name, value ?? string.Empty, repeatable)) problem = $"{name} is given twice";
        }

        problem ??= required.FirstOrDefault(name => !options.Has(name)) is { } missing ? $"{missing} is missing" : null;
        return problem is null ? options : null;
    }

    private static int? CountOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 ? number : null;

    private bool Add(string name, string value, string[] repeatable)
    {
        if (given.TryAdd(name, [value])) return true;

        given[name].Add(value);
        return repeatable.Contains(name);
    }

    private static string? Missing(string name, string? value) =>
        string.IsNullOrEmpty(value) || value.StartsWith("--", StringComparison.Ordinal) ? $"{name} needs a value" : null;

    private static (string Name, string? Value) Split(string argument)
    {
        var equals = argument.IndexOf('=');
        return argument.StartsWith("--", StringComparison.Ordinal) && equals > 0
            ? (argument[..equals], argument[(equals + 1)..])
            : (argument, null);
    }
}
