using System.Text;

namespace Benchmarking.Web.Shared;

/// <summary>Writes the path data of SVG drawings.</summary>
public static class ChartPath
{
    /// <summary>One line per run of neighbouring points; a null breaks it.</summary>
    public static string Line(IEnumerable<(decimal X, decimal Y)?> points)
    {
        var path = new StringBuilder();
        var drawing = false;
        foreach (var point in points)
        {
            if (point is { } p)
                path.Append(drawing ? 'L' : 'M').Append(p.X).Append(' ').Append(p.Y);
            drawing = point is not null;
        }
        return path.ToString();
    }

    /// <summary>A closed shape per run of neighbouring points; a lone point becomes a narrow bar.</summary>
    public static string Area(IReadOnlyList<(decimal X, decimal Top, decimal Bottom)?> points)
    {
        var path = new StringBuilder();
        for (var from = 0; from < points.Count; from++)
        {
            var run = points.Skip(from).TakeWhile(p => p is not null).Select(p => p!.Value).ToList();
            if (run.Count == 0)
                continue;
            from += run.Count - 1;
            if (run is [var lone])
                run = [lone with { X = lone.X - 8 }, lone with { X = lone.X + 8 }];
            path.Append('M').AppendJoin('L', run.Select(p => $"{p.X} {p.Top}"));
            path.Append('L').AppendJoin('L', run.AsEnumerable().Reverse().Select(p => $"{p.X} {p.Bottom}")).Append('Z');
        }
        return path.ToString();
    }
}
