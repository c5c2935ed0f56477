namespace Benchmarking.Tool;

/// <summary>Finds the verb and runs it.</summary>
public static class Commands
{
    private const string Help = """
        benchmark: the benchmark engine on plain CSV files, so that anyone can check a published figure.

        Usage: benchmark <verb> [options]

          compute   medians and quartiles of every metric, peer group and period, so that they tell of nobody
          audit     whether everything ever published keeps the promise made to members
          attack    tries to learn members' figures from a publication, as an outsider or a member would
          release   a research data set of records that cannot be linked to organisations
          simulate  a made-up club of any size, as values, peer groups and metrics
          tsm       the regulator's Tenant Satisfaction Measures workbook as plain CSV files

        benchmark <verb> --help explains a verb, with examples.

        Exit codes: 0 done; 1 the input is wrong, nothing was written; 2 the command is wrong; 3 the promise made to
        members is broken.

        """;

    /// <summary>Every verb but <c>tsm</c>, which reads its options itself.</summary>
    public static IReadOnlyList<Verb> All { get; } =
        [ComputeCommand.Verb, AuditCommand.Verb, AttackCommand.Verb, ReleaseCommand.Verb, SimulateCommand.Verb];

    /// <summary>Runs the tool.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        switch (args)
        {
            case ["compute", .. var rest]:
                return ComputeCommand.Run(rest, output, errors);
            case ["audit", .. var rest]:
                return AuditCommand.Run(rest, output, errors);
            case ["attack", .. var rest]:
                return AttackCommand.Run(rest, output, errors);
            case ["release", .. var rest]:
                return ReleaseCommand.Run(rest, output, errors);
            case ["simulate", .. var rest]:
                return SimulateCommand.Run(rest, output, errors);
            case ["tsm", .. var rest]:
                return TsmCommand.Run(rest, output, errors);
            case ["--help" or "-h" or "help", ..]:
                output.Write(Help);
                return ExitCode.Done;
            case []:
                errors.Write(Help);
                return ExitCode.WrongCommand;
            default:
                errors.WriteLine($"benchmark: there is no verb \"{args[0]}\". Try: benchmark --help");
                return ExitCode.WrongCommand;
        }
    }
}

/// <summary>What the tool returns to the shell.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>The input is wrong; nothing was written.</summary>
    public const int WrongInput = 1;

    /// <summary>The command itself is wrong.</summary>
    public const int WrongCommand = 2;

    /// <summary>Somebody can learn more of a member's figure than was promised.</summary>
    public const int PromiseBroken = 3;
}
