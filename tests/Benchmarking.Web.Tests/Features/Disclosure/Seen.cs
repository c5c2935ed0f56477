using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Benchmarking.Web.Tests.Features.Disclosure;

/// <summary>
/// What somebody sees of one address, byte for byte. Put aside is only what is random by nature and made without any
/// figure: the antiforgery token in each form and the cookie that belongs to it, the seal of the moment a form was
/// opened, the id that a form proposes; of the reader's own trail the ids of sessions and the hashes by which its entries
/// hang together, which reach over such ids; and of the return's workbook, which is a member's own return, the times of its
/// parts and the ids by which they call each other, and so how well they pack.
/// </summary>
public sealed partial record Seen(string By, string Address, string Answer)
{
    public static async Task<Seen> ByAsync(Visitor visitor, string by, string address)
    {
        using var response = await visitor.Client.GetAsync(address, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var workbook = response.Content.Headers.ContentType?.MediaType == Workbook;
        var answer = new StringBuilder($"{(int)response.StatusCode} {response.RequestMessage!.RequestUri!.PathAndQuery}\n");
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).OrderBy(header => header.Key, StringComparer.Ordinal))
        {
            if (name != "Date" && !(workbook && name == "Content-Length"))
                answer.Append(name).Append(": ").Append(FormCookie().Replace(string.Join(", ", values), "bm-form=…")).Append('\n');
        }

        // The length is that of the bytes as sent, token and all.
        answer.Append("bytes: ").Append(workbook ? "" : $"{body.Length}").Append("\n\n");
        return new(by, address, answer.Append(workbook ? Parts(body) : Text(address, body)).ToString());
    }

    private static string Text(string address, byte[] body)
    {
        var text = Token().Replace(Encoding.Latin1.GetString(body), "${start}…");
        return address is "/audit" or "/audit.csv" ? ChainHash().Replace(SessionId().Replace(text, "session …"), "…") : text;
    }

    /// <summary>The first lines that are not the same.</summary>
    public string Against(Seen other)
    {
        var (one, two) = (Answer.Split('\n'), other.Answer.Split('\n'));
        var lines = Enumerable.Range(0, Math.Max(one.Length, two.Length))
            .Where(at => one.ElementAtOrDefault(at) != two.ElementAtOrDefault(at)).Take(4)
            .Select(at => $"  {one.ElementAtOrDefault(at)?.Trim()}\n  {two.ElementAtOrDefault(at)?.Trim()}");
        return $"{By}: {Address}\n{string.Join('\n', lines)}";
    }

    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static string Parts(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        var text = new StringBuilder();
        foreach (var part in zip.Entries)
        {
            using var reader = new StreamReader(part.Open());
            text.Append(part.FullName).Append('\n').Append(PartId().Replace(reader.ReadToEnd(), "R…")).Append('\n');
        }

        return text.ToString();
    }

    [GeneratedRegex("\\bR[0-9a-f]{16,32}\\b")]
    private static partial Regex PartId();

    [GeneratedRegex("""(?<start>name="(?:__RequestVerificationToken" type="hidden"|Opened") value="|type="hidden" name="Id" value=")[^"]+""")]
    private static partial Regex Token();

    [GeneratedRegex("session [0-9a-f-]{36}")]
    private static partial Regex SessionId();

    [GeneratedRegex("\\b[0-9a-f]{64}\\b")]
    private static partial Regex ChainHash();

    [GeneratedRegex("bm-form=[^;]+")]
    private static partial Regex FormCookie();
}
