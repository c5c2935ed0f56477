using System.Numerics;
using Benchmarking.Engine.Disclosure.Audit;

namespace Benchmarking.Engine.Disclosure;

/// <summary>
/// S2, linear independence: no combination of the published means may leave one member's figure standing alone, not
/// even with the coalition's own figures taken away. Exact, over whole numbers; it looks at membership only.
/// </summary>
/// <remarks>
/// Members with the same membership in every cell form an atom and are told apart by nothing. A single figure is exposed
/// when its atom has one member outside the coalition and the atom's own row lies in the row space of the cells.
/// </remarks>
internal static class LinearRule
{
    /// <summary>Whether the cells' means may stand beside each other.</summary>
    /// <param name="problem">All cells shown or about to be.</param>
    /// <param name="partners">How many partners an attacker may have; with its own figure as well.</param>
    public static bool Allows(AuditProblem problem, int partners)
    {
        var cells = problem.Cells.Where(cell => cell.Ranks is null).ToList();
        if (cells.Count == 0) return true;

        var atoms = Atoms(problem, cells);
        var rows = cells.Select((_, cell) => atoms.Select(atom => atom.In[cell] ? BigInteger.One : BigInteger.Zero).ToArray()).ToArray();
        return Enumerable.Range(0, atoms.Count).All(target => IsHidden(target, atoms, rows, partners));
    }

    private static List<(bool[] In, int Owners)> Atoms(AuditProblem problem, List<KnownCell> cells)
    {
        var membership = new bool[problem.Unknowns.Count][];
        for (var i = 0; i < membership.Length; i++) membership[i] = new bool[cells.Count];
        for (var cell = 0; cell < cells.Count; cell++)
        {
            foreach (var member in cells[cell].Members) membership[member][cell] = true;
        }

        return
        [
            .. Enumerable.Range(0, membership.Length)
                .Where(member => membership[member].Contains(true))
                .GroupBy(member => string.Concat(membership[member].Select(isIn => isIn ? '1' : '0')), StringComparer.Ordinal)
                .Select(atom => (membership[atom.First()], atom.Select(member => problem.Unknowns[member].Owner).Distinct().Count())),
        ];
    }

    /// <summary>Tries every way to spend the coalition: first on the target's own atom, the rest on other small atoms.</summary>
    private static bool IsHidden(int target, List<(bool[] In, int Owners)> atoms, BigInteger[][] rows, int partners)
    {
        var left = partners - (atoms[target].Owners - 1);
        if (left < 0) return true;

        var removable = Enumerable.Range(0, atoms.Count).Where(atom => atom != target && atoms[atom].Owners <= left).ToArray();
        return Spend(0, left, []);

        bool Spend(int from, int rest, List<int> gone)
        {
            if (StandsAlone(target, rows, gone)) return false;

            for (var i = from; i < removable.Length; i++)
            {
                if (atoms[removable[i]].Owners > rest) continue;
                if (!Spend(i + 1, rest - atoms[removable[i]].Owners, [.. gone, removable[i]])) return false;
            }

            return true;
        }
    }

    /// <summary>Whether the target's own row adds nothing to the rank of the cells.</summary>
    private static bool StandsAlone(int target, BigInteger[][] rows, List<int> gone)
    {
        var kept = rows.Select(row => row.Select((cell, atom) => gone.Contains(atom) ? BigInteger.Zero : cell).ToArray()).ToList();
        var own = new BigInteger[rows[0].Length];
        own[target] = BigInteger.One;
        return Rank(kept) == Rank([.. kept, own]);
    }

    /// <summary>Bareiss' elimination: whole numbers stay whole.</summary>
    private static int Rank(List<BigInteger[]> given)
    {
        var rows = given.Select(row => (BigInteger[])row.Clone()).ToArray();
        var rank = 0;
        var divisor = BigInteger.One;
        for (var column = 0; column < rows[0].Length && rank < rows.Length; column++)
        {
            var pivot = Array.FindIndex(rows, rank, row => !row[column].IsZero);
            if (pivot < 0) continue;

            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            for (var row = rank + 1; row < rows.Length; row++)
            {
                for (var k = rows[0].Length - 1; k >= column; k--)
                {
                    rows[row][k] = ((rows[row][k] * rows[rank][column]) - (rows[rank][k] * rows[row][column])) / divisor;
                }
            }

            divisor = rows[rank][column];
            rank++;
        }

        return rank;
    }
}
