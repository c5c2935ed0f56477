using Benchmarking.Tool;

namespace Benchmarking.Engine.Tests.Tool;

public sealed class SimulateCommandTests : IDisposable
{
    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_others()
    {
        desk.Run("simulate --organisations 20 --metrics 3 --periods 2 --seed 5 --out @one");
        desk.Run("simulate --organisations 20 --metrics 3 --periods 2 --seed 5 --out @two");
        desk.Run("simulate --organisations 20 --metrics 3 --periods 2 --seed 6 --out @three");

        Assert.All(["values.csv", "groups.csv", "metrics.csv"], file => Assert.Equal(desk.Read($"one/{file}"), desk.Read($"two/{file}")));
        Assert.NotEqual(desk.Read("one/values.csv"), desk.Read("three/values.csv"));
        Assert.Contains("20 members, 3 metrics, 2 periods", desk.Output);
        Assert.Equal(9, desk.FilesThere.Length);
    }

    [Fact]
    public void What_it_writes_can_be_published()
    {
        desk.Run("simulate --organisations 12 --metrics 7 --out @club");

        var code = desk.Run("compute --values @club/values.csv --groups @club/groups.csv --metrics @club/metrics.csv --key @club/metrics.csv --out @cells.csv");

        Assert.Equal((ExitCode.Done, ""), (code, desk.Errors));
        Assert.Equal(7, desk.Read("cells.csv").Count(line => line.Contains(",all,")));
    }

    [Theory]
    [InlineData("--organisations 0", "--organisations needs a whole number from 1, not \"0\"")]
    [InlineData("--metrics many", "--metrics needs a whole number from 1, not \"many\"")]
    public void What_is_no_number_is_refused(string option, string problem)
    {
        Assert.Equal(ExitCode.WrongCommand, desk.Run($"simulate --out @club {option}"));
        Assert.Contains(problem, desk.Errors);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        desk.Write("club", "a file");

        Assert.Equal(ExitCode.WrongInput, desk.Run("simulate --out @club"));

        Assert.Contains(desk.At("club"), desk.Errors);
    }
}
