using Benchmarking.Web.Tests.Features.Returns;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Benchmarking.Web.Tests.Features.Uploads;

/// <summary>Fills in the files of a return and sends them.</summary>
internal static class UploadFiles
{
    public static Task<byte[]> WorkbookAsync(ReturnFixture given, Visitor visitor) => BytesAsync(visitor, $"{given.Url}/workbook");

    public static async Task<byte[]> BytesAsync(Visitor visitor, string address)
    {
        var response = await visitor.Client.GetAsync(address, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The workbook as the site gives it, with numbers typed into some rows.</summary>
    public static Task<byte[]> FilledAsync(ReturnFixture given, Visitor visitor, params (string Input, decimal Number)[] typed) =>
        ChangedAsync(given, visitor, rows =>
        {
            foreach (var (input, number) in typed)
                Set(Of(rows, input), cell => (cell.DataType, cell.CellValue) = (CellValues.Number, new CellValue(number)));
        });

    /// <summary>The workbook with a number's cell changed as a spreadsheet program would.</summary>
    public static Task<byte[]> WithCellAsync(ReturnFixture given, Visitor visitor, string input, Action<Cell> change) =>
        ChangedAsync(given, visitor, rows => Set(Of(rows, input), change));

    public static async Task<byte[]> ChangedAsync(ReturnFixture given, Visitor visitor, Action<List<Row>> change)
    {
        using var held = new MemoryStream();
        await held.WriteAsync(await WorkbookAsync(given, visitor), TestContext.Current.CancellationToken);
        using (var document = SpreadsheetDocument.Open(held, isEditable: true))
        {
            var book = document.WorkbookPart!;
            var sheet = book.Workbook.Descendants<Sheet>().Single(own => own.Name == "Figures");
            change([.. ((WorksheetPart)book.GetPartById(sheet.Id!)).Worksheet.Descendants<Row>()]);
        }

        return held.ToArray();
    }

    public static Row Of(List<Row> rows, string input) => rows.Single(row => row.Elements<Cell>().First().InnerText == input);

    public static async Task<Page> SendAsync(ReturnFixture given, Visitor visitor, byte[] file, string name = "return.xlsx") =>
        await visitor.UploadAsync(await visitor.GetAsync($"{given.Url}/upload"), $"{given.Url}/upload", "file", name, file);

    public static Task<decimal> HomesAsync(ReturnFixture given) => given.World.AskAsync<decimal>(
        "select value from return_answers where organisation_id = $1 and input_code = 'homes'", given.Member.Id);

    private static void Set(Row row, Action<Cell> change)
    {
        // Column F: "Your number".
        var cell = row.Elements<Cell>().Single(own => own.CellReference!.Value!.StartsWith('F'));
        cell.RemoveAllChildren();
        cell.DataType = null;
        change(cell);
    }
}
