using System.Globalization;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Releases.Public;

/// <summary>A semantic version as it stands in an address: three whole numbers.</summary>
public readonly record struct ReleaseVersion(int Major, int Minor, int Patch) : IComparable<ReleaseVersion>
{
    /// <summary>False for what is no version: signs, spaces, leading noughts and suffixes are none.</summary>
    public static bool TryParse(string? text, out ReleaseVersion version)
    {
        version = default;
        if (text?.Split('.') is not [var major, var minor, var patch]
            || Number(major) is not { } first || Number(minor) is not { } second || Number(patch) is not { } third)
            return false;

        version = new(first, second, third);
        return true;
    }

    public static ReleaseVersion Of(Release release) => new(release.Major!.Value, release.Minor!.Value, release.Patch!.Value);

    public int CompareTo(ReleaseVersion other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (text is "0" || text[0] != '0') ? number : null;
}
