using System.Text.Json;
using System.Text.Json.Serialization;

namespace Benchmarking.Web.Features.Releases.Making;

/// <summary>How much a change may break of what somebody built on the version before.</summary>
public enum ChangeLevel
{
    /// <summary>Nothing but corrected values and words.</summary>
    Patch,

    /// <summary>Something was added; what was there reads as before.</summary>
    Minor,

    /// <summary>Something is gone or means something else.</summary>
    Major,
}

/// <summary>One difference to the version before.</summary>
/// <param name="Kind">For programs: <c>rows_added</c>, <c>column_removed</c> and the like.</param>
/// <param name="File">Empty where it is about the whole release.</param>
/// <param name="Words">For people.</param>
public sealed record ReleaseChange(ChangeLevel Level, string Kind, string File, int Count, string Words);

/// <summary>What differs from the version before, and the version that follows from it.</summary>
/// <param name="Since">The version compared with; null for the first of the series.</param>
public sealed record ReleaseChanges(string? Since, IReadOnlyList<ReleaseChange> Changes)
{
    private static readonly JsonSerializerOptions Spelling = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter<ChangeLevel>(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static ReleaseChanges First { get; } =
        new(null, [new ReleaseChange(ChangeLevel.Major, "first", "", 0, "This is the first version of the series.")]);

    /// <summary>Whether it would be the same again.</summary>
    public bool IsNothing => Changes.Count == 0;

    /// <summary>The greatest change decides.</summary>
    /// <param name="highest">The highest version that the series ever had; null where it had none.</param>
    public (int Major, int Minor, int Patch) Next((int Major, int Minor, int Patch)? highest) => (highest, Changes.Max(change => change.Level)) switch
    {
        (null, _) => (1, 0, 0),
        ({ } last, ChangeLevel.Major) => (last.Major + 1, 0, 0),
        ({ } last, ChangeLevel.Minor) => (last.Major, last.Minor + 1, 0),
        ({ } last, _) => (last.Major, last.Minor, last.Patch + 1),
    };

    /// <summary>The list of changes alone, as it is stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(Changes, Spelling);

    /// <summary>Reads a stored list.</summary>
    public static IReadOnlyList<ReleaseChange> Parse(string json) => JsonSerializer.Deserialize<List<ReleaseChange>>(json, Spelling) ?? [];
}
