namespace Benchmarking.Web.Features.Register;

/// <summary>A group of residents whose share is counted.</summary>
/// <param name="Involved">The return's input for those involved; null for a group of the organisation's own.</param>
/// <param name="All">The same for everybody in its homes.</param>
public sealed record ResidentGroup(string Code, string Name, string? Involved = null, string? All = null);

/// <summary>The groups that all members count, as the catalogue asks of them.</summary>
public static class AgreedGroups
{
    public static IReadOnlyList<ResidentGroup> All { get; } =
    [
        new("under-35", "Under 35", "involved-under-35", "residents-under-35"),
        new("disabled", "Disabled", "involved-disabled", "residents-disabled"),
        new("ethnic-minority", "Ethnic minorities", "involved-ethnic-minority", "residents-ethnic-minority"),
    ];
}

/// <summary>
/// A count of people of a group, as pages, files and documents show it: from 1 to 4 it is not told, so that a small
/// meeting says nothing of one person. Forms show what was typed, to those who typed it.
/// </summary>
public static class SmallCount
{
    /// <summary>The least count from 1 up that is told.</summary>
    public const int Least = 5;

    /// <summary>Of fewer people no share is told.</summary>
    public const int LeastBase = 10;

    public const string Hidden = "under 5";

    public static bool IsTold(int people) => people is 0 or >= Least;

    public static string Words(int people) => IsTold(people) ? people.ToString("N0", System.Globalization.CultureInfo.InvariantCulture) : Hidden;
}
