using Benchmarking.Tool;
using Benchmarking.Workbooks.Tests.Support;

namespace Benchmarking.Workbooks.Tests.Tsm;

/// <summary>The verb <c>tsm</c> of the command-line tool.</summary>
public sealed class TsmCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("benchmark-tsm").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_three_tables_are_written_in_the_shapes_that_compute_reads()
    {
        var code = Run(Regulators(), "--values", At("v.csv"), "--groups=" + At("g.csv"), "--metrics", At("m.csv"));

        Assert.Equal((0, ""), (code, _errors.ToString()));
        var values = Table.Read(At("v.csv"));
        Assert.Equal(["organisation", "period", "metric", "value", "numerator", "denominator", "marker"], values[0].Keys);
        Assert.Equal(12_664, values.Count);
        Assert.All(values, v => Assert.True(v["value"].Length == 0 != (v["marker"].Length == 0)));
        Assert.Contains(Table.Read(At("g.csv")), g => g["group"] == "size:<5,000" && g["organisation"] == "LH3859" && g["dimension"] == "size");
        var metric = Table.Read(At("m.csv")).Single(m => m["metric"] == "NM01_1.LCRA+LCHO");
        Assert.Equal("NM01_1.LCRA+LCHO per 1,000 homes 1 neutral public 0  rate", string.Join(' ', metric.Values));
        Assert.Equal(3, Directory.GetFiles(_folder).Length);
        Assert.Contains("360 landlords", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("[u] nothing to divide by: 28", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_that_is_something_else_changes_no_table_and_gets_one_sentence()
    {
        File.WriteAllText(At("v.csv"), "old");
        var code = Run(Written(RawWorkbook.WithRows("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").ToBytes()),
            "--values", At("v.csv"), "--groups", At("g.csv"), "--metrics", At("m.csv"));

        Assert.Equal(1, code);
        Assert.Contains("holds no Tenant Satisfaction Measures by landlord", _errors.ToString(), StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(At("v.csv")));
        Assert.Equal(2, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public void A_table_that_cannot_be_written_leaves_the_others_as_they_were()
    {
        File.WriteAllText(At("v.csv"), "old");
        var code = Run(Regulators(), "--values", At("v.csv"), "--groups", At("g.csv"), "--metrics", At("none/m.csv"));

        Assert.Equal(1, code);
        Assert.Equal("old", File.ReadAllText(At("v.csv")));
        Assert.Equal([At("v.csv")], Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("FILE.xlsx is missing", "--values", "v")]
    [InlineData("--groups is missing", "f", "--values", "v", "--metrics", "m")]
    [InlineData("--values needs a file name", "f", "--groups", "g", "--values")]
    [InlineData("--values is given twice", "f", "--values", "v", "--values", "w")]
    [InlineData("no option --value", "f", "--value", "v")]
    [InlineData("same name", "f", "--values", "v", "--groups", "v", "--metrics", "m")]
    public void A_command_not_understood_says_what_is_wrong_and_where_help_is(string expected, params string[] args)
    {
        Assert.Equal(2, Run(args));
        Assert.Contains(expected, _errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("benchmark tsm --help", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_workbook_is_named()
    {
        Assert.Equal(1, Run(At("no.xlsx"), "--values", At("v"), "--groups", At("g"), "--metrics", At("m")));
        Assert.Contains("no.xlsx", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Help_shows_an_example()
    {
        Assert.Equal(0, Run("--help"));
        Assert.Contains("Example:", _output.ToString(), StringComparison.Ordinal);
    }

    private int Run(params string[] args) => TsmCommand.Run(args, _output, _errors);

    private string At(string name) => Path.Combine(_folder, name);

    private string Written(byte[] file)
    {
        File.WriteAllBytes(At("some.xlsx"), file);
        return At("some.xlsx");
    }

    private static string Regulators() => SharedData.Path("tsm-2024", "2024_TSM_Full_Data_v1.1_FINAL.xlsx");
}
