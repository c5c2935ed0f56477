using System.Globalization;
using System.Text;

namespace Benchmarking.Web.Tests.Platform.Documents;

/// <summary>Writes a PDF object by object, as no library would.</summary>
internal sealed class RawPdf
{
    private readonly List<byte[]> objects = [];

    /// <summary>A page with the words "Seen by residents" and whatever else is given; objects 1 to 5.</summary>
    public static RawPdf Page(string ofCatalogue = "", string ofPage = "", string ofResources = "")
    {
        const string drawing = "BT /F1 24 Tf 20 100 Td (Seen by residents) Tj ET";
        return new RawPdf()
            .Add($"<< /Type /Catalog /Pages 2 0 R {ofCatalogue} >>")
            .Add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
            .Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> {ofResources} >> {ofPage} >>")
            .Add($"<< /Length {drawing.Length} >>", Encoding.Latin1.GetBytes(drawing))
            .Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    }

    public RawPdf Add(string dictionary)
    {
        objects.Add(Encoding.Latin1.GetBytes(dictionary));
        return this;
    }

    public RawPdf Add(string dictionary, byte[] stream)
    {
        objects.Add([.. Encoding.Latin1.GetBytes(dictionary + "\nstream\n"), .. stream, .. "\nendstream"u8]);
        return this;
    }

    public byte[] ToArray(string ofTrailer = "")
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n"u8);
        var places = new List<long>();
        foreach (var (number, body) in objects.Index())
        {
            places.Add(file.Length);
            file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number + 1} 0 obj\n")));
            file.Write(body);
            file.Write("\nendobj\n"u8);
        }

        var table = file.Length;
        var lines = places.Select(place => string.Create(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
        file.Write(Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(lines)}trailer\n<< /Size {places.Count + 1} /Root 1 0 R {ofTrailer} >>\nstartxref\n{table}\n%%EOF")));
        return file.ToArray();
    }
}
