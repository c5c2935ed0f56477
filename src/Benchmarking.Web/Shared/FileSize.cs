using System.Globalization;

namespace Benchmarking.Web.Shared;

/// <summary>How large a file is, the same words wherever a file is offered.</summary>
public static class FileSize
{
    /// <summary>"98 kB", "2.4 MB": thousands and millions, as browsers and folders count them.</summary>
    public static string Words(long bytes) => bytes switch
    {
        1 => "1 byte",
        < 1000 => $"{bytes} bytes",
        // What would be rounded to a thousand of them is one of the next.
        < 999_500 => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(bytes / 1000m, MidpointRounding.AwayFromZero)} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(bytes / 1_000_000m, 1, MidpointRounding.AwayFromZero):#,##0.0} MB"),
    };
}
