using static System.FormattableString;

namespace Benchmarking.Workbooks.Reading;

/// <summary>The words of every refusal of a file as such, so that they can be read and improved side by side.</summary>
internal static class Refusals
{
    private const string SaveAsXlsx = "Open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx) and send that.";
    private const string SaveAgain = "Open it in Excel or LibreOffice, save it again as an Excel workbook (.xlsx) and send that.";

    public static Refusal Empty { get; } = new("empty-file", "The file is empty.",
        "Check that it was saved, then choose it again.");

    public static Refusal Text { get; } = new("text-file", "This is a text file, such as a CSV, not an Excel workbook.", SaveAsXlsx);

    public static Refusal Html { get; } = new("web-page", "This is a web page saved under the name of a workbook.", SaveAsXlsx);

    public static Refusal Xml { get; } = new("xml-file", "This is an XML file, not an Excel workbook.", SaveAsXlsx);

    public static Refusal Pdf { get; } = new("pdf", "This is a PDF, not an Excel workbook.", "Send the workbook that the PDF was made from.");

    public static Refusal OldExcel { get; } = new("old-excel",
        "This is a workbook in the old Excel format (.xls).", SaveAsXlsx);

    public static Refusal OldOffice { get; } = new("old-office",
        "This is a file in an old Office format, not an Excel workbook (.xlsx).", SaveAsXlsx);

    public static Refusal PasswordProtected { get; } = new("password-protected", "The workbook is protected by a password.",
        "Open it in Excel, remove the password under File, Info, Protect Workbook, save it and send it again.");

    public static Refusal Binary { get; } = new("binary-workbook", "This is a binary workbook (.xlsb).", SaveAsXlsx);

    public static Refusal OpenDocument { get; } = new("opendocument", "This is an OpenDocument file (.ods).", SaveAsXlsx);

    public static Refusal OtherOffice { get; } = new("other-office",
        "This is a Word or PowerPoint document, not an Excel workbook.", "Choose the workbook and send that.");

    public static Refusal Zip { get; } = new("zip-without-workbook", "This is a zip archive with no workbook at its top.",
        "If the workbook is inside it, unpack the archive and send the workbook alone.");

    public static Refusal Unknown { get; } = new("not-a-workbook", "This file is not an Excel workbook.",
        "Send an Excel workbook (.xlsx).");

    public static Refusal Macros { get; } = new("macros", "The workbook contains macros, which are not accepted.",
        "Save it as an Excel workbook (.xlsx) without macros and send that.");

    public static Refusal EmbeddedObjects { get; } = new("embedded-objects",
        "The workbook contains embedded objects or controls, which are not accepted.",
        "Delete the embedded objects, save it as an Excel workbook (.xlsx) and send that.");

    public static Refusal Connections { get; } = new("data-connections",
        "The workbook fetches its figures from elsewhere (a data connection), which is not accepted.",
        "Copy the figures and paste them as values into a new workbook, and send that.");

    public static Refusal Dde { get; } = new("dde",
        "The workbook contains a link that starts another program (DDE), which is not accepted.",
        "Remove the link under Data, Edit Links, save the workbook and send it again.");

    public static Refusal Encrypted(string part) => new("encrypted-part",
        $"Part “{part}” of the file is encrypted.", "Save the workbook without a password and send it again.");

    public static Refusal Dtd(string part) => new("dtd",
        $"Part “{part}” contains definitions that no spreadsheet program writes.", SaveAgain);

    public static Refusal Damaged(string part) => new("damaged",
        $"The workbook is damaged: its part “{part}” cannot be read to the end.", SaveAgain);

    public static Refusal DamagedArchive { get; } = new("damaged",
        "The workbook is damaged: it may have been cut short when it was copied or downloaded.", SaveAgain);

    public static Refusal OddName { get; } = new("odd-part-name",
        "The workbook contains a part whose name no spreadsheet program writes.", SaveAgain);

    public static Refusal Duplicate(string part) => new("duplicate-part",
        $"The workbook contains the part “{part}” twice, so it is not clear which one counts.", SaveAgain);

    public static Refusal NoSheet { get; } = new("no-sheet", "The workbook has no sheet that is shown.",
        "Show the sheet with the figures, save the workbook and send it again.");

    public static Refusal DamagedText { get; } = new("damaged",
        "The file is damaged: some of its characters cannot be read.", "Save it again as “CSV UTF-8” and send that.");

    public static Refusal QuoteNotClosed(int row, int column) => new("quote-not-closed",
        Invariant($"A quotation mark opens in row {row}, column {CellReference.Letters(column)} and never closes."),
        "Close it or delete it, save the file and send it again.");

    public static Refusal FieldTooLong(int row, int column) => new("cell-too-long",
        Invariant($"Row {row}, column {CellReference.Letters(column)} holds a text of more than {Limits.CellCharacters:N0} characters."),
        "Shorten the text, or close a quotation mark that was left open, and send the file again.");

    public static Refusal OutOfOrder(string sheet, int row) => new("cells-out-of-order",
        Invariant($"Sheet “{sheet}” has rows or cells twice or out of order near row {row}."), SaveAgain);

    public static Refusal FileTooLarge { get; } = new("file-too-large",
        Invariant($"The file is larger than {Limits.FileBytes / 1024 / 1024} MB."),
        "Remove pictures and sheets that are not needed or split it into several files, and send it again.");

    public static Refusal TooManyParts { get; } = new("too-many-parts",
        Invariant($"The workbook consists of more than {Limits.Parts} parts."),
        "Copy the figures into a new workbook and send that.");

    public static Refusal TooManySheets { get; } = new("too-many-sheets",
        Invariant($"The workbook has more than {Limits.Sheets} sheets."), "Remove the sheets that are not needed, and send it again.");

    public static Refusal Inflates { get; } = new("unpacks-too-large",
        Invariant($"The workbook unpacks to more than {Limits.InflatedBytes / 1024 / 1024} MB, or far more than its size suggests."),
        "Copy the figures into a new workbook and send that.");

    public static Refusal PartTooLarge(string part) => new("part-too-large",
        Invariant($"Part “{part}” of the workbook unpacks to more than {Limits.SmallPartBytes / 1024 / 1024} MB."),
        "Copy the figures into a new workbook and send that.");

    public static Refusal TooManyRows(string where) => new("too-many-rows",
        Invariant($"{where} has something below row {Limits.Rows:N0}, the last that is read."),
        "Split it into several files, or delete what stands below that row.");

    public static Refusal TooManyColumns(string where, int row) => new("too-many-columns",
        Invariant($"{where} has something to the right of column {CellReference.Letters(Limits.Columns)} in row {row}."),
        "Delete what stands to the right of that column.");

    public static Refusal CellTooLong(string where) => new("cell-too-long",
        Invariant($"{where} holds a text of more than {Limits.CellCharacters:N0} characters."), "Shorten the text and send the workbook again.");

    public static Refusal TooManyTexts { get; } = new("too-many-texts",
        Invariant($"The workbook holds more than {Limits.SharedStrings:N0} different texts, or more than {Limits.SharedStringCharacters / 1_000_000} million characters."),
        "Split it into several workbooks.");

    public static Refusal TooManyFormats { get; } = new("too-many-formats",
        Invariant($"The workbook has more than {Limits.CellFormats:N0} cell formats."), "Copy the figures into a new workbook and send that.");
}
