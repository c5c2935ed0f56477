using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Engine.Microdata;

/// <summary>Where a group's mean stands among everybody's figures; said where the mean itself would tell too much.</summary>
public enum Third
{
    /// <summary>Below a third's end of all figures.</summary>
    Lowest,

    /// <summary>Between.</summary>
    Middle,

    /// <summary>In the upper third.</summary>
    Highest,
}

/// <summary>One column of a record, the same for all records of a group: a number, a third, or neither.</summary>
/// <param name="Number">The mean of what was observed in the group (of judgements the median), rounded; or null.</param>
/// <param name="Third">Where it stands, in place of the number; or null.</param>
/// <param name="Reason">Why there is no number; null where there is one.</param>
/// <param name="Incomplete">Whether some of the group had no figure. Said of the group: of a record it would name it.</param>
public sealed record GroupFigure(ShownNumber? Number, Third? Third, Reason? Reason, bool Incomplete)
{
    /// <summary>As in files: <c>72</c>, <c>&gt;=96</c>, <c>lowest third</c> or <c>[s]</c>.</summary>
    public override string ToString() => (Number, Third) switch
    {
        ({ Bound: Bound.AtLeast } number, _) => ">=" + FigureText.Plain(number.Value),
        ({ Bound: Bound.AtMost } number, _) => "<=" + FigureText.Plain(number.Value),
        ({ } number, _) => FigureText.Plain(number.Value),
        (_, Microdata.Third.Lowest) => "lowest third",
        (_, Microdata.Third.Middle) => "middle third",
        (_, Microdata.Third.Highest) => "highest third",
        _ => Marker.Suppressed.Symbol(),
    };
}
