using Benchmarking.Tool;

namespace Benchmarking.Engine.Tests.Tool;

public class HelpTests
{
    public static TheoryData<string> Verbs => [.. Commands.All.Select(verb => verb.Name)];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void The_help_of_a_verb_names_every_option_shows_examples_and_lists_exit_codes(string name)
    {
        using var desk = new Desk();
        var verb = Commands.All.Single(verb => verb.Name == name);

        Assert.Equal((ExitCode.Done, ""), (desk.Run($"{name} --help"), desk.Errors));

        Assert.All(verb.WithValue.Concat(verb.Switches).Append("--help"), option => Assert.Contains($"\n  {option} ", desk.Output));
        Assert.Contains("Examples:\n\n  benchmark ", desk.Output);
        Assert.Contains("Exit codes: 0 ", desk.Output);
        Assert.All(desk.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 120));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void An_option_a_verb_does_not_have_is_refused_with_the_way_to_its_help(string name)
    {
        using var desk = new Desk();

        Assert.Equal(ExitCode.WrongCommand, desk.Run($"{name} --nonsense"));

        Assert.Equal($"benchmark {name}: there is no option --nonsense. Try: benchmark {name} --help\n", desk.Errors);
    }

    [Fact]
    public void The_tools_help_names_every_verb_and_exit_code()
    {
        using var desk = new Desk();

        desk.Run("--help");

        Assert.All(Commands.All.Select(verb => verb.Name).Append("tsm"), name => Assert.Contains($"\n  {name} ", desk.Output));
        Assert.All(["0 done", "1 the input is wrong", "2 the command is wrong", "3 the promise"], code => Assert.Contains(code, desk.Output));
    }
}
