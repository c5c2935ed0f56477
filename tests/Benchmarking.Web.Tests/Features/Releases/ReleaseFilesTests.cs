using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Benchmarking.Web.Features.Releases.Files;
using Benchmarking.Web.Features.Releases.Making;
using Benchmarking.Web.Features.Research;

namespace Benchmarking.Web.Tests.Features.Releases;

/// <summary>The files of a release by themselves: the same each time, nothing in them that was not put there.</summary>
public sealed partial class ReleaseFilesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_content_gives_the_same_bytes()
    {
        var first = await FilesAsync();
        var second = await FilesAsync();

        Assert.Equal(first.Keys, second.Keys);
        Assert.All(first, file => Assert.True(file.Value.AsSpan().SequenceEqual(second[file.Key]), file.Key));
    }

    [Fact]
    public async Task Compressed_copies_are_of_long_tables_alone_and_hold_the_same()
    {
        await using var files = await WriteFiles.WriteAsync(SmallRelease.Content, Cancel);

        Assert.Equal(["many.csv"], files.All.Where(file => file.Encoded is not null).Select(file => file.Name));
        var file = files.All.Single(one => one.Name == "many.csv");
        file.Encoded!.Position = 0;
        await using var plain = new GZipStream(file.Encoded, CompressionMode.Decompress);
        Assert.Equal(await BytesAsync(file.Content), await BytesAsync(plain));
        Assert.True(file.Encoded.Length < file.Content.Length / 2);
    }

    [Fact]
    public async Task A_table_is_utf_8_with_rfc_4180_and_keeps_numbers_apart_from_symbols()
    {
        var text = Encoding.UTF8.GetString((await FilesAsync())["things.csv"]);

        Assert.StartsWith(
            "code,words,value,count,day\r\n2026-Q1,plain,12.5,3,2026-04-01\r\n2011-12,\"with, comma \"\"quotes\"\" and\r\na line\",-0.5,0,2026-12-31\r\n00012,Zoë’s café – ≥ 5,,,\r\n",
            text);
        Assert.DoesNotContain(EarlierTable.Of(SmallRelease.Table).Rows, row => row[1].Length > 0 && "=+-@\t\r\0".Contains(row[1][0]));
        Assert.Equal(SmallRelease.Table.Rows.Count, EarlierTable.Of(SmallRelease.Table).Rows.Count);
    }

    [Fact]
    public async Task The_workbook_holds_exactly_the_parts_it_needs_and_no_author_time_path_comment_or_formula()
    {
        using var zip = new ZipArchive(new MemoryStream((await FilesAsync())[WriteFiles.Workbook]));

        Assert.Equal(
            [
                "[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml",
                "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml", "xl/worksheets/sheet4.xml",
            ],
            zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
        foreach (var entry in zip.Entries)
        {
            using var content = entry.Open();
            var xml = XDocument.Load(content);
            Assert.DoesNotContain(xml.Descendants(), element => element.Name.LocalName is "f" or "comment" or "hyperlink" or "definedName" or "externalReference" or "creator");
            Assert.DoesNotContain("/tmp", xml.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(Environment.UserName + "/", xml.ToString(), StringComparison.Ordinal);
        }

        using var sheet = zip.GetEntry("xl/worksheets/sheet2.xml")!.Open();
        var cells = XDocument.Load(sheet).Descendants().Where(element => element.Name.LocalName == "c").ToList();
        Assert.All(cells.Where(cell => ((string)cell.Attribute("r")!)[0] is 'A' or 'B' or 'E'), cell => Assert.Equal("inlineStr", (string?)cell.Attribute("t")));
        Assert.Contains(cells, cell => (string)cell.Attribute("r")! == "C2" && cell.Value == "12.5");
    }

    [Fact]
    public async Task Nothing_becomes_a_formula_in_libreoffice()
    {
        Tools.LibreOfficeNeeded();
        var files = await FilesAsync();

        foreach (var (name, ending) in new[] { (WriteFiles.Workbook, "xlsx"), ("things.csv", "csv") })
        {
            var opened = Encoding.UTF8.GetString(Tools.Convert(files[name], ending));
            Assert.Equal(0, Formula().Count(opened));
            Assert.True(Number().Count(opened) >= SmallRelease.Table.Rows.Count - 3, name);
        }
    }

    [Fact]
    public async Task The_data_package_has_what_frictionless_requires_and_tells_the_truth()
    {
        var files = await FilesAsync();
        using var package = JsonDocument.Parse(files[DataPackageJson.Name]);
        var root = package.RootElement;

        Assert.Matches("^[a-z0-9._-]+$", root.GetProperty("name").GetString());
        Assert.Equal("1.2.0", root.GetProperty("version").GetString());
        Assert.Equal("CC-BY-4.0", root.GetProperty("licenses")[0].GetProperty("name").GetString());
        Assert.Equal("https://creativecommons.org/licenses/by/4.0/", root.GetProperty("licenses")[0].GetProperty("path").GetString());
        Assert.Equal("Made up", root.GetProperty("sources")[0].GetProperty("title").GetString());
        Assert.False(root.TryGetProperty("contributors", out _));
        var resources = root.GetProperty("resources").EnumerateArray().ToList();
        Assert.Equal(["things.csv", "many.csv", "codebook.csv"], resources.Select(resource => resource.GetProperty("path").GetString()!));
        foreach (var resource in resources)
        {
            var bytes = files[resource.GetProperty("path").GetString()!];
            Assert.Equal(bytes.Length, resource.GetProperty("bytes").GetInt64());
            Assert.Equal($"sha256:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))}", resource.GetProperty("hash").GetString());
            var schema = resource.GetProperty("schema");
            var names = schema.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString()!).ToList();
            Assert.Equal(Encoding.UTF8.GetString(bytes).Split("\r\n")[0], string.Join(',', names));
            Assert.All(schema.GetProperty("fields").EnumerateArray(), field => Assert.Contains(field.GetProperty("type").GetString(), new[] { "string", "integer", "number", "date" }));
            Assert.Equal([""], schema.GetProperty("missingValues").EnumerateArray().Select(value => value.GetString()!));
            Assert.All(schema.GetProperty("primaryKey").EnumerateArray(), key => Assert.Contains(key.GetString()!, names));
        }

        Assert.Equal("%", resources[0].GetProperty("schema").GetProperty("fields")[2].GetProperty("unit").GetString());
    }

    [Fact]
    public async Task The_w3c_metadata_describes_the_same_columns()
    {
        using var metadata = JsonDocument.Parse((await FilesAsync())[CsvWebJson.Name]);

        Assert.Equal("http://www.w3.org/ns/csvw", metadata.RootElement.GetProperty("@context")[0].GetString());
        var table = metadata.RootElement.GetProperty("tables")[0];
        Assert.Equal("things.csv", table.GetProperty("url").GetString());
        var columns = table.GetProperty("tableSchema").GetProperty("columns").EnumerateArray().ToList();
        Assert.Equal(SmallRelease.Table.Columns.Select(column => column.Name), columns.Select(column => column.GetProperty("titles").GetString()!));
        Assert.Equal(["string", "string", "decimal", "integer", "date"], columns.Select(column => column.GetProperty("datatype").GetString()!));
        Assert.All(columns, column => Assert.Matches("^[a-z][a-z0-9_]*$", column.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task The_codebook_has_a_row_for_every_column_of_every_table_its_own_too()
    {
        var files = await FilesAsync();
        var codebook = EarlierTable.Read("codebook.csv", new MemoryStream(files["codebook.csv"]));

        Assert.Equal(
            SmallRelease.Content.Tables.SelectMany(table => table.Columns.Select(column => $"{table.FileName} {column.Name}")),
            codebook.Rows.Select(row => $"{row[0]} {row[1]}"));
        Assert.Equal(["things.csv", "value", "3", "Value", "A number.", "number", "%", "", "a whole multiple of 2", "1"], codebook.Rows[2]);
    }

    [Fact]
    public void The_licence_of_a_restricted_release_is_the_terms_that_were_accepted_and_of_an_open_one_its_own()
    {
        var restricted = Encoding.UTF8.GetString(ReleaseTexts.LicenceOf(SmallRelease.Content with { Licence = Licence.Restricted, Open = false }));
        var open = Encoding.UTF8.GetString(ReleaseTexts.LicenceOf(SmallRelease.Content));

        Assert.Contains($"version {ResearchTerms.Version}.", restricted);
        var promised = restricted.Split('\n').Where(line => line.Length > 1 && char.IsAsciiDigit(line[0]) && line[1] == '.');
        Assert.Equal(ResearchTerms.Points.Select((point, at) => $"{at + 1}. {point.Title}. {point.Text}"), promised);
        Assert.DoesNotContain("delete it", restricted);
        Assert.DoesNotContain(ResearchTerms.Points[0].Text, open);
        Assert.Contains(Licence.Attribution.Path, open);
        Assert.All([restricted, open], text => Assert.EndsWith($"Cite it as:\n{SmallRelease.Content.Citation}\n", text));
    }

    [Fact]
    public void A_profile_counts_what_is_in_a_table()
    {
        var profile = TableProfile.Parse(TableProfile.Of(SmallRelease.Table).ToJson());

        var value = profile.Columns[2];
        Assert.Equal(("number", SmallRelease.Table.Rows.Count - 1, 1, 3), (value.Type, value.Count, value.Missing, value.Distinct));
        Assert.Equal((-12.5m, 12.50m, -12.5m), (value.Min, value.Max, value.Median));
        Assert.Equal(20, profile.Rows.Count);
        Assert.Equal(["2026-Q1", "plain", "12.5", "3", "2026-04-01"], profile.Rows[0]);
    }

    [Theory]
    [InlineData("python", "import csv; rows = list(csv.DictReader(open('things.csv', encoding='utf-8', newline=''))); print(len(rows), rows[1]['words'].count('\"'), rows[2]['value'] == '', rows[2]['code'])")]
    [InlineData("pandas", "import pandas; rows = pandas.read_csv('things.csv', dtype={'code': str}); print(len(rows), rows.words[1].count('\"'), bool(pandas.isna(rows.value[2])), rows.code[2])")]
    [InlineData("R", "rows <- read.csv('things.csv', colClasses = c(code = 'character'), encoding = 'UTF-8'); cat(nrow(rows), nchar(gsub('[^\"]', '', rows$words[2])), if (is.na(rows$value[3])) 'True' else 'False', rows$code[3])")]
    public async Task It_loads_with_what_researchers_use(string tool, string script)
    {
        Tools.Needed(tool);
        var files = await FilesAsync();

        Assert.Equal($"{SmallRelease.Table.Rows.Count} 2 True 00012", Tools.Run(tool, script, "things.csv", files["things.csv"]));
    }

    private static async Task<SortedDictionary<string, byte[]>> FilesAsync()
    {
        await using var files = await WriteFiles.WriteAsync(SmallRelease.Content, Cancel);
        var bytes = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in files.All)
            bytes.Add(file.Name, await BytesAsync(file.Content));
        return bytes;
    }

    private static async Task<byte[]> BytesAsync(Stream stream)
    {
        if (stream.CanSeek)
            stream.Position = 0;
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, Cancel);
        return memory.ToArray();
    }

    [GeneratedRegex("table:formula=")]
    private static partial Regex Formula();

    [GeneratedRegex("office:value=\"-12.5\"")]
    private static partial Regex Number();
}
