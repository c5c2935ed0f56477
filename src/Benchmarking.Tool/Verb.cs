namespace Benchmarking.Tool;

/// <summary>A verb: what it is called, what its help says, and which options it takes.</summary>
/// <param name="Name">As typed.</param>
/// <param name="Help">Names every option, with examples.</param>
public sealed record Verb(string Name, string Help)
{
    /// <summary>Options that take a value.</summary>
    public string[] WithValue { get; init; } = [];

    /// <summary>Those of them that must be given.</summary>
    public string[] Required { get; init; } = [];

    /// <summary>Those of them that may be given several times.</summary>
    public string[] Repeatable { get; init; } = [];

    /// <summary>Options without a value.</summary>
    public string[] Switches { get; init; } = [];

    /// <summary>Those options that name a file to be written; none of the others may name the same.</summary>
    public string[] Written { get; init; } = [];

    /// <summary>What else may be wrong with a command; null where nothing is.</summary>
    public Func<Options, string?> Check { get; init; } = _ => null;

    /// <summary>Gives help, refuses a wrong command, or does the work.</summary>
    /// <param name="args">What stands after the verb.</param>
    /// <param name="output">Where results are told.</param>
    /// <param name="errors">Where problems and progress are told.</param>
    /// <param name="work">The work; it returns the exit code.</param>
    public int Run(string[] args, TextWriter output, TextWriter errors, Func<Options, int> work)
    {
        if (args.Contains("--help") || args.Contains("-h"))
        {
            output.Write(Help);
            return ExitCode.Done;
        }

        var options = Options.Read(args, WithValue, Required, Switches, Repeatable, out var problem);
        if (options is null || (problem = SameFile(options) ?? Check(options)) is not null)
        {
            errors.WriteLine($"benchmark {Name}: {problem}. Try: benchmark {Name} --help");
            return ExitCode.WrongCommand;
        }

        try
        {
            return work(options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(e.Message);
            errors.WriteLine("Nothing was written.");
            return ExitCode.WrongInput;
        }
    }

    private string? SameFile(Options options)
    {
        foreach (var written in Written.Where(options.Has))
        {
            var place = Path.GetFullPath(options[written]!);
            var same = WithValue.FirstOrDefault(name =>
                name != written && name != "--publication" && options.All(name).Any(file => Path.GetFullPath(file) == place));
            if (same is not null) return $"{written} names the same file as {same}, and would overwrite it";
        }

        return null;
    }
}
