namespace Benchmarking.Workbooks;

/// <summary>
/// Every limit on a file that comes in, in one place. They are far above what a return or a regulator's release needs
/// and far below what would harm the server. A file at a limit is read; one above is refused with the limit named.
/// </summary>
public static class Limits
{
    /// <summary>The file as it is sent.</summary>
    public const int FileBytes = 10 * 1024 * 1024;

    /// <summary>Parts in the package.</summary>
    public const int Parts = 200;

    /// <summary>All parts unpacked, counted while unpacking: what the file says of itself is not believed.</summary>
    public const long InflatedBytes = 60L * 1024 * 1024;

    /// <summary>Any one part except sheets and shared strings.</summary>
    public const int SmallPartBytes = 4 * 1024 * 1024;

    /// <summary>Unpacked bytes for each packed byte of a part; real sheets stay below 50.</summary>
    public const int InflationRatio = 200;

    /// <summary>Unpacked bytes of a part before the ratio counts, since tiny parts of zeros are harmless.</summary>
    public const int RatioFreeBytes = 1024 * 1024;

    /// <summary>Length of a part's name.</summary>
    public const int PartNameLength = 255;

    /// <summary>Sheets in a workbook.</summary>
    public const int Sheets = 100;

    /// <summary>The last row that may hold anything.</summary>
    public const int Rows = 250_000;

    /// <summary>The last column that may hold anything.</summary>
    public const int Columns = 1_024;

    /// <summary>Characters in one cell; Excel's own limit.</summary>
    public const int CellCharacters = 32_767;

    /// <summary>Different texts in one workbook.</summary>
    public const int SharedStrings = 500_000;

    /// <summary>Characters of all different texts together.</summary>
    public const int SharedStringCharacters = 20_000_000;

    /// <summary>Cell formats; Excel's own limit.</summary>
    public const int CellFormats = 65_490;

    /// <summary>How deep elements may be nested; sheets need about ten.</summary>
    public const int XmlDepth = 64;

    /// <summary>
    /// Bytes between two <c>&lt;</c>: one tag with its attributes and the text after it. Bounds what the XML reader
    /// must hold at once; the longest cell, every character written as an entity, stays below.
    /// </summary>
    public const int MarkupBytes = 512 * 1024;
}
