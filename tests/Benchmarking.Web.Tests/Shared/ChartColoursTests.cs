using System.Globalization;
using System.Text.RegularExpressions;
using Benchmarking.Web.Tests.Platform;

namespace Benchmarking.Web.Tests.Shared;

/// <summary>
/// The colours of charts, as the style sheet has them, for eyes that see red or green otherwise: simulated in linear
/// light as Viénot, Brettel and Mollon (1999) do, then compared by WCAG's contrast.
/// </summary>
public sealed partial class ChartColoursTests
{
    private static readonly Dictionary<string, double[,]> Eyes = new()
    {
        ["any"] = new double[,] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
        ["protanope"] = new[,] { { 0.11238, 0.88762, 0 }, { 0.11238, 0.88762, 0 }, { 0.00401, -0.00401, 1 } },
        ["deuteranope"] = new[,] { { 0.29275, 0.70725, 0 }, { 0.29275, 0.70725, 0 }, { -0.02234, 0.02234, 1 } },
    };

    /// <summary>3 to 1 is what WCAG 2.2 asks of shapes that must be told apart (1.4.11).</summary>
    [Theory]
    [InlineData("own", "white")]
    [InlineData("own", "band")]
    [InlineData("ink", "white")]
    [InlineData("ink", "band")]
    [InlineData("muted", "white")]
    [InlineData("muted", "band")]
    [InlineData("teal", "white")]
    [InlineData("teal", "band")]
    public void Every_line_is_seen_on_white_and_on_the_band_by_every_eye(string line, string behind)
    {
        var colours = Colours();
        foreach (var (eye, how) in Eyes)
        {
            var contrast = Contrast(Seen(colours[line], how), Seen(colours[behind], how));
            Assert.True(contrast >= 3, $"{line} on {behind} has {contrast:0.0} for a {eye}.");
        }
    }

    [Fact]
    public void Only_the_own_value_is_orange()
    {
        var styles = Directory.GetFiles(Folder, "*.scss").SelectMany(File.ReadLines).Where(line => line.Contains("c2410c", StringComparison.OrdinalIgnoreCase));

        Assert.Contains("$own:", Assert.Single(styles), StringComparison.Ordinal);
    }

    private static string Folder => Path.Combine(ArchitectureTests.Root(), "src", "Benchmarking.Web", "Styles");

    private static Dictionary<string, double[]> Colours() =>
        Token().Matches(File.ReadAllText(Path.Combine(Folder, "_tokens.scss"))).ToDictionary(
            token => token.Groups[1].Value,
            token => Enumerable.Range(0, 3)
                .Select(at => Linear(int.Parse(token.Groups[2].Value.AsSpan(2 * at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d))
                .ToArray());

    private static double Linear(double channel) => channel <= 0.04045 ? channel / 12.92 : Math.Pow((channel + 0.055) / 1.055, 2.4);

    private static double[] Seen(double[] colour, double[,] eye) =>
        [.. Enumerable.Range(0, 3).Select(row => Math.Clamp((eye[row, 0] * colour[0]) + (eye[row, 1] * colour[1]) + (eye[row, 2] * colour[2]), 0, 1))];

    private static double Contrast(double[] one, double[] other)
    {
        static double Light(double[] colour) => (0.2126 * colour[0]) + (0.7152 * colour[1]) + (0.0722 * colour[2]) + 0.05;
        return Math.Max(Light(one), Light(other)) / Math.Min(Light(one), Light(other));
    }

    [GeneratedRegex(@"\$([a-z-]+): #([0-9a-f]{6});")]
    private static partial Regex Token();
}
