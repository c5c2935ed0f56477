using System.Globalization;
using System.Xml;

namespace Benchmarking.Workbooks.Reading;

/// <summary>Which columns of a sheet are not shown.</summary>
internal sealed class HiddenColumns
{
    private readonly List<(int First, int Last)> _ranges = [];

    /// <summary>Notes the columns of one <c>col</c> element, where they are hidden.</summary>
    public void Add(XmlReader reader)
    {
        if (reader.GetAttribute("hidden") is not ("1" or "true") || _ranges.Count >= Limits.Columns)
            return;
        if (int.TryParse(reader.GetAttribute("min"), NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(reader.GetAttribute("max"), NumberStyles.None, CultureInfo.InvariantCulture, out var last))
            _ranges.Add((first, last));
    }

    public bool Contain(int column)
    {
        foreach (var (first, last) in _ranges)
        {
            if (column >= first && column <= last)
                return true;
        }

        return false;
    }
}
