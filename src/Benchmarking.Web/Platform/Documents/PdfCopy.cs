using System.Globalization;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace Benchmarking.Web.Platform.Documents;

/// <summary>Reads a document and writes its pages into a new one. For a process of its own: a hostile file can end it.</summary>
internal static class PdfCopy
{
    public static PdfResult Of(byte[] file)
    {
        try
        {
            using var sent = PdfReader.Open(new MemoryStream(file), PdfDocumentOpenMode.Import);
            return sent.PageCount is > 0 and <= CleanPdf.MostPages ? Copied(sent) : OfPages(sent.PageCount);
        }
        catch (PdfReaderException refusal) when (refusal.Message.Contains("password", StringComparison.OrdinalIgnoreCase))
        {
            return CleanPdf.Locked;
        }
        catch (Exception damage) when (damage is not OutOfMemoryException)
        {
            // The library fails in as many ways as files are broken in, and none of them is the site's failure.
            return CleanPdf.Unreadable;
        }
    }

    private static PdfResult.Refused OfPages(int pages) => pages == 0
        ? CleanPdf.Unreadable
        : new PdfResult.Refused(
            $"The document has {pages.ToString(CultureInfo.InvariantCulture)} pages; at most {CleanPdf.MostPages} can be taken.",
            "Save the pages that matter as a new PDF and add that.");

    private static PdfResult Copied(PdfDocument sent)
    {
        using var kept = new PdfDocument();
        for (var page = 0; page < sent.PageCount; page++)
            kept.AddPage(sent.Pages[page]);
        PdfLeftovers.Remove(kept);
        if (!PdfPhotographs.LoseNotes(kept))
            return CleanPdf.Telling;
        using var memory = new MemoryStream();
        kept.Save(memory, closeStream: false);
        return new PdfResult.Clean(memory.ToArray(), sent.PageCount);
    }
}
