using System.Text;
using Benchmarking.Web.Features.Research;

namespace Benchmarking.Web.Features.Releases.Files;

/// <summary>The texts of a release, in UTF-8 with lines that end in LF.</summary>
public static class ReleaseTexts
{
    public const string Method = "method.md";
    public const string Licence = "licence.txt";
    public const string Changes = "changes.md";
    public const string Checksums = "SHA256SUMS";

    public static byte[] MethodOf(ReleaseContent content) => Bytes(content.Method);

    public static byte[] LicenceOf(ReleaseContent content)
    {
        var text = new StringBuilder();
        text.Append(Line($"{content.Title}, version {content.Version}")).Append('\n');
        text.Append(Line(content.Licence.Title));
        if (content.Licence.Path.StartsWith("https:", StringComparison.Ordinal))
            text.Append(Line(content.Licence.Path));
        text.Append('\n');
        if (content.Licence == Making.Licence.Restricted)
        {
            // What was accepted, word for word: nothing else binds.
            text.Append(Line($"These are the terms that you accepted when you registered, version {ResearchTerms.Version}.")).Append('\n');
            foreach (var ((title, words), at) in ResearchTerms.Points.Select((point, at) => (point, at)))
                text.Append(Line($"{at + 1}. {title}. {words}"));
            text.Append('\n');
        }
        else
        {
            text.Append(Line(content.Licence.Words)).Append('\n');
            text.Append("We ask you not to try to work out the figure of a single organisation, alone or together with other data.\n\n");
        }

        text.Append(Line("Cite it as:")).Append(Line(content.Citation));
        return Bytes($"{text}");
    }

    public static byte[] ChangesOf(ReleaseContent content)
    {
        var text = new StringBuilder();
        text.Append(Line($"# Changes in version {content.Version}")).Append('\n');
        if (content.Changes.Since is { } since)
            text.Append(Line($"Compared with version {since}.")).Append('\n');
        foreach (var change in content.Changes.Changes)
            text.Append(Line(change.File.Length == 0 ? $"- {change.Words}" : $"- `{change.File}`: {change.Words}"));
        return Bytes($"{text}");
    }

    /// <summary>As <c>sha256sum --check</c> reads them.</summary>
    public static byte[] ChecksumsOf(IEnumerable<(string Name, string Sha256)> files) =>
        Bytes(string.Concat(files.Select(file => Line($"{file.Sha256}  {file.Name}"))));

    private static string Line(string text) => text + "\n";

    private static byte[] Bytes(string text) => new UTF8Encoding(false).GetBytes(text.ReplaceLineEndings("\n"));
}
