namespace Benchmarking.Engine.Disclosure.Audit;

/// <summary>
/// What means alone tell of each figure: the least and the greatest value in any solution of the linear rows and
/// bounds. Figures in the same cells with the same bounds form one atom; only atoms are columns, so that the size of
/// a club makes no difference.
/// </summary>
public static class LinearBounds
{
    /// <summary>How far beyond everything shown a figure without a bound is let go.</summary>
    private const double Far = 10_000;

    /// <summary>Narrows intervals by the problem's means.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="intervals">What is known already, such as the metric's bounds and figures that are known; narrowed in place.</param>
    public static void Narrow(AuditProblem problem, Intervals intervals)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(intervals);
        var rows = problem.Cells.Where(cell => cell.Ranks is null).ToArray();
        if (rows.Length == 0) return;

        var atoms = Atoms(rows, intervals);
        var far = Far * Scale(rows, intervals);
        var simplex = new BoundedSimplex();
        foreach (var atom in atoms.Where(atom => atom.Least < atom.Most))
        {
            foreach (var upwards in new[] { false, true })
            {
                if (Extreme(simplex, rows, atoms, atom, upwards, far) is { } sum) Narrow(atom, intervals, sum, upwards);
            }
        }
    }

    /// <summary>The least or greatest sum of an atom; null where it has none, or the search gave up.</summary>
    private static double? Extreme(
        BoundedSimplex simplex, KnownCell[] rows, List<Atom> atoms, Atom asked, bool upwards, double far)
    {
        simplex.Start(atoms.Count);
        for (var column = 0; column < atoms.Count; column++)
        {
            var atom = atoms[column];
            var price = atom != asked ? 0 : upwards ? -1 : 1;
            simplex.Column(column, price, Math.Max(atom.Least, -far), Math.Min(atom.Most, far));
        }

        for (var row = 0; row < rows.Length; row++)
        {
            var (count, shown) = (rows[row].Members.Length, rows[row].Shown);
            simplex.Row(
                count * (double?)shown.Least ?? double.NegativeInfinity, count * (double?)shown.Below ?? double.PositiveInfinity);
            for (var column = 0; column < atoms.Count; column++)
            {
                if (atoms[column].Rows.Contains(row)) simplex.Add(row, column, 1);
            }
        }

        if (simplex.Solve() != SimplexOutcome.Optimal) return null;

        var solution = new double[atoms.Count];
        simplex.Values(solution);
        var sum = solution[atoms.IndexOf(asked)];
        return Math.Abs(sum) < far / 2 ? sum : null;
    }

    /// <summary>One member's interval from the sum of an atom: the others are at their bounds.</summary>
    private static void Narrow(Atom atom, Intervals intervals, double sum, bool upwards)
    {
        var others = atom.Members.Count - 1;
        var theirs = others == 0 ? 0 : (upwards ? atom.Least : atom.Most) * others / (others + 1);
        foreach (var member in atom.Members)
        {
            if (upwards) intervals.Most(member, sum - theirs);
            else intervals.Least(member, sum - theirs);
        }
    }

    private static List<Atom> Atoms(KnownCell[] rows, Intervals intervals)
    {
        var memberships = new Dictionary<int, List<int>>();
        for (var row = 0; row < rows.Length; row++)
        {
            foreach (var member in rows[row].Members)
            {
                if (!memberships.TryGetValue(member, out var own)) memberships.Add(member, own = []);
                own.Add(row);
            }
        }

        return [.. memberships
            .GroupBy(pair => (string.Join(' ', pair.Value), intervals.Low[pair.Key], intervals.High[pair.Key]))
            .Select(same => new Atom(
                [.. same.Select(pair => pair.Key)], [.. same.First().Value],
                same.Count() * same.Key.Item2, same.Count() * same.Key.Item3))];
    }

    private static double Scale(KnownCell[] rows, Intervals intervals)
    {
        var scale = rows.Max(row => row.Members.Length * (Math.Abs((double)row.Shown.Value) + (double)row.Shown.Base));
        foreach (var bound in intervals.Low.Concat(intervals.High))
        {
            if (double.IsFinite(bound)) scale = Math.Max(scale, Math.Abs(bound));
        }

        return Math.Max(1, scale);
    }

    private sealed record Atom(List<int> Members, HashSet<int> Rows, double Least, double Most);
}
