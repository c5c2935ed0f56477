namespace Benchmarking.Web.Features.Register.Imports;

/// <summary>A column of a file that is read into the register.</summary>
/// <param name="Name">As the template heads it, in small letters with spaces: "people affected".</param>
/// <param name="Holds">What goes into it, in a sentence; also said as the cure where a cell is wrong.</param>
/// <param name="Must">True where a file without it cannot be read.</param>
public sealed record ImportColumn(string Name, string Holds, bool Must = false)
{
    /// <summary>A heading as it is compared: capitals, underscores, hyphens and double spaces make no other column.</summary>
    public static string Normal(string? heading) => string.Join(
        ' ', (heading ?? "").ToLowerInvariant().Replace('_', ' ').Replace('-', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>"One of: …", for a column with a list of words.</summary>
    public static string OneOf<TEnum>(Func<TEnum, string> words)
        where TEnum : struct, Enum =>
        $"One of: {string.Join("; ", Enum.GetValues<TEnum>().Select(words))}.";
}
