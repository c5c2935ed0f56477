using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;
using PdfSharp.Pdf.Filters;

namespace Benchmarking.Web.Platform.Documents;

/// <summary>Takes out of a document's photographs what their cameras noted, however they are packed.</summary>
internal static class PdfPhotographs
{
    // How pictures and drawings are packed without losing the file of a camera in it.
    private static readonly string[] Packings =
    [
        "/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/ASCII85Decode", "/A85", "/ASCIIHexDecode", "/AHx", "/RunLengthDecode", "/RL",
        "/CCITTFaxDecode", "/CCF", "/JBIG2Decode",
    ];

    /// <returns>False where there is one that cannot be looked into.</returns>
    public static bool LoseNotes(PdfDocument document) =>
        document.Internals.GetAllObjects().OfType<PdfDictionary>().All(found => found.Stream is not { } stream || LosesNotes(found, stream));

    private static bool LosesNotes(PdfDictionary dictionary, PdfDictionary.PdfStream stream)
    {
        var filters = Listed(dictionary, "/Filter").Select(item => (item as PdfName)?.Value ?? "").ToList();
        var photograph = filters.FindIndex(name => name is "/DCTDecode" or "/DCT" or "/JPXDecode");
        if (photograph < 0)
            return filters.All(Packings.Contains) && (!IsDrawing(dictionary) || stream.UnfilteredValue.AsSpan().IndexOf("Exif\0\0"u8) < 0);

        var parameters = Listed(dictionary, "/DecodeParms");
        // Packed once more behind its own packing, or in rows that were subtracted from each other: no usual program does.
        if (photograph != filters.Count - 1 || parameters.Take(photograph).Any(item => item is PdfDictionary))
            return false;
        var picture = filters.Take(photograph).Aggregate(stream.Value, (packed, filter) => Filtering.GetFilter(filter)!.Decode(packed, (PdfDictionary?)null));
        if ((filters[photograph] == "/JPXDecode" ? Jpeg2000Notes.Without(picture) : JpegNotes.Without(picture)) is not { } clean)
            return false;

        dictionary.Elements["/Filter"] = new PdfName(filters[photograph]);
        dictionary.Elements.Remove("/DecodeParms");
        if (parameters.ElementAtOrDefault(photograph) is PdfDictionary ofPhotograph)
            dictionary.Elements["/DecodeParms"] = ofPhotograph.IsIndirect ? ofPhotograph.Reference : ofPhotograph;
        stream.Value = clean;
        return true;
    }

    /// <summary>A page's drawing or a part of one, among whose lines a small photograph may stand.</summary>
    private static bool IsDrawing(PdfDictionary dictionary) =>
        dictionary.Elements.GetName("/Subtype") is "" or "/Form" && !dictionary.Elements.ContainsKey("/Length1");

    /// <summary>One or a list of them, here or elsewhere in the file.</summary>
    private static List<PdfItem?> Listed(PdfDictionary dictionary, string key) => Here(dictionary.Elements[key]) switch
    {
        null => [],
        PdfArray array => [.. array.Elements.Select(Here)],
        var one => [one],
    };

    private static PdfItem? Here(PdfItem? item) => item is PdfReference reference ? reference.Value : item;
}
