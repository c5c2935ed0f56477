using System.Globalization;

namespace Benchmarking.Web.Features.Api;

/// <summary>The page that teaches the API: its commands work when pasted, with this site's address in them.</summary>
/// <param name="Period">An open collection's, to try the commands on; else one that shows the form.</param>
/// <param name="IsOpen">Whether it is one.</param>
public sealed record GuidePage(string Root, string Period, bool IsOpen, ApiLimits Limits)
{
    private const string Auth = "-H \"Authorization: Bearer $TOKEN\"";

    private string Return => $"{Root}/collections/{Period}/return";

    public string Token => "TOKEN=bm_put-yours-here";

    public string Look =>
        $"""
        curl -sS --fail-with-body {Auth} {Root}/collections
        curl -sS --fail-with-body {Auth} {Root}/collections/{Period}
        """;

    public string Try =>
        $$$$"""
        curl -sS --fail-with-body -X PUT {{{{Auth}}}} \
          -H "Content-Type: application/json" \
          -d '{"answers": {"homes": 10000, "residents-trained": {"marker": "x"}}}' \
          "{{{{Return}}}}?dryRun=true"
        """;

    public string Version =>
        $"""
        VERSION=$(curl -sS --fail-with-body -D - -o /dev/null {Auth} {Return} |
          grep -i '^etag:' | tr -d '\r' | cut -d ' ' -f 2)
        """;

    public string Save =>
        $$$"""
        KEY=save-$(date +%s)
        curl -sS --fail-with-body -X PUT {{{Auth}}} \
          -H "If-Match: $VERSION" -H "Idempotency-Key: $KEY" \
          -H "Content-Type: application/json" \
          -d '{"answers": {
        {{{Answers}}}
          }}' \
          {{{Return}}}
        """;

    public string SaveCsv =>
        $"""
        printf 'code,value,reason\nhomes,10000,\nresidents-trained,,x\n' |
          curl -sS --fail-with-body -X PUT {Auth} \
          -H "Content-Type: text/csv" --data-binary @- \
          "{Return}?dryRun=true"
        """;

    public string Send =>
        $$$"""
        {{{Version}}}
        KEY=send-$(date +%s)
        curl -sS --fail-with-body -X POST {{{Auth}}} \
          -H "If-Match: $VERSION" -H "Idempotency-Key: $KEY" \
          -H "Content-Type: application/json" \
          -d '{"explanations": {}}' \
          {{{Return}}}/send
        """;

    /// <summary>The newest release that is open to everybody, as its address in the API; null where there is none yet.</summary>
    public string? Release { get; init; }

    public string Releases => $"curl -sS --fail-with-body {Root}/releases";

    public string ReleaseFile =>
        $"""
        curl -sS --fail-with-body {Root}{Release}
        curl -sS --fail-with-body --continue-at - -o cells.csv {Root}{Release}/files/cells.csv
        sha256sum cells.csv
        """;

    public string Cells =>
        $"""
        curl -sS --fail-with-body "{Root}{Release}/cells?group=all&size=10"
        curl -sS --fail-with-body -o cells-of-all.csv "{Root}{Release}/cells.csv?group=all"
        """;

    private static string Answers => string.Join(
        ",\n",
        ApiExamples.Core.Chunk(3).Select(line => "    " + string.Join(
            ", ", line.Select(answer => string.Create(CultureInfo.InvariantCulture, $"\"{answer.Input}\": {answer.Value}")))));
}
