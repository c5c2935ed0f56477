namespace Benchmarking.Tool;

public static class TsmCommand
{
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        errors.WriteLine("benchmark tsm: not built into this copy");
        return ExitCode.WrongCommand;
    }
}
