using System.Globalization;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace Benchmarking.Web.Platform.Documents;

/// <summary>What became of a document that was sent in.</summary>
public abstract record PdfResult
{
    /// <summary>The pages in a new document, with what is seen on them and nothing else of the file.</summary>
    public sealed record Clean(byte[] Content, int Pages) : PdfResult;

    /// <param name="Message">What is wrong with the file and why it is not taken.</param>
    /// <param name="Cure">What to do.</param>
    public sealed record Refused(string Message, string Cure) : PdfResult;
}

/// <summary>
/// Puts the pages of a PDF into a new one. What is not on a page stays behind: scripts, attached files, forms, comments
/// and links, and who made the file, when and with what. Photographs in it lose what their cameras noted.
/// </summary>
public static class CleanPdf
{
    public const int LargestFile = 10 * 1024 * 1024;

    public const int MostPages = 200;

    private static readonly PdfResult.Refused Unreadable = new(
        "The document cannot be read: it is damaged, or made in a way that no usual program makes one.",
        "Open it, print or save it as a new PDF, and add that.");

    private static readonly PdfResult.Refused Locked = new(
        "The document is protected by a password, so its pages cannot be looked at.",
        "Save a copy without password or restrictions and add that.");

    public static PdfResult Of(byte[] file)
    {
        if (file.Length == 0)
            return new PdfResult.Refused("The file is empty.", "Choose the PDF once more; it may not have been saved yet.");
        if (file.Length > LargestFile)
            return new PdfResult.Refused("The document is larger than 10 MB.", "Save it with smaller pictures, or only the pages that matter, and add that.");
        // Not further in: a file that begins as something else is two files in one.
        if (!file.AsSpan().StartsWith("%PDF-"u8))
            return new PdfResult.Refused("The file is not a PDF, whatever its name says.", "Save the document as a PDF and add that. Pictures have their own place.");
        // Also one that opens without: whoever locked it did not mean it to be taken apart.
        if (file.AsSpan().IndexOf("/Encrypt"u8) >= 0)
            return Locked;
        if (!PdfShape.IsSound(file))
            return Unreadable;

        try
        {
            using var sent = PdfReader.Open(new MemoryStream(file), PdfDocumentOpenMode.Import);
            return sent.PageCount is > 0 and <= MostPages ? Copied(sent) : OfPages(sent.PageCount);
        }
        catch (PdfReaderException refusal) when (refusal.Message.Contains("password", StringComparison.OrdinalIgnoreCase))
        {
            return Locked;
        }
        catch (Exception damage) when (damage is not OutOfMemoryException)
        {
            // The library fails in as many ways as files are broken in, and none of them is the site's failure.
            return Unreadable;
        }
    }

    private static PdfResult.Refused OfPages(int pages) => pages == 0
        ? Unreadable
        : new PdfResult.Refused(
            $"The document has {pages.ToString(CultureInfo.InvariantCulture)} pages; at most {MostPages} can be taken.",
            "Save the pages that matter as a new PDF and add that.");

    private static PdfResult.Clean Copied(PdfDocument sent)
    {
        using var kept = new PdfDocument();
        for (var page = 0; page < sent.PageCount; page++)
            kept.AddPage(sent.Pages[page]);
        PdfLeftovers.Remove(kept);
        using var memory = new MemoryStream();
        kept.Save(memory, closeStream: false);
        return new PdfResult.Clean(memory.ToArray(), sent.PageCount);
    }
}
