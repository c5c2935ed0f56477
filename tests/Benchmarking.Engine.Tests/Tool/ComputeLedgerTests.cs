using Benchmarking.Tool;

namespace Benchmarking.Engine.Tests.Tool;

/// <summary>The verb <c>compute</c> on members' own figures, release after release.</summary>
public sealed class ComputeLedgerTests : IDisposable
{
    private const string First = "compute --values @values.csv --groups @groups.csv --metrics @metrics.csv --key @key --out @cells.csv --ledger @ledger";

    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void A_release_goes_into_the_ledger_and_the_summary_counts_it()
    {
        desk.WriteClub();

        Assert.Equal((ExitCode.Done, ""), (desk.Run(First), desk.Errors));

        Assert.Equal(["cells.csv", "groups.csv", "key", "ledger", "metrics.csv", "values.csv"], desk.FilesThere);
        Assert.StartsWith("{\"release\":1,\"entries\":", desk.Read("ledger")[^1]);
        Assert.Contains("cells.csv: 3 cells, 3 published", desk.Output);
        Assert.Contains("release 1,", desk.Output);
    }

    [Fact]
    public void The_same_input_and_key_give_the_same_bytes_and_another_key_other_tokens()
    {
        desk.WriteClub();
        desk.Run(First);
        desk.Run(First.Replace("@ledger", "@ledger2").Replace("@cells", "@cells2"));
        File.WriteAllBytes(desk.At("key"), [4]);
        desk.Run(First.Replace("@ledger", "@ledger3").Replace("@cells", "@cells3"));

        Assert.Equal(desk.Read("cells.csv"), desk.Read("cells2.csv"));
        Assert.Equal(desk.Read("ledger"), desk.Read("ledger2"));
        Assert.NotEqual(desk.Read("ledger"), desk.Read("ledger3"));
    }

    [Fact]
    public void Too_few_corrections_change_no_number_that_was_shown()
    {
        desk.WriteClub();
        desk.Run(First + " --kind provisional");
        var before = desk.Read("cells.csv");
        File.Copy(desk.At("values.csv"), desk.At("before.csv"));
        desk.Write("values.csv", desk.Read("values.csv").Select(line => line.StartsWith("o1,") ? "o1,2026-Q1,heard,90,,," : line));

        Assert.Equal(ExitCode.Done, desk.Run(First + " --earlier-values @before.csv"));

        Assert.Contains(desk.Read("cells.csv"), line => line.Contains(",held,N4,"));
        Assert.Equal(Numbers(before), Numbers(desk.Read("cells.csv")));
        Assert.Contains("release 2,", desk.Output);
    }

    [Fact]
    public void Without_the_figures_behind_the_ledger_the_option_is_named_and_nothing_written()
    {
        desk.WriteClub();
        desk.Run(First);
        var before = desk.Read("ledger");
        File.Delete(desk.At("cells.csv"));
        desk.Write("values.csv", [Desk.ValuesHeader, .. Desk.Quarter("2026-Q1", 50)]);

        Assert.Equal(ExitCode.WrongInput, desk.Run(First));

        Assert.Contains("--earlier-values FILE", desk.Errors);
        Assert.EndsWith("Nothing was written.\n", desk.Errors);
        Assert.Equal(before, desk.Read("ledger"));
        Assert.DoesNotContain("cells.csv", desk.FilesThere);
    }

    [Fact]
    public void A_release_never_finished_is_told_of_and_published_anew()
    {
        desk.WriteClub();
        desk.Run(First);
        var whole = desk.Read("ledger");
        File.WriteAllText(desk.At("ledger"), string.Join('\n', whole[..3]) + "\n" + whole[3][..10]);

        Assert.Equal(ExitCode.Done, desk.Run(First));

        Assert.Contains("ends in a release that was never finished", desk.Errors);
        Assert.Equal(whole, desk.Read("ledger"));
    }

    [Fact]
    public void A_damaged_ledger_is_refused_with_its_line()
    {
        desk.WriteClub();
        desk.Run(First);
        desk.Write("ledger", desk.Read("ledger").Select((line, i) => i == 1 ? "{" : line));

        Assert.Equal(ExitCode.WrongInput, desk.Run(First));

        Assert.StartsWith(desk.At("ledger") + ":2:1: the ledger is damaged here", desk.Errors);
    }

    [Fact]
    public void A_radius_derived_first_is_told_and_stays_with_the_ledger()
    {
        desk.WriteClub();
        desk.Write("metrics.csv", "metric,unit,decimals,polarity,sensitivity", "heard,%,1,higher,protected");

        desk.Run(First);

        Assert.Contains("metric,unit,decimals,polarity,sensitivity,lower,upper,tau,kind,sticky,public_after\n  heard,%,1,higher,protected,,,1,percentage,no,\n", desk.Errors);
        Assert.Contains("{\"tau\":\"1\",\"metric\":\"heard\"}", desk.Read("ledger"));

        // A year later and with figures ten times as far apart it is the same.
        desk.Write("values.csv", [Desk.ValuesHeader, .. Enumerable.Range(1, 24).Select(i => $"o{i},2028-Q1,heard,{1000 + (i * 10)},,,")]);
        Assert.Equal((ExitCode.Done, ""), (desk.Run(First), desk.Errors));
        Assert.Contains(",1,", desk.Read("cells.csv")[1]);
    }

    [Fact]
    public void Without_a_key_it_is_said_what_can_be_guessed()
    {
        desk.WriteClub();

        desk.Run(First.Replace("--key @key", ""));

        Assert.Contains("without --key, outsiders can guess the ledger's tokens", desk.Errors);
    }

    [Fact]
    public void Who_belongs_together_counts_once()
    {
        desk.WriteClub();
        desk.Write("interest-groups.csv", ["organisation,interest_group", .. Enumerable.Range(1, 21).Select(i => $"o{i},parent")]);

        desk.Run(First + " --interest-groups @interest-groups.csv");

        Assert.All(desk.Read("cells.csv").Skip(1), line => Assert.Contains("not_enough,N1", line));
        Assert.Contains("N1 fewer than 5 contributors: 3", desk.Output);
    }

    [Fact]
    public void From_its_day_on_a_figure_is_public()
    {
        desk.WriteClub();
        desk.Write("metrics.csv", Desk.MetricsHeader + ",public_after", "heard,%,1,higher,protected,1,2027-01-01");

        desk.Run(First + " --on 2026-12-31");
        Assert.Contains("rank-kernel-4", desk.Read("cells.csv")[1]);

        desk.Run(First + " --on 2027-01-01");
        Assert.Contains("hyndman-fan-7", desk.Read("cells.csv")[1]);
    }

    private static string[] Numbers(string[] cells) => [.. cells.Select(line => string.Join(',', line.Split(',')[7..]))];
}
