using System.Text;
using System.Xml;

namespace Benchmarking.Workbooks.Reading;

/// <summary>Reads a part as XML: no definitions, nothing fetched, UTF-8 only, depth and lengths bounded.</summary>
internal static class PartXml
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Hands every node of the part to <paramref name="node"/>, to the part's end.</summary>
    public static void Read(Package package, ZipPart part, long limit, Action<XmlReader> node) =>
        ReadWhile(package, part, limit, reader =>
        {
            node(reader);
            return true;
        });

    /// <summary>Hands nodes of the part to <paramref name="node"/> until it says no, or to the part's end.</summary>
    public static void ReadWhile(Package package, ZipPart part, long limit, Func<XmlReader, bool> node)
    {
        try
        {
            // A text reader settles the encoding: whatever the declaration claims, bytes are read as UTF-8.
            using var stream = package.Open(part, limit);
            using var text = new StreamReader(stream, Strict, detectEncodingFromByteOrderMarks: false, 16 * 1024);
            if (text.Peek() == '\uFEFF')
                text.Read();
            using var reader = XmlReader.Create(text, Settings());
            while (reader.Read())
            {
                if (reader.Depth > Limits.XmlDepth)
                    throw new WorkbookRefusedException(Refusals.Damaged(part.Name));
                if (!node(reader))
                    return;
            }
        }
        catch (XmlException e)
        {
            // Only the wording hangs on the message; a definition is refused whatever it says.
            var isDtd = e.Message.Contains("DTD", StringComparison.Ordinal);
            throw new WorkbookRefusedException(isDtd ? Refusals.Dtd(part.Name) : Refusals.Damaged(part.Name));
        }
        catch (DecoderFallbackException)
        {
            throw new WorkbookRefusedException(Refusals.Damaged(part.Name));
        }
    }

    /// <summary>Refuses a part that begins with definitions, without reading it further.</summary>
    public static void RefuseDefinitions(Package package, ZipPart part)
    {
        Span<byte> start = stackalloc byte[2048];
        using var stream = package.Open(part, Limits.InflatedBytes);
        var got = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (start[..got].IndexOf("<!DOCTYPE"u8) >= 0)
            throw new WorkbookRefusedException(Refusals.Dtd(part.Name));
    }

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = Limits.InflatedBytes,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = false,
    };
}
