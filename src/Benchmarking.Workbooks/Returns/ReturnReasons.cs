using Benchmarking.Engine;

namespace Benchmarking.Workbooks.Returns;

/// <summary>The reasons a member may give for having no number, as the drop-down spells them and as people shorten them.</summary>
public static class ReturnReasons
{
    /// <summary>In the order of the drop-down.</summary>
    public static IReadOnlyList<(Marker Marker, string Words)> All { get; } =
    [
        (Marker.NotCollected, "Not collected [x]"),
        (Marker.NotApplicable, "Not applicable [z]"),
    ];

    /// <summary>All of them, to be chosen from in a sentence.</summary>
    public static string InWords { get; } = string.Join(" or ", All.Select(r => $"“{r.Words}”"));

    /// <summary>A reason as the drop-down spells it.</summary>
    public static string Words(Marker marker) => All.FirstOrDefault(r => r.Marker == marker).Words ?? marker.Symbol();

    /// <summary>The reason that was meant; null where it is none of them. Also <c>not collected</c>, <c>[x]</c> and <c>x</c>.</summary>
    public static Marker? Read(string? typed)
    {
        var words = typed?.Trim() ?? "";
        foreach (var (marker, reason) in All)
        {
            var symbol = marker.Symbol();
            string[] spellings = [reason, reason.Replace(symbol, "", StringComparison.Ordinal).Trim(), symbol, marker.Code()];
            if (spellings.Contains(words, StringComparer.OrdinalIgnoreCase))
                return marker;
        }

        return null;
    }
}
