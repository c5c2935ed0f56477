using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Benchmarking.Workbooks.Reading;
using CsvHelper;

namespace Benchmarking.Performance.Uploads;

/// <summary>What was read of a table: enough to see that two readers read the same.</summary>
internal readonly record struct Sums(int Cells, long Characters, decimal Numbers);

/// <summary>The ways of reading that are compared, each to every cell's typed value.</summary>
internal static class Readers
{
    /// <summary>Ours, limits and all.</summary>
    public static Sums Ours(byte[] file)
    {
        if (!SafeTable.TryOpen(file, out var table, out var refused))
            throw new InvalidOperationException(refused.Message);
        var (cells, characters, numbers) = (0, 0L, 0m);
        var refusal = table.ReadRows(row =>
        {
            foreach (var cell in row.Cells)
            {
                cells++;
                characters += cell.Text?.Length ?? 0;
                numbers += cell.Number ?? 0;
            }
        });
        return refusal is null ? new Sums(cells, characters, numbers) : throw new InvalidOperationException(refusal.Message);
    }

    /// <summary>The plainest possible: unzip, an XML reader, no limit and no check of anything.</summary>
    public static Sums PlainXml(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        var texts = new List<string>();
        using (var reader = XmlReader.Create(zip.GetEntry("xl/sharedStrings.xml")!.Open()))
        {
            while (reader.ReadToFollowing("t"))
                texts.Add(reader.ReadElementContentAsString());
        }

        var (cells, characters, numbers, isText) = (0, 0L, 0m, false);
        using var sheet = XmlReader.Create(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        while (sheet.Read())
        {
            if (sheet.NodeType == XmlNodeType.Element && sheet.LocalName == "c")
            {
                isText = sheet.GetAttribute("t") == "s";
            }
            else if (sheet.NodeType == XmlNodeType.Text)
            {
                cells++;
                if (isText)
                    characters += texts[int.Parse(sheet.Value, CultureInfo.InvariantCulture)].Length;
                else
                    numbers += decimal.Parse(sheet.Value, CultureInfo.InvariantCulture);
            }
        }

        return new Sums(cells, characters, numbers);
    }

    /// <summary>CsvHelper's reader with nothing around it.</summary>
    public static Sums PlainCsv(byte[] file)
    {
        var (cells, characters, numbers) = (0, 0L, 0m);
        using var reader = CsvReader.Create(new MemoryStream(file), new CsvReaderOptions { HasHeader = false, Separator = ',' }, leaveOpen: false);
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                cells++;
                if (decimal.TryParse(reader.GetSpan(i), NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
                    numbers += number;
                else
                    characters += reader.GetString(i).Length;
            }
        }

        return new Sums(cells, characters, numbers);
    }
}
