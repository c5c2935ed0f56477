using System.Globalization;
using System.Text;

namespace Benchmarking.Web.Features.Seeding;

/// <summary>
/// One case study of <c>seed-data/case-studies/</c>: a head of <c>name: value</c> lines between two lines of dashes, then
/// the parts of the template under headings of the first level, in Markdown.
/// </summary>
/// <param name="Slug">Name of the file without its ending.</param>
public sealed record SeedStudyFile(string Slug, IReadOnlyDictionary<string, string> Head, IReadOnlyDictionary<string, string> Parts)
{
    private const string Folder = "seed-data/case-studies/";

    private static readonly string[] PartNames = ["Problem", "What residents did", "What changed", "Service change", "Lesson", "Quotes"];

    private static readonly string[] HeadNames =
    [
        "title", "source", "published", "revision", "activity", "rung", "groups", "metrics", "tags", "attribution", "impact", "value",
        "participants", "affected", "cost", "hours", "organisation", "author", "audience", "state", "comment", "picture",
    ];

    /// <summary>Those told from documents, which every installation begins with.</summary>
    public static IReadOnlyList<SeedStudyFile> OfDocuments() => All().Where(name => !name.Contains('/')).Select(Read).ToList();

    /// <summary>Those that made-up members of the demonstration tell.</summary>
    public static IReadOnlyList<SeedStudyFile> OfDemonstration() => All().Where(name => name.StartsWith("demonstration/", StringComparison.Ordinal)).Select(Read).ToList();

    public string Text(string name) => Head.GetValueOrDefault(name, "");

    public string Needed(string name) => Head.TryGetValue(name, out var text) && text.Length > 0
        ? text
        : throw new FormatException($"{Folder}{Slug}: the head has no \"{name}\".");

    public string? TextOrNull(string name) => Text(name) is { Length: > 0 } text ? text : null;

    public decimal? Number(string name) => TextOrNull(name) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number
        : throw new FormatException($"{Folder}{Slug}: \"{text}\" under \"{name}\" is not a number.");

    public int? Whole(string name) => (int?)Number(name);

    public string[] List(string name, char between = ',') =>
        Text(name).Split(between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Empty for one that is not told.</summary>
    public string Part(string name) => Parts.GetValueOrDefault(name, "");

    private static IEnumerable<string> All() => typeof(SeedStudyFile).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(".md", StringComparison.Ordinal))
        .Select(name => name[Folder.Length..^".md".Length].Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    private static SeedStudyFile Read(string slug)
    {
        using var text = new StreamReader(Open($"{slug}.md"), Encoding.UTF8);
        return Parse(slug, text.ReadToEnd());
    }

    /// <summary>A picture or document of the demonstration.</summary>
    public static byte[] Attached(string name)
    {
        using var file = Open($"demonstration/{name}");
        using var memory = new MemoryStream();
        file.CopyTo(memory);
        return memory.ToArray();
    }

    private static Stream Open(string path)
    {
        var assembly = typeof(SeedStudyFile).Assembly;
        // Folders are parted as the machine that built the site parts them.
        var resource = assembly.GetManifestResourceNames().Single(name => name.Replace('\\', '/') == Folder + path);
        return assembly.GetManifestResourceStream(resource)!;
    }

    public static SeedStudyFile Parse(string slug, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = Array.IndexOf(lines, "---", 1);
        if (lines[0] != "---" || end < 0)
            throw new FormatException($"{Folder}{slug}: it does not begin with a head between two lines of dashes.");
        return new SeedStudyFile(slug, HeadOf(slug, lines[1..end]), PartsOf(slug, lines[(end + 1)..]));
    }

    private static Dictionary<string, string> HeadOf(string slug, string[] lines)
    {
        var head = new Dictionary<string, string>();
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || !HeadNames.Contains(line[..colon]) || !head.TryAdd(line[..colon], line[(colon + 1)..].Trim()))
                throw new FormatException($"{Folder}{slug}: the line \"{line}\" of the head is none that is known, or the second of its name.");
        }

        return head;
    }

    private static Dictionary<string, string> PartsOf(string slug, string[] lines)
    {
        var parts = new Dictionary<string, List<string>>();
        List<string>? part = null;
        foreach (var line in lines)
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                if (!PartNames.Contains(line[2..]) || !parts.TryAdd(line[2..], part = []))
                    throw new FormatException($"{Folder}{slug}: \"{line}\" is no part of the template, or stands there twice.");
            }
            else if (part is not null)
            {
                part.Add(line);
            }
            else if (line.Length > 0)
            {
                throw new FormatException($"{Folder}{slug}: \"{line}\" stands before the first heading.");
            }
        }

        return parts.ToDictionary(pair => pair.Key, pair => string.Join('\n', pair.Value).Trim());
    }
}
