using Benchmarking.Tool;

namespace Benchmarking.Engine.Tests.Tool;

public sealed class ComputeCommandTests : IDisposable
{
    private const string ValuesHeader = "organisation,period,metric,value,numerator,denominator,marker";
    private const string MetricsHeader = "metric,unit,decimals,polarity,sensitivity";
    private const string CellsHeader =
        "period,metric,group,publication,n,status,reason,base,lower_quartile,median,upper_quartile,p10,p90,mean,method";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("benchmark");
    private readonly StringWriter errors = new();
    private readonly StringWriter output = new();

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Values_go_in_and_cells_come_out()
    {
        Write("metrics.csv", MetricsHeader + ",tau", "heard,%,1,higher,protected,0.5");
        Write("groups.csv", "group,organisation,dimension", "north,o1,region", "north,o2,region", "big,o1,size");
        Write("values.csv", [ValuesHeader, .. Enumerable.Range(1, 12).Select(i => $"o{i},2026-Q1,heard,{i}.50,,,"), "o13,2026-Q1,heard,,,,x"]);

        Assert.Equal(ExitCode.Done, Compute("--groups", Path("groups.csv")));

        Assert.Equal(
            [
                CellsHeader,
                "2026-Q1,heard,all,,12,published,,0.5,4.5,7,10,,,7,rank-kernel-4",
                "2026-Q1,heard,north,,,not_enough,N1,,,,,,,,rank-kernel-4",
                "2026-Q1,heard,big,,,not_enough,N1,,,,,,,,rank-kernel-4",
            ],
            File.ReadAllLines(Path("cells.csv")));
        Assert.Equal(["cells.csv", "groups.csv", "metrics.csv", "values.csv"], FilesThere());
    }

    [Fact]
    public void Public_figures_have_no_minimum_and_bear_the_publication_asked_for()
    {
        WriteSmallInput();

        Assert.Equal(ExitCode.Done, Compute("--public", "--publication", "P7"));

        Assert.Equal("2023-24,heard,all,P7,2,published,,,1.5,2,2.5,1.2,2.8,2,hyndman-fan-7", File.ReadLines(Path("cells.csv")).Last());
    }

    [Fact]
    public void A_byte_order_mark_other_columns_and_their_order_make_no_difference()
    {
        WriteSmallInput();
        File.WriteAllText(
            Path("values.csv"),
            "\uFEFFMarker,note,value,metric,period,organisation,numerator,denominator\r\n,\"a, b\",1,heard,2023-24,o1,,\r\n\r\n,,3e0,heard,2023-24,o2,,\r\n");

        Assert.Equal(ExitCode.Done, Compute("--public"));

        Assert.Contains(",2,published,,,1.5,2,2.5,", File.ReadLines(Path("cells.csv")).Last());
    }

    [Fact]
    public void A_member_named_for_one_period_counts_in_it_alone()
    {
        WriteSmallInput();
        Write("values.csv", ValuesHeader, "o1,2023-24,heard,1,,,", "o2,2023-24,heard,3,,,", "o1,2024-25,heard,1,,,", "o2,2024-25,heard,3,,,");
        Write("groups.csv", "group,organisation,period", "g,o1,", "g,o2,2024-25");

        Assert.Equal(ExitCode.Done, Compute("--public", "--groups", Path("groups.csv")));

        Assert.Equal(
            ["2023-24,heard,g,,1", "2024-25,heard,g,,2"],
            File.ReadLines(Path("cells.csv")).Where(line => line.Contains(",g,")).Select(line => line[..line.IndexOf(",published")]));
    }

    [Theory]
    [InlineData("o1,2026-Q5,heard,1,,,", ":2:2: \"2026-Q5\" is not a period such as 2026-Q1 or 2023-24 (column period)")]
    [InlineData("o1,2026-Q1,heard,abc,,,", ":2:4: \"abc\" is not a number (column value)")]
    [InlineData("o1,2026-Q1,heard,\"1,5\",,,", ":2:4: \"1,5\" is not a number (column value)")]
    [InlineData("o1,2026-Q1,heard,1e16,,,", ":2:4: 1e16 is too large (column value)")]
    [InlineData("o1,2026-Q1,heard,1,x,,", ":2:5: \"x\" is not a number (column numerator)")]
    [InlineData("o1,2026-Q1,other,1,,,", ":2:3: \"other\" is not a metric of the metrics file (column metric)")]
    [InlineData("o1,2026-Q1,heard,1,,,x", ":2:7: a value and a marker that says there is none (column marker)")]
    [InlineData("o1,2026-Q1,heard,,,,q", ":2:7: \"q\" is not a marker: x, z, e, u or s (column marker)")]
    [InlineData("o1,2026-Q1,heard,,,,", ":2:4: neither a value nor a marker that says why there is none (column value)")]
    [InlineData(",2026-Q1,heard,1,,,", ":2:1: nothing is given (column organisation)")]
    [InlineData("o1,2026-Q1,heard,1,,", ":2:1: 6 columns where the header has 7")]
    [InlineData("o1,2026-Q1,heard,\"1\"2,,,", ":2:1: a quotation mark is out of place")]
    [InlineData("o1,2026-Q1,heard,1,,,\no2,2026-Q1,heard,1,,,\no1,2026-Q1,heard,2,,,", ":4:1: the same organisation, period and metric are on line 2 already")]
    public void A_wrong_value_is_named_with_line_and_column_and_nothing_is_written(string line, string problem)
    {
        WriteSmallInput();
        Write("values.csv", ValuesHeader, line);

        Assert.Equal(ExitCode.WrongInput, Compute());

        Assert.StartsWith(Path("values.csv") + problem, errors.ToString());
        Assert.EndsWith("Nothing was written.\n", errors.ToString());
        Assert.DoesNotContain("cells.csv", FilesThere());
    }

    [Theory]
    [InlineData("heard,%,x,higher,protected", ":2:3: \"x\" is not a whole number from 0 to 10 (column decimals)")]
    [InlineData("heard,%,1,up,protected", ":2:4: \"up\" is not higher, lower or neutral (column polarity)")]
    [InlineData("heard,%,1,higher,secret", ":2:5: \"secret\" is not protected or public (column sensitivity)")]
    [InlineData("heard,%,1,higher,protected,0", ":2:6: \"0\" is not a radius such as 2.5, 10% or 10% + 0.5 (column tau)")]
    [InlineData("heard,%,1,higher,protected,,maybe", ":2:7: \"maybe\" is not yes or no (column sticky)")]
    [InlineData("heard,%,1,higher,protected,,,30/06/2026", ":2:8: \"30/06/2026\" is not a day such as 2026-06-30 (column public_after)")]
    [InlineData("heard,%,1,higher,public\nheard,%,1,higher,public", ":3:1: the metric heard is on line 2 already")]
    public void A_wrong_metric_is_named(string line, string problem)
    {
        WriteSmallInput();
        string[] optional = [",tau", ",sticky", ",public_after"];
        var width = line.Split('\n')[0].Count(character => character == ',') - 4;
        Write("metrics.csv", MetricsHeader + string.Concat(optional.Take(width)), line);

        Assert.Equal(ExitCode.WrongInput, Compute());

        Assert.StartsWith(Path("metrics.csv") + problem, errors.ToString());
    }

    [Theory]
    [InlineData("all,o1,", ":2:1: the group all is everyone and is not listed (column group)")]
    [InlineData("g,o1,colour", ":2:3: \"colour\" is not a dimension: size, region, type, crossing, named (column dimension)")]
    [InlineData("g,o1,size\ng,o2,region", ":3:3: the group g has the dimension size on line 2")]
    [InlineData("g,,size", ":2:2: nothing is given (column organisation)")]
    public void A_wrong_group_is_named(string line, string problem)
    {
        WriteSmallInput();
        Write("groups.csv", "group,organisation,dimension", line);

        Assert.Equal(ExitCode.WrongInput, Compute("--groups", Path("groups.csv")));

        Assert.StartsWith(Path("groups.csv") + problem, errors.ToString());
    }

    [Theory]
    [InlineData("", ": is empty; it needs a header line")]
    [InlineData("organisation,period,metric,value,numerator,denominator\n", ":1:1: the column marker is missing from the header")]
    [InlineData("organisation,period,metric,value,numerator,denominator,marker,value\n", ":1:8: the column value stands in the header twice")]
    public void A_wrong_header_is_named(string content, string problem)
    {
        WriteSmallInput();
        File.WriteAllText(Path("values.csv"), content);

        Assert.Equal(ExitCode.WrongInput, Compute());

        Assert.StartsWith(Path("values.csv") + problem, errors.ToString());
    }

    [Fact]
    public void A_file_in_another_encoding_is_refused()
    {
        WriteSmallInput();
        File.WriteAllBytes(Path("values.csv"), [.. System.Text.Encoding.Latin1.GetBytes(ValuesHeader + "\ncafé,2026-Q1,heard,1,,,\n")]);

        Assert.Equal(ExitCode.WrongInput, Compute());

        Assert.StartsWith(Path("values.csv") + ": is not UTF-8 text", errors.ToString());
    }

    [Fact]
    public void Twenty_problems_are_listed_and_the_rest_counted()
    {
        WriteSmallInput();
        Write("values.csv", [ValuesHeader, .. Enumerable.Range(1, 25).Select(i => $"o{i},2026-Q1,heard,bad,,,")]);

        Assert.Equal(ExitCode.WrongInput, Compute());

        var lines = errors.ToString().Split('\n');
        Assert.Equal(20, lines.Count(line => line.Contains("is not a number")));
        Assert.Contains("… and 5 more", lines);
    }

    [Fact]
    public void An_older_result_stays_when_the_input_is_refused()
    {
        WriteSmallInput();
        Write("cells.csv", "older");
        Write("values.csv", ValuesHeader, "o1,2026-Q1,heard,bad,,,");

        Assert.Equal(ExitCode.WrongInput, Compute());

        Assert.Equal("older\n", File.ReadAllText(Path("cells.csv")));
    }

    [Theory]
    [InlineData("no-such-folder/cells.csv", ExitCode.WrongInput, "there is no such folder")]
    [InlineData("values.csv", ExitCode.WrongCommand, "--out names the same file as --values")]
    public void A_place_that_cannot_be_written_is_refused(string place, int code, string message)
    {
        WriteSmallInput();

        Assert.Equal(code, Run("compute", "--values", Path("values.csv"), "--metrics", Path("metrics.csv"), "--out", Path(place)));

        Assert.Contains(message, errors.ToString());
        Assert.Equal(["metrics.csv", "values.csv"], FilesThere());
    }

    [Theory]
    [InlineData("--values is missing", "compute", "--metrics", "m", "--out", "o")]
    [InlineData("there is no option --all", "compute", "--all")]
    [InlineData("--values needs a value", "compute", "--values", "--metrics", "m")]
    [InlineData("--values is given twice", "compute", "--values=a", "--values=b")]
    [InlineData("--public takes no value", "compute", "--public=yes")]
    [InlineData("\"values.csv\" is not expected here", "compute", "values.csv")]
    [InlineData("--kind is provisional, final, revision; \"draft\" is none of them", "compute", "--values=a", "--metrics=b", "--out=c", "--kind=draft")]
    [InlineData("--on needs a day such as 2026-06-30", "compute", "--values=a", "--metrics=b", "--out=c", "--on=today")]
    [InlineData("they do not go into a ledger", "compute", "--values=a", "--metrics=b", "--out=c", "--public", "--ledger=d")]
    [InlineData("--ledger names the same file as --earlier-values", "compute", "--values=a", "--metrics=b", "--out=c", "--ledger=d", "--earlier-values=e", "--earlier-values=d")]
    [InlineData("there is no verb \"comput\"", "comput")]
    public void A_wrong_command_is_told_from_wrong_input(string problem, params string[] args)
    {
        Assert.Equal(ExitCode.WrongCommand, Run(args));
        Assert.Contains(problem, errors.ToString());
    }

    [Fact]
    public void Help_is_given_where_it_is_asked_for()
    {
        Assert.Equal(ExitCode.Done, Run("--help"));
        Assert.Equal(ExitCode.Done, Run("compute", "--help"));
        Assert.Contains(CellsHeader[..40], output.ToString());
        Assert.Contains("benchmark compute --values values.csv", output.ToString());
        Assert.Empty(errors.ToString());
    }

    private int Compute(params string[] more) => Run(
        ["compute", "--values", Path("values.csv"), "--metrics", Path("metrics.csv"), "--out", Path("cells.csv"), .. more]);

    private int Run(params string[] args) => Commands.Run(args, output, errors);

    private void WriteSmallInput()
    {
        Write("metrics.csv", MetricsHeader, "heard,%,1,higher,protected");
        Write("values.csv", ValuesHeader, "o1,2023-24,heard,1,,,", "o2,2023-24,heard,3,,,");
    }

    private void Write(string file, params string[] lines) =>
        File.WriteAllText(Path(file), string.Concat(lines.Select(line => line + "\n")));

    private string Path(string file) => System.IO.Path.Combine(folder.FullName, file);

    private string[] FilesThere() => [.. folder.GetFiles("*", SearchOption.AllDirectories).Select(file => file.Name).Order()];
}
