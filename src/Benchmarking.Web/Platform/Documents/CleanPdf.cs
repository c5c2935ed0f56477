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

    internal static readonly PdfResult.Refused Unreadable = new(
        "The document cannot be read: it is damaged, or made in a way that no usual program makes one.",
        "Open it, print or save it as a new PDF, and add that.");

    internal static readonly PdfResult.Refused Locked = new(
        "The document is protected by a password, so its pages cannot be looked at.",
        "Save a copy without password or restrictions and add that.");

    internal static readonly PdfResult.Refused Telling = new(
        "A picture in the document is stored in a way that may tell where it was taken, which cannot be taken out.",
        "Print the document to a new PDF and add that; or take the picture out of it and add it to the case study as a picture.");

    public static async Task<PdfResult> OfAsync(byte[] file, CancellationToken cancellation)
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

        return await PdfProcess.CleanAsync(file, cancellation) ?? Unreadable;
    }
}
