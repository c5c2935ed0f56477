namespace Benchmarking.Engine.Columns;

/// <summary>
/// Room in which one core puts typed columns in order and deals them out to groups. Doubles find the order; the typed
/// decimals confirm it and are what is handed on.
/// </summary>
/// <remarks>
/// Two decimals may be one double, and so near each other the conversion may even swap them. So every neighbour is
/// compared again as typed: the order is by decimal, then by organisation, whatever the doubles said.
/// </remarks>
internal sealed class TypedDeal(int organisations)
{
    private readonly ColumnOrder order = new(organisations);
    private readonly decimal[] sorted = new decimal[organisations];
    private readonly int[] owners = new int[organisations];
    private decimal[] dealt = [];
    private int[] ends = [];
    private int[] starts = [];

    /// <summary>Deals a column out; where nobody was asked, nothing.</summary>
    public void Deal(TypedColumn? column, GroupMembers groups)
    {
        var count = column is null ? 0 : Sort(column);
        starts = groups.Starts;
        if (dealt.Length < starts[^1]) dealt = new decimal[starts[^1]];
        if (ends.Length < groups.Groups) ends = new int[groups.Groups];
        groups.Deal<decimal>(sorted.AsSpan(0, count), owners.AsSpan(0, count), dealt, ends);
    }

    /// <summary>The values dealt to a group, ascending.</summary>
    public ReadOnlySpan<decimal> Values(int group) => dealt.AsSpan(starts[group]..ends[group]);

    private int Sort(TypedColumn column)
    {
        order.Sort(column.Figures);
        order.Organisations.CopyTo(owners);
        var count = order.Organisations.Length;
        var right = true;
        for (var i = 0; i < count; i++)
        {
            sorted[i] = column.Typed[owners[i]];
            right = right && (i == 0 || Follows(i));
        }

        if (!right) SortAsTyped(count);
        return count;
    }

    private bool Follows(int i) =>
        sorted[i] > sorted[i - 1] || (sorted[i] == sorted[i - 1] && owners[i] > owners[i - 1]);

    private void SortAsTyped(int count)
    {
        var pairs = new (decimal Value, int Owner)[count];
        for (var i = 0; i < count; i++) pairs[i] = (sorted[i], owners[i]);
        Array.Sort(pairs);
        for (var i = 0; i < count; i++) (sorted[i], owners[i]) = pairs[i];
    }
}
