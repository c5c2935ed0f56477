using System.Text;

namespace Benchmarking.Engine.Tests.SeedData;

public sealed class FilesTests
{
    [Theory]
    [InlineData("modules.csv", "code,name,description,position", 10)]
    [InlineData("inputs.csv", "code,label,hint,unit,decimals,lowest,highest", 84)]
    [InlineData("metrics.csv", "code,name,question,numerator,denominator,inclusions,exclusions,kind,unit,decimals,polarity,cadence,scope,module,source,asks_sample_size,sensitivity,plausible_low,plausible_high,possible_low,possible_high,numerator_input,denominator_input,multiplier,part_of_whole,effective_from,focus,tau,sticky,public_after,plausible_reason,possible_reason,note", 101)]
    [InlineData("rules.csv", "metric,kind,severity,input,other_input,amount,reason", 36)]
    [InlineData("aliases.csv", "metric,framework,code,name,note", 131)]
    [InlineData("targets.csv", "organisation,metric,kind,value,focus,owner,wording,source", 24)]
    [InlineData("ladder.csv", "rung,name,meaning", 8)]
    [InlineData("organisations.csv", "slug,name,short_name,region,size_band,type,homes,steering,case_studies,successor,note", 23)]
    [InlineData("peer-groups.csv", "code,dimension,name,description,position,attribute_value", 14)]
    [InlineData("demonstration.csv", "input,basis,typical,spread,trend_per_quarter,floor,ceiling,note", 84)]
    [InlineData("actions.csv", "code,rung,action,kind,when", 39)]
    [InlineData("practices.csv", "code,heading,practice", 19)]
    [InlineData("bodies.csv", "code,kind,name,description", 8)]
    [InlineData("practice-notes.csv", "code,source,heading,note", 42)]
    [InlineData("inventory.csv", "code,becomes,where,page,note", 172)]
    public void Every_file_has_its_columns_and_its_rows(string name, string columns, int rows)
    {
        var file = SeedFile.Read(name);

        Assert.Equal(columns, string.Join(',', file.Columns));
        Assert.Equal(rows, file.Rows.Count);
    }

    [Fact]
    public void Every_file_in_the_folder_is_one_of_these()
    {
        var tested = typeof(FilesTests).GetMethod(nameof(Every_file_has_its_columns_and_its_rows))!
            .GetCustomAttributes(typeof(InlineDataAttribute), false)
            .Select(row => (string)((InlineDataAttribute)row).Data[0]!);

        Assert.Equal(FileNames().Order(), tested.Order());
    }

    [Fact]
    public void The_first_column_is_never_empty_and_never_repeated()
    {
        foreach (var file in FileNames().Select(SeedFile.Read).Where(file => file.Name is not ("aliases.csv" or "targets.csv" or "rules.csv")))
        {
            var codes = file.Rows.Select(row => row[file.Columns[0]]).ToList();
            Assert.DoesNotContain("", codes);
            Assert.True(codes.Distinct().Count() == codes.Count, $"{file.Name} repeats a {file.Columns[0]}.");
        }
    }

    [Fact]
    public void No_alias_and_no_target_is_given_twice()
    {
        Assert.Distinct(SeedFile.Read("aliases.csv").Rows.Select(row => (row["metric"], row["framework"], row["code"])));
        Assert.Distinct(SeedFile.Read("targets.csv").Rows.Select(row => (row["organisation"], row["metric"])));
    }

    [Fact]
    public void Every_file_is_plain_UTF_8_without_stray_blanks()
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        foreach (var name in FileNames())
        {
            var text = strict.GetString(File.ReadAllBytes(Path.Combine(SeedFile.Folder, name)));
            Assert.False(text.StartsWith('\uFEFF'), $"{name} starts with a byte order mark.");
            Assert.All(SeedFile.Read(name).Rows, row => Assert.All(row.Cells.Values, cell => Assert.Equal(cell.Trim(), cell)));
        }
    }

    private static IEnumerable<string> FileNames() =>
        Directory.EnumerateFiles(SeedFile.Folder, "*.csv").Select(path => Path.GetFileName(path));
}
