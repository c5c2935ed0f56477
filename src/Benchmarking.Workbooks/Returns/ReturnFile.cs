using Benchmarking.Workbooks.Reading;

namespace Benchmarking.Workbooks.Returns;

/// <summary>A return as it comes back: the workbook or the CSV, told apart by content and never by name.</summary>
public static class ReturnFile
{
    /// <summary>
    /// Reads a file: first whether it is the right one, in one sentence where it is not; then every cell, with all
    /// problems at once.
    /// </summary>
    /// <param name="file">The file as it came.</param>
    /// <param name="expected">Whose, which and what version it must be.</param>
    /// <param name="inputCodes">Every input the return asks for.</param>
    public static ReadReturn Read(byte[] file, ReturnStamp expected, IReadOnlyCollection<string> inputCodes)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(inputCodes);
        if (!FileKind.IsText(file))
            return ReturnWorkbook.Read(file, expected, inputCodes);
        return SafeTable.TryOpen(file, out var table, out var refusal)
            ? ReturnCsv.Read(table, expected, inputCodes)
            : ReadReturn.Refused(refusal);
    }
}
