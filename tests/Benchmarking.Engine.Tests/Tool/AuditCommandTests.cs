using System.Text.Json;
using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Tool;
using Benchmarking.Tool.Ledgers;

namespace Benchmarking.Engine.Tests.Tool;

public sealed class AuditCommandTests : IDisposable
{
    private const string Compute = "compute --values @values.csv --groups @groups.csv --metrics @metrics.csv --key @key --out @cells.csv --ledger @ledger";
    private const string Audit = "audit --ledger @ledger --values @values.csv --groups @groups.csv --metrics @metrics.csv --key @key";

    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void What_the_engine_published_keeps_the_promise()
    {
        desk.WriteClub();
        desk.Run(Compute);

        Assert.Equal((ExitCode.Done, ""), (desk.Run(Audit), desk.Errors));

        Assert.Contains("holds for 24 figures", desk.Output);
        Assert.EndsWith("The promise is kept.\n", desk.Output);
        Assert.Equal(ExitCode.Done, desk.Run(Audit + " --json"));
        using var report = JsonDocument.Parse(desk.Output);
        Assert.True(report.RootElement.GetProperty("holds").GetBoolean());
        Assert.Equal(24, report.RootElement.GetProperty("audited")[0].GetProperty("members").GetInt32());
    }

    [Fact]
    public void What_a_weak_publisher_showed_is_found_broken()
    {
        desk.WriteClub();
        PublishWeakly();

        Assert.Equal(ExitCode.PromiseBroken, desk.Run(Audit));

        Assert.Contains("heard, 2026-Q1: these numbers were not made of these figures by these rules", desk.Output);
        Assert.Contains("heard, 2026-Q1: figures can be placed more closely than promised: o1, o2, o3.", desk.Output);
        Assert.EndsWith("The promise is broken.\n", desk.Output);
        Assert.Equal(ExitCode.PromiseBroken, desk.Run(Audit + " --json"));
        using var report = JsonDocument.Parse(desk.Output);
        Assert.InRange(report.RootElement.GetProperty("audited")[0].GetProperty("narrowest_two").GetDouble(), 0, 0.9);
    }

    [Fact]
    public void Figures_that_belong_together_are_one_attacker()
    {
        desk.WriteClub();
        desk.Write("together.csv", "organisation,interest_group", "o1,parent", "o2,parent");
        PublishWeakly();

        desk.Run(Audit + " --interest-groups @together.csv --json");

        using var report = JsonDocument.Parse(desk.Output);
        Assert.InRange(report.RootElement.GetProperty("audited")[0].GetProperty("narrowest_one").GetDouble(), 0, 0.9);
    }

    [Fact]
    public void With_figures_missing_nothing_is_said_of_the_promise()
    {
        desk.WriteClub();
        desk.Run(Compute);
        desk.Write("values.csv", desk.Read("values.csv").Where(line => !line.StartsWith("o7,")));

        Assert.Equal(ExitCode.WrongInput, desk.Run(Audit));

        Assert.Contains("--earlier-values FILE", desk.Errors);
        Assert.Empty(desk.Output);
    }

    [Fact]
    public void Numbers_of_a_metric_that_is_not_given_are_not_passed_over()
    {
        desk.WriteClub();
        desk.Run(Compute);
        desk.Write("metrics.csv", Desk.MetricsHeader, "other,%,1,higher,protected,1");
        desk.Write("values.csv", Desk.ValuesHeader);

        Assert.Equal(ExitCode.WrongInput, desk.Run(Audit));

        Assert.Contains("The ledger shows numbers of heard, which the metrics file does not have.", desk.Errors);
    }

    [Fact]
    public void A_ledger_that_is_not_there_is_named()
    {
        desk.WriteClub();

        Assert.Equal((ExitCode.WrongInput, desk.At("ledger") + ": there is no such file\n"), (desk.Run(Audit), desk.Errors));
    }

    /// <summary>Mean, median, smallest and largest of everyone and of three: two of them know the third.</summary>
    private void PublishWeakly()
    {
        var observations = Enumerable.Range(1, 24).Select(i => Sample.Value($"o{i}", 40 + (i * 7 % 24), period: "2026-Q1")).ToList();
        var ledger = WeakPublisher.Naive.Publish(
            Ledger.Empty, 1, observations, [Sample.Group("three", "o1", "o2", "o3")], new Tokens([1, 2, 3]));
        LedgerFile.Read(desk.At("ledger"), new Problems())!.Append(1, ledger.Entries, ledger.Inputs, new Dictionary<string, Tolerance>());
    }
}
