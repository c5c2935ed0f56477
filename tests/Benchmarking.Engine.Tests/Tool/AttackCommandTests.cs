using System.Text.Json;
using Benchmarking.Engine.Attacks;
using Benchmarking.Tool;

namespace Benchmarking.Engine.Tests.Tool;

public sealed class AttackCommandTests : IDisposable
{
    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void A_weak_publisher_is_attacked_with_success_and_the_report_says_how()
    {
        Assert.Equal(ExitCode.Done, desk.Run("attack --only A18 --club 12 --publisher naive"));

        Assert.StartsWith("attack ", desk.Output);
        Assert.Matches(@"A18 Enumeration +12 members +naive .* succeeds", desk.Output);
        Assert.DoesNotContain("Gate", desk.Output);
    }

    [Fact]
    public void A_club_of_ones_own_is_published_and_attacked_and_no_file_written()
    {
        desk.WriteClub();
        var before = desk.FilesThere;

        Assert.Equal(ExitCode.Done, desk.Run("attack --values @values.csv --metrics @metrics.csv --groups @groups.csv --only A5 --json"));

        using var report = JsonDocument.Parse(desk.Output);
        Assert.False(report.RootElement.GetProperty("broken").GetBoolean());
        Assert.Contains(report.RootElement.GetProperty("attacks").EnumerateArray(), row =>
            row.GetProperty("club").GetString() == "values.csv" && row.GetProperty("publisher").GetString() == "protected");
        Assert.Contains(report.RootElement.GetProperty("attacks").EnumerateArray(), row => row.GetProperty("succeeded").GetBoolean());
        Assert.Equal(before, desk.FilesThere);
    }

    [Fact]
    public void A_club_without_revisions_does_not_make_an_attack_on_revisions_test_nothing()
    {
        desk.WriteClub();

        Assert.Equal(ExitCode.Done, desk.Run("attack --values @values.csv --metrics @metrics.csv --only A7"));

        Assert.EndsWith("Gate passed.\n", desk.Output);
    }

    [Theory]
    [InlineData("protected", true, ExitCode.PromiseBroken)]
    [InlineData("protected", false, ExitCode.Done)]
    [InlineData("naive", true, ExitCode.Done)]
    public void Only_success_against_the_protected_publication_breaks_the_promise(string publisher, bool succeeds, int code)
    {
        var result = new AttackResult("A1", "Some attack", 10) { Successes = succeeds ? 1 : 0 };

        Assert.Equal(code, AttackCommand.ExitOf(new([new("a club", publisher, result)])));
    }

    [Theory]
    [InlineData("--only A99", "--only: there is no attack A99; there are A")]
    [InlineData("--publisher weak", "--publisher is protected, common, naive; \"weak\" is none of them")]
    [InlineData("--groups g", "--groups needs --values")]
    [InlineData("--values v", "--metrics is missing")]
    [InlineData("--values v --club 12", "--club makes up a club and --values gives one; choose")]
    [InlineData("--club 0", "--club needs a whole number from 1")]
    public void A_wrong_command_is_refused(string options, string problem)
    {
        Assert.Equal(ExitCode.WrongCommand, desk.Run("attack " + options));
        Assert.Contains(problem, desk.Errors);
    }
}
