using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Benchmarking.Workbooks.Returns;

/// <summary>
/// A workbook put together sheet by sheet from what we know: no author, no path, no properties, nothing of any file
/// that was sent in.
/// </summary>
internal sealed class NewWorkbook
{
    private readonly WorkbookPart _part;
    private readonly Sheets _sheets = new();

    private NewWorkbook(WorkbookPart part) => _part = part;

    /// <summary>Writes what <paramref name="fill"/> adds.</summary>
    public static void Write(Stream output, Action<NewWorkbook> fill, DefinedNames? names = null)
    {
        using var held = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(held, SpreadsheetDocumentType.Workbook))
        {
            var book = new NewWorkbook(document.AddWorkbookPart());
            book._part.AddNewPart<WorkbookStylesPart>().Stylesheet = ReturnStyles.Make();
            fill(book);
            book.Finish(names);
        }

        held.Position = 0;
        held.CopyTo(output);
    }

    public void Add(string name, Worksheet content, bool hidden = false)
    {
        var part = _part.AddNewPart<WorksheetPart>();
        part.Worksheet = content;
        var sheet = new Sheet { Name = name, SheetId = (uint)_sheets.ChildElements.Count + 1, Id = _part.GetIdOfPart(part) };
        if (hidden)
            sheet.State = SheetStateValues.Hidden;
        _sheets.Append(sheet);
    }

    private void Finish(DefinedNames? names)
    {
        _part.Workbook = new Workbook(
            new WorkbookProtection { LockStructure = true }, new BookViews(new WorkbookView { ActiveTab = 0 }), _sheets);
        if (names is not null)
            _part.Workbook.Append(names);
    }
}
