using Benchmarking.Web.Platform;
using Benchmarking.Workbooks.Releases;

namespace Benchmarking.Web.Features.Register.Imports;

/// <summary>The file to start from: a row that names every column; in a workbook with a second sheet that says what goes into each.</summary>
public static class ImportTemplate
{
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static byte[] Workbook(string sheet, IReadOnlyList<ImportColumn> columns)
    {
        using var file = new MemoryStream();
        TablesWorkbook.Write(
            [
                new WorkbookTable(sheet, [.. columns.Select(column => column.Name)], []),
                new WorkbookTable(
                    "How to fill it in", ["column", "needed", "what goes into it"],
                    [.. columns.Select(column => new object?[] { column.Name, column.Must ? "yes" : "", column.Holds })]),
            ],
            file);
        return file.ToArray();
    }

    public static Task<byte[]> CsvAsync(IReadOnlyList<ImportColumn> columns, CancellationToken cancellation) =>
        CsvFile.OfAsync([.. columns.Select(column => column.Name)], [], cancellation);
}
