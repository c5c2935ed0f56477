namespace Benchmarking.Web.Shared;

/// <summary>
/// Numbers that every chart drawn by the server obeys; the scripts in <c>wwwroot/js</c> follow the same.
/// <c>docs/charts.md</c> says why.
/// </summary>
public static class ChartRules
{
    /// <summary>Steps between the ends of an axis, at most, before air is added.</summary>
    public const int MostSteps = 4;

    /// <summary>Points between the names at the ends of lines, at least.</summary>
    public const int NameHeight = 22;

    /// <summary>Size of the wide still picture and, in height, of the live one.</summary>
    public const int WideWidth = 1112;
    public const int NarrowWidth = 360;

    /// <summary>Height of a row where its name stands before it, and where it stands above.</summary>
    public const int RowHeight = 44;
    public const int NarrowRowHeight = 60;

    /// <summary>Height of a row that has the chart to itself.</summary>
    public const int LoneRowHeight = 72;

    /// <summary>Room for the heading of a set of rows, and for the axis under all of them.</summary>
    public const int GroupHeight = 36;
    public const int AxisHeight = 44;

    /// <summary>Withheld for confidentiality.</summary>
    public const string Withheld = "[c]";

    /// <summary>Not collected.</summary>
    public const string NotCollected = "[x]";

    /// <summary>Not applicable.</summary>
    public const string NotApplicable = "[z]";

    /// <summary>Provisional: final numbers follow.</summary>
    public const string Provisional = "[p]";

    /// <summary>Revised since the final numbers.</summary>
    public const string Revised = "[r]";

    /// <summary>A year of which not all four quarters are drawn.</summary>
    public const string PartYear = "part-year";
}
