namespace Benchmarking.Web.Shared;

/// <summary>By which column a list stands, as its address says: <c>name</c>, or <c>-name</c> for the other way round.</summary>
public sealed record ListOrder(string Column, bool Descending)
{
    /// <param name="text">From the address; anything unknown counts as the first column.</param>
    public static ListOrder Of(string? text, params ReadOnlySpan<string> columns)
    {
        var descending = text?.StartsWith('-') == true;
        var asked = descending ? text![1..] : text;
        foreach (var column in columns)
        {
            if (column == asked)
                return new ListOrder(column, descending);
        }

        return new ListOrder(columns[0], false);
    }

    /// <summary>What the address says of the column after a press on its head.</summary>
    public string Press(string column) => column == Column && !Descending ? "-" + column : column;

    /// <summary>For those who hear the table; null where it does not stand by this column.</summary>
    public string? Aria(string column) => column != Column ? null : Descending ? "descending" : "ascending";

    public IEnumerable<T> Sort<T>(IEnumerable<T> rows, IComparer<T> by) => Descending ? rows.OrderDescending(by) : rows.Order(by);

    public override string ToString() => (Descending ? "-" : "") + Column;
}

/// <summary>The head of a column that a list can be put in order by.</summary>
/// <param name="Url">Of the list with the order given.</param>
public sealed record SortHead(string Column, string Words, ListOrder Order, Func<string, string> Url);
