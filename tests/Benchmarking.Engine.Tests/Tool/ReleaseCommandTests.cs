using System.Text.Json;
using Benchmarking.Tool;

namespace Benchmarking.Engine.Tests.Tool;

public sealed class ReleaseCommandTests : IDisposable
{
    private const string Release = "release --values @values.csv --groups @groups.csv --metrics @metrics.csv --periods 2025-Q1 --key @key --out @extract";

    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void A_package_holds_records_codebook_report_and_the_partition_stays_beside_it()
    {
        WriteClub(60);

        Assert.Equal((ExitCode.Done, ""), (desk.Run(Release), desk.Errors));

        var records = desk.Read("extract/data.csv");
        Assert.Equal("record,region,heard 2025-Q1,heard 2025-Q1 note,fixed 2025-Q1,fixed 2025-Q1 note", records[0]);
        Assert.Equal(61, records.Length);
        Assert.All(records, line => Assert.DoesNotContain("o1", line.Split(',')));
        Assert.InRange(records.Skip(1).GroupBy(line => line[line.IndexOf(',')..]).Min(alike => alike.Count()), 5, 60);
        Assert.Equal(7, desk.Read("extract/codebook.csv").Length);
        Assert.Contains("variation lost", string.Join('\n', desk.Read("extract/report.txt")));
        using var report = JsonDocument.Parse(File.ReadAllText(desk.At("extract/report.json")));
        Assert.InRange(report.RootElement.GetProperty("public_nearest").GetProperty("records").GetDouble(), 0, 0.1);
        Assert.Contains("\"members\"", File.ReadAllText(desk.At("extract.partition.json")));
        Assert.Contains("names organisations", desk.Output);
    }

    [Fact]
    public void The_same_key_gives_the_same_bytes_another_other_pseudonyms_and_the_partition_stays()
    {
        WriteClub(60);
        desk.Run(Release + " --partition @partition");
        var (records, partition) = (desk.Read("extract/data.csv"), desk.Read("partition"));
        desk.Run(Release + " --partition @partition");
        Assert.Equal(records, desk.Read("extract/data.csv"));

        File.WriteAllBytes(desk.At("key"), [9]);
        desk.Run(Release + " --partition @partition");

        Assert.NotEqual(records, desk.Read("extract/data.csv"));
        Assert.Equal(records.Select(WithoutPseudonym).Order(), desk.Read("extract/data.csv").Select(WithoutPseudonym).Order());
        Assert.Equal(partition, desk.Read("partition"));
    }

    [Fact]
    public void Below_fifty_organisations_records_are_refused_and_profiles_given_where_asked_for()
    {
        WriteClub(24);

        Assert.Equal(ExitCode.WrongInput, desk.Run(Release));
        Assert.Contains("Record-level data needs at least 50 organisations; there are 24.", desk.Errors);
        Assert.EndsWith("Nothing was written.\n", desk.Errors);
        Assert.Equal(["groups.csv", "key", "metrics.csv", "values.csv"], desk.FilesThere);

        Assert.Equal(ExitCode.Done, desk.Run(Release + " --profiles"));
        Assert.Equal("cluster,organisations,heard 2025-Q1,fixed 2025-Q1", desk.Read("extract/profiles.csv")[0]);
        Assert.Equal(5, desk.Read("extract/profiles.csv").Length);
    }

    [Fact]
    public void The_ledger_learns_of_an_extract()
    {
        WriteClub(60);

        Assert.Equal(ExitCode.Done, desk.Run(Release + " --ledger @ledger --ledger-key @key"));

        Assert.Contains(desk.Read("ledger"), line => line.Contains("\"group\":\"research:2025-26:1\""));
        Assert.Equal(ExitCode.Done, desk.Run("audit --ledger @ledger --values @values.csv --metrics @metrics.csv --key @key"));
    }

    [Theory]
    [InlineData("--periods 2025-Q1,May", ExitCode.WrongCommand, "\"May\" is none")]
    [InlineData("--periods 2025-Q2", ExitCode.WrongInput, "there is no figure of 2025-Q2")]
    [InlineData("--periods 2025-Q1 --k 4", ExitCode.WrongCommand, "--k is at least 5")]
    [InlineData("--periods 2025-Q1 --partition @metrics.csv", ExitCode.WrongCommand, "--partition names the same file as --metrics")]
    [InlineData("--periods 2025-Q1 --partition @broken", ExitCode.WrongInput, "is not JSON")]
    public void What_is_wrong_is_named(string options, int code, string problem)
    {
        WriteClub(60);
        desk.Write("broken", "{");

        Assert.Equal(code, desk.Run(Release.Replace("--periods 2025-Q1", options)));

        Assert.Contains(problem, desk.Errors);
    }

    [Fact]
    public void An_organisation_in_two_regions_is_refused()
    {
        WriteClub(60);
        desk.Write("groups.csv", "group,organisation,dimension", "north,o1,region", "south,o1,region");

        Assert.Equal(ExitCode.WrongInput, desk.Run(Release));

        Assert.Contains("o1 is in two groups of the dimension region: north and south", desk.Errors);
    }

    private static string WithoutPseudonym(string line) => line[line.IndexOf(',')..];

    /// <summary>Two metrics that go together, in two regions.</summary>
    private void WriteClub(int members)
    {
        File.WriteAllBytes(desk.At("key"), [1, 2, 3]);
        desk.Write("metrics.csv", Desk.MetricsHeader + ",lower,upper", "heard,%,1,higher,protected,1,0,100", "fixed,%,1,higher,protected,1,0,100");
        desk.Write("groups.csv", ["group,organisation,dimension", .. Enumerable.Range(1, members).Select(i => $"region:{(i % 2 == 0 ? "North" : "South")},o{i},region")]);
        desk.Write("values.csv",
        [
            Desk.ValuesHeader,
            .. Enumerable.Range(1, members).Select(i => $"o{i},2025-Q1,heard,{10 + i},,,"),
            .. Enumerable.Range(1, members).Select(i => $"o{i},2025-Q1,fixed,{12 + i + (i * 7 % 4)},,,"),
        ]);
    }
}
