using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using Benchmarking.Engine.Attacks;
using Benchmarking.Web.Features.Releases.Files;

namespace Benchmarking.Web.Features.Releases.Making;

/// <summary>
/// A26 on a release: looks through every text of every file, inside workbook, archive and descriptions too, for names of
/// members and for addresses of anybody.
/// </summary>
public static partial class TextCheck
{
    /// <summary>Stands between passages, so that the end of one and the beginning of the next are no telephone number.</summary>
    private const string Between = " | ";

    /// <summary>Where licences and formats are explained; the files say so on purpose.</summary>
    private static readonly string[] KnownDomains = ["creativecommons.org", "www.nationalarchives.gov.uk", "datapackage.org", "www.w3.org"];

    /// <param name="names">Names and short names of members.</param>
    /// <param name="known">
    /// Texts that everybody could read before: the catalogue and published case studies. A word of theirs that is a member's
    /// name too, such as "forum", tells nothing.
    /// </param>
    /// <param name="site">The site's own domain, which stands in the citation; null for none.</param>
    public static TextReport Check(MadeFiles files, IReadOnlyList<string> names, IEnumerable<string> known, string? site = null)
    {
        var words = new ConfidentialWords { Names = [.. names.Distinct(StringComparer.OrdinalIgnoreCase)] };
        var harmless = Leaks(known, words).Select(Folded).ToHashSet();
        var passages = 0;
        var found = new List<TextFinding>();
        foreach (var file in files.All)
        {
            var texts = Texts(file).Append(file.Name).ToHashSet(StringComparer.Ordinal);
            passages += texts.Count;
            found.AddRange(Leaks(texts, words).Where(leak => !harmless.Contains(Folded(leak)) && !IsKnownDomain(leak, site))
                .Select(leak => new TextFinding(file.Name, Words(leak), leak.Found)));
        }

        return new TextReport(files.All.Count, passages, words.Names.Count, [.. found.Distinct()]);
    }

    private static IReadOnlyList<Leak> Leaks(IEnumerable<string> texts, ConfidentialWords words) =>
        TextLeakage.Find(Fingerprints().Replace(string.Join(Between, texts), ""), words);

    private static bool IsKnownDomain(Leak leak, string? site) =>
        leak.Kind == LeakKind.Domain && (KnownDomains.Contains(leak.Found) || string.Equals(leak.Found, site, StringComparison.OrdinalIgnoreCase));

    private static (LeakKind, string, string) Folded(Leak leak) => (leak.Kind, leak.Found.ToUpperInvariant(), leak.Meant.ToUpperInvariant());

    private static string Words(Leak leak) => leak.Kind switch
    {
        LeakKind.Name => "the name of a member, or nearly",
        LeakKind.EmailAddress => "an e-mail address",
        LeakKind.Telephone => "a telephone number",
        LeakKind.Postcode => "a postcode",
        _ => "a web address",
    };

    private static IEnumerable<string> Texts(MadeFile file)
    {
        file.Content.Position = 0;
        return file switch
        {
            { Table: { } table } => table.Columns.Select(column => column.Name).Concat(table.Rows.SelectMany(row => row.OfType<string>())),
            { Name: WriteFiles.Workbook } => Parts(file.Content),
            { MediaType: "application/zip" } => Entries(file.Content),
            { MediaType: "application/json" } => Strings(JsonDocument.Parse(file.Content).RootElement),
            _ => [new StreamReader(file.Content, Encoding.UTF8, leaveOpen: true).ReadToEnd()],
        };
    }

    private static List<string> Entries(Stream archive)
    {
        using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    /// <summary>Names of parts, and every text and attribute in them.</summary>
    private static HashSet<string> Parts(Stream workbook)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        using var zip = new ZipArchive(workbook, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in zip.Entries)
        {
            texts.Add(entry.FullName);
            using var part = entry.Open();
            using var xml = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            while (xml.Read())
            {
                if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Comment)
                    texts.Add(xml.Value);
                while (xml.MoveToNextAttribute())
                {
                    // Cell references and namespaces are the format's own.
                    if (xml.Name is not ("r" or "Id" or "Type" or "ContentType") && !xml.Name.StartsWith("xmlns", StringComparison.Ordinal))
                        texts.Add(xml.Value);
                }
            }
        }

        // Numbers are the cells' own, checked where they were made.
        texts.RemoveWhere(text => decimal.TryParse(text, out _));
        return texts;
    }

    private static IEnumerable<string> Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(one => Strings(one.Value).Prepend(one.Name)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
        JsonValueKind.String => [json.GetString()!],
        _ => [],
    };

    /// <summary>Fingerprints, pseudonyms and ids are drawn by lot: digits in them are no telephone number.</summary>
    [GeneratedRegex(@"\b(?:[0-9a-f]{16,64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Fingerprints();
}
