using System.IO.Compression;

namespace Benchmarking.Web.Platform.Documents;

/// <summary>
/// Looks a PDF over before a library reads it: the library unpacks without a limit and descends without one, and running
/// out of memory or of stack would end the whole site.
/// </summary>
internal static class PdfShape
{
    private const int Deepest = 250;
    private const long MostUnpacked = 64 * 1024 * 1024;

    public static bool IsSound(ReadOnlySpan<byte> file)
    {
        long unpacked = 0;
        var at = 0;
        var depth = new Depth();
        while (true)
        {
            var length = file[at..].IndexOf("stream"u8);
            var before = length < 0 ? file[at..] : file.Slice(at, length);
            if (!depth.Read(before))
                return false;
            if (length < 0)
                return true;

            var data = at + length + "stream".Length;
            at = data;
            if (before.EndsWith("end"u8))
                continue;

            if (IsOfObjects(before) && !Unpack(file, data, ref unpacked))
                return false;
            // What stands inside a stream is no part of the file's own structure.
            var end = file[data..].IndexOf("endstream"u8);
            at = end < 0 ? file.Length : data + end;
            depth = new Depth();
        }
    }

    /// <summary>Streams that the library unpacks by itself; drawings and pictures are copied as they are.</summary>
    private static bool IsOfObjects(ReadOnlySpan<byte> before)
    {
        var start = before.LastIndexOf("obj"u8);
        var dictionary = start < 0 ? before : before[start..];
        // "#" spells letters of a name by their numbers, which hides the names looked for.
        return dictionary.IndexOf("/ObjStm"u8) >= 0 || dictionary.IndexOf("/XRef"u8) >= 0 || dictionary.IndexOf((byte)'#') >= 0;
    }

    private static bool Unpack(ReadOnlySpan<byte> file, int data, ref long unpacked)
    {
        var end = file[data..].IndexOf("endstream"u8);
        var packed = (end < 0 ? file[data..] : file.Slice(data, end)).TrimStart("\r\n"u8);
        // Not packed by this method: then it is as long as it looks.
        if (packed is not [0x78, ..] and not [0x58 or 0x48 or 0x68, ..])
            return true;

        using var stream = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        var depth = new Depth();
        var buffer = new byte[64 * 1024];
        var isFirst = true;
        try
        {
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                unpacked += read;
                // Packed twice, it would be unpacked twice.
                if (unpacked > MostUnpacked || (isFirst && buffer[0] == 0x78) || !depth.Read(buffer.AsSpan(0, read)))
                    return false;
                isFirst = false;
            }
        }
        catch (InvalidDataException)
        {
            return false;
        }

        return true;
    }

    /// <summary>How deep lists and dictionaries stand inside each other; brackets in texts and remarks count for nothing.</summary>
    private struct Depth
    {
        private int _brackets;
        private int _texts;
        private bool _isEscaped;
        private bool _isRemark;

        public bool Read(ReadOnlySpan<byte> part)
        {
            foreach (var letter in part)
            {
                if (_isRemark)
                    _isRemark = letter is not ((byte)'\r' or (byte)'\n');
                else if (_texts > 0)
                    InText(letter);
                else
                    Outside(letter);
                if (_brackets > Deepest || _texts > Deepest)
                    return false;
            }

            return true;
        }

        private void InText(byte letter)
        {
            if (!_isEscaped && letter is ((byte)'(' or (byte)')'))
                _texts += letter == '(' ? 1 : -1;
            _isEscaped = !_isEscaped && letter == '\\';
        }

        private void Outside(byte letter)
        {
            switch (letter)
            {
                case (byte)'%':
                    _isRemark = true;
                    break;
                case (byte)'(':
                    (_texts, _isEscaped) = (1, false);
                    break;
                case (byte)'[' or (byte)'<':
                    _brackets++;
                    break;
                case (byte)']' or (byte)'>':
                    _brackets = Math.Max(0, _brackets - 1);
                    break;
            }
        }
    }
}
