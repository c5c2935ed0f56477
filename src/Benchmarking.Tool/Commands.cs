namespace Benchmarking.Tool;

/// <summary>Finds the verb and runs it.</summary>
public static class Commands
{
    private const string Help = """
        benchmark: the benchmark engine on plain CSV files, so that anyone can check a published figure.

        Usage: benchmark <verb> [options]

          compute   medians and quartiles of every metric, peer group and period
          tsm       the regulator's Tenant Satisfaction Measures workbook as plain CSV files

        benchmark <verb> --help explains a verb, with examples.

        Exit codes: 0 done; 1 the input is wrong, nothing was written; 2 the command is wrong.

        """;

    /// <summary>Runs the tool.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        switch (args)
        {
            case ["compute", .. var rest]:
                return ComputeCommand.Run(rest, output, errors);
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
}
