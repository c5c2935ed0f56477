using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Benchmarking.Web.Features.Releases.Making;

namespace Benchmarking.Web.Tests.Features.Releases;

/// <summary>What the job made, in the programs that researchers use.</summary>
public sealed partial class MadeReleaseTests(MadeByTheJob made) : IClassFixture<MadeByTheJob>
{
    private static readonly string[] Tables = ["cells", "codebook", "profiles"];

    [Fact]
    public void The_job_run_again_on_the_same_world_gives_the_same_bytes()
    {
        Assert.Contains("profiles.csv", made.First.Keys);
        Assert.Contains("involvement-benchmarks-1.0.0.zip", made.First.Keys);
        Assert.Equal(made.First.Keys, made.Second.Keys);
        Assert.All(made.First, file => Assert.True(file.Value.AsSpan().SequenceEqual(made.Second[file.Key]), file.Key));
    }

    [Fact]
    public void It_is_cited_under_the_name_of_the_site_and_the_address_that_stays()
    {
        var licence = Encoding.UTF8.GetString(made.First["licence.txt"]);

        Assert.Contains($"Involvement Benchmark (2026): Involvement benchmarks. Version 1.0.0. Data set, involvement-benchmarks. Research terms of the consortium. {MadeByTheJob.Site}/releases/involvement-benchmarks/1.0.0\n", licence);
        Assert.Equal(
            "Involvement Benchmark (2026): Things. Version 1.2.0. Data set, things. Creative Commons Attribution 4.0 International.",
            Citation.Of("things", "Things", "1.2.0", 2026, Licence.Attribution, site: null));
    }

    [Theory]
    [InlineData(
        "python",
        """
        import csv
        for name, number in (('cells', 'median'), ('codebook', 'position'), ('profiles', 'value')):
            rows = list(csv.DictReader(open(name + '.csv', encoding='utf-8', newline='')))
            print(len(rows), len(rows[0]), '%.3f' % sum(float(row[number] or 0) for row in rows))
        """)]
    [InlineData(
        "pandas",
        """
        import pandas
        for name, number in (('cells', 'median'), ('codebook', 'position'), ('profiles', 'value')):
            rows = pandas.read_csv(name + '.csv', dtype={'period': str, 'group': str, 'metric': str})
            print(len(rows), len(rows.columns), '%.3f' % rows[number].sum())
        """)]
    [InlineData(
        "R",
        """
        for (one in list(c('cells', 'median'), c('codebook', 'position'), c('profiles', 'value'))) {
          rows <- read.csv(paste0(one[1], '.csv'), encoding = 'UTF-8')
          cat(nrow(rows), ncol(rows), sprintf('%.3f', sum(rows[[one[2]]], na.rm = TRUE)), fill = TRUE)
        }
        """)]
    public void Cells_codebook_and_profiles_load_whole_and_as_numbers(string tool, string script)
    {
        Tools.Needed(tool);

        var read = Tools.Run(tool, script, made.First.Where(file => file.Key.EndsWith(".csv", StringComparison.Ordinal)));

        Assert.Equal([Expected("cells", "median"), Expected("codebook", "position"), Expected("profiles", "value")], read.Split('\n').Select(line => line.Trim()));
    }

    [Fact]
    public void Libreoffice_shows_its_tables_and_workbook_whole_with_no_formula()
    {
        Tools.LibreOfficeNeeded();

        var texts = Tables.Select(table => Encoding.UTF8.GetString(Tools.Convert(made.First[$"{table}.csv"], "csv")))
            .Append(Encoding.UTF8.GetString(Tools.Convert(made.First["benchmarks.xlsx"], "xlsx"))).ToList();

        Assert.All(texts, text => Assert.Empty(Formula().Matches(text)));
        foreach (var (table, text) in Tables.Zip(texts))
        {
            var read = Table(table);
            Assert.Contains($">{read.Columns[^1]}<", text);
            Assert.Contains($">{read.Rows[^1][0]}<", text);
            Assert.Contains($">{read.Columns[^1]}<", texts[^1]);
        }
    }

    private EarlierTable Table(string name) => EarlierTable.Read($"{name}.csv", new MemoryStream(made.First[$"{name}.csv"]));

    /// <summary>Rows, columns and the sum of a column, as the site reads them.</summary>
    private string Expected(string name, string number)
    {
        var table = Table(name);
        var place = table.Columns.ToList().IndexOf(number);
        var sum = table.Rows.Where(row => row[place].Length > 0).Sum(row => decimal.Parse(row[place], CultureInfo.InvariantCulture));
        return string.Create(CultureInfo.InvariantCulture, $"{table.Rows.Count} {table.Columns.Count} {sum:F3}");
    }

    [GeneratedRegex("table:formula=")]
    private static partial Regex Formula();
}
