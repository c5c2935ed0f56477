using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Benchmarking.Engine.Columns;

/// <summary>Which organisations stand in which groups, both numbered from 0.</summary>
public sealed class GroupMembers
{
    // The groups of organisation i are groupsOf[from[i]] up to groupsOf[from[i + 1]]: one list without gaps.
    private readonly int[] from;
    private readonly int[] groupsOf;

    private GroupMembers(int[] starts, int[] from, int[] groupsOf) =>
        (Starts, this.from, this.groupsOf) = (starts, from, groupsOf);

    /// <summary>How many groups.</summary>
    public int Groups => Starts.Length - 1;

    /// <summary>How many organisations, members or not.</summary>
    public int Organisations => from.Length - 1;

    /// <summary>Where each group begins when all members stand in one row, group by group; the last is where it ends.</summary>
    internal int[] Starts { get; }

    /// <summary>How many members a group has.</summary>
    /// <param name="group">The group's number.</param>
    public int Size(int group) => Starts[group + 1] - Starts[group];

    /// <summary>Numbers the groups as they are given.</summary>
    /// <param name="organisations">How many organisations there are.</param>
    /// <param name="members">The members of each group; an organisation may be in any number of groups, or none.</param>
    /// <exception cref="ArgumentException">A member has no such number, or is twice in one group.</exception>
    public static GroupMembers Of(int organisations, IReadOnlyList<IReadOnlyCollection<int>> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentOutOfRangeException.ThrowIfNegative(organisations);
        var starts = new int[members.Count + 1];
        for (var group = 0; group < members.Count; group++) starts[group + 1] = checked(starts[group] + members[group].Count);

        var from = Count(organisations, members);
        var groupsOf = new int[starts[^1]];
        var next = from.AsSpan(0, organisations).ToArray();
        for (var group = 0; group < members.Count; group++)
        {
            foreach (var member in members[group])
            {
                // Groups come in order, so a member given twice would follow itself.
                if (next[member] > from[member] && groupsOf[next[member] - 1] == group)
                {
                    throw new ArgumentException($"Organisation {member} is twice in group {group}.", nameof(members));
                }

                groupsOf[next[member]++] = group;
            }
        }

        return new(starts, from, groupsOf);
    }

    /// <summary>Hands out sorted things, each to all groups of its organisation: every group's come out sorted too.</summary>
    /// <param name="things">What is handed out, in the order wanted.</param>
    /// <param name="organisations">Whose they are, each at most once.</param>
    /// <param name="dealt">One row for all groups; see <see cref="Starts"/>.</param>
    /// <param name="ends">Where what each group was dealt ends in it.</param>
    internal void Deal<T>(ReadOnlySpan<T> things, ReadOnlySpan<int> organisations, Span<T> dealt, Span<int> ends)
    {
        Starts.AsSpan(0, Groups).CopyTo(ends);
        ArgumentOutOfRangeException.ThrowIfLessThan(dealt.Length, Starts[^1]);

        // By reference, not by index: there is room for every member, and asking again at each costs half the time.
        ref var row = ref MemoryMarshal.GetReference(dealt);
        ref var next = ref MemoryMarshal.GetReference(ends);
        ref var groups = ref MemoryMarshal.GetArrayDataReference(groupsOf);
        for (var i = 0; i < things.Length; i++)
        {
            var (thing, organisation) = (things[i], organisations[i]);
            var last = from[organisation + 1];
            for (var k = from[organisation]; k < last; k++)
            {
                ref var place = ref Unsafe.Add(ref next, Unsafe.Add(ref groups, k));
                Unsafe.Add(ref row, place++) = thing;
            }
        }
    }

    private static int[] Count(int organisations, IReadOnlyList<IReadOnlyCollection<int>> members)
    {
        var from = new int[organisations + 1];
        foreach (var member in members.SelectMany(group => group))
        {
            if (member < 0 || member >= organisations)
            {
                throw new ArgumentException($"There is no organisation {member} among {organisations}.", nameof(members));
            }

            from[member + 1]++;
        }

        for (var i = 0; i < organisations; i++) from[i + 1] += from[i];
        return from;
    }
}
