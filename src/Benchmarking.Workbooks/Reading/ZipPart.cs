namespace Benchmarking.Workbooks.Reading;

/// <summary>One part of the package, as the archive's directory describes it and its own header confirms.</summary>
/// <param name="Name">Its path, such as <c>xl/workbook.xml</c>.</param>
/// <param name="Start">Where its packed bytes begin in the file.</param>
/// <param name="PackedLength">How many packed bytes there are.</param>
/// <param name="Length">How many bytes it says it unpacks to; checked, never believed.</param>
/// <param name="Checksum">CRC-32 of the unpacked bytes.</param>
/// <param name="IsDeflated">False where it is stored as it is.</param>
internal sealed record ZipPart(string Name, int Start, int PackedLength, long Length, uint Checksum, bool IsDeflated);
