using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;

namespace Benchmarking.Web.Platform.Documents;

/// <summary>Takes out of copied pages what came along with them and is not seen: notes of programs, actions, attachments.</summary>
internal static class PdfLeftovers
{
    private static readonly string[] Keys =
    [
        // Who made it, with what, and what programs keep for themselves.
        "/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/SeparationInfo", "/StructParents", "/StructParent", "/ID",
        // What does something when a page is opened or pressed.
        "/A", "/AA", "/OpenAction", "/JS", "/JavaScript", "/Annots", "/AcroForm", "/XFA", "/Dur", "/Trans", "/PresSteps",
        // Files inside the file, and files elsewhere.
        "/AF", "/EF", "/EmbeddedFiles", "/Collection", "/Ref", "/OPI", "/F", "/FFilter", "/FDecodeParms",
    ];

    // Short names that mean something else in other kinds of dictionary, where they are names that the author chose.
    private static readonly string[] NamedByTheAuthor = ["/XObject", "/Font", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/Properties"];

    public static void Remove(PdfDocument document)
    {
        foreach (var found in document.Internals.GetAllObjects())
            Clean(found, isNames: false);
    }

    private static void Clean(PdfItem item, bool isNames)
    {
        switch (item)
        {
            case PdfDictionary dictionary:
                CleanDictionary(dictionary, isNames);
                break;
            case PdfArray array:
                foreach (var inside in array.Elements)
                    Clean(inside, isNames: false);
                break;
        }
    }

    private static void CleanDictionary(PdfDictionary dictionary, bool isNames)
    {
        if (!isNames)
        {
            foreach (var key in Keys)
                dictionary.Elements.Remove(key);
        }

        if (dictionary.Stream is { } stream)
            CleanStream(dictionary, stream);
        foreach (var key in dictionary.Elements.KeyNames.Select(name => name.Value))
        {
            // A reference leads to an object that is cleaned in its own turn.
            if (dictionary.Elements[key] is { } value and not PdfReference)
                Clean(value, isNames: !isNames && NamedByTheAuthor.Contains(key));
        }
    }

    private static void CleanStream(PdfDictionary dictionary, PdfDictionary.PdfStream stream)
    {
        // A program for printers in place of a drawing.
        if (dictionary.Elements.GetName("/Subtype") == "/PS")
            stream.Value = [];
    }
}
