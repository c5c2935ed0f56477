using Benchmarking.Engine.Disclosure.Audit;

namespace Benchmarking.Engine.Attacks;

/// <summary>What shown means say of figures: a weighted sum of unknowns lies between two numbers.</summary>
/// <param name="Terms">Weight by unknown, none of them 0.</param>
/// <param name="Low">The least the sum can be.</param>
/// <param name="High">The most.</param>
internal sealed record Combination(IReadOnlyDictionary<int, double> Terms, double Low, double High)
{
    /// <summary>The sum of a cell's members, from its mean.</summary>
    public static Combination Of(KnownCell mean)
    {
        var n = mean.Members.Length;
        return new(
            mean.Members.ToDictionary(member => member, _ => 1.0),
            n * ((double?)mean.Shown.Least ?? double.NegativeInfinity),
            n * ((double?)mean.Shown.Below ?? double.PositiveInfinity));
    }

    /// <summary>One less the other; what both hold drops out.</summary>
    public Combination Minus(Combination other)
    {
        var terms = Terms.ToDictionary();
        foreach (var (unknown, weight) in other.Terms)
        {
            var left = terms.GetValueOrDefault(unknown) - weight;
            if (left == 0) terms.Remove(unknown);
            else terms[unknown] = left;
        }

        return new(terms, Low - other.High, High - other.Low);
    }

    /// <summary>Several of them, each taken so many times.</summary>
    public static Combination Sum(IReadOnlyList<Combination> all, double[] times)
    {
        var terms = new Dictionary<int, double>();
        var (low, high) = (0.0, 0.0);
        for (var k = 0; k < all.Count; k++)
        {
            if (times[k] == 0) continue;

            foreach (var (unknown, weight) in all[k].Terms) terms[unknown] = terms.GetValueOrDefault(unknown) + (times[k] * weight);
            low += times[k] * (times[k] > 0 ? all[k].Low : all[k].High);
            high += times[k] * (times[k] > 0 ? all[k].High : all[k].Low);
        }

        return new(terms.Where(term => Math.Abs(term.Value) > Elimination.Zero).ToDictionary(), low, high);
    }

    /// <summary>
    /// Where one unknown lies when a coalition knows all the others; the coalition is made of their owners.
    /// </summary>
    public (double Low, double High) Solve(int target, ReadOnlySpan<decimal> world)
    {
        var (low, high) = (Low, High);
        foreach (var (unknown, weight) in Terms)
        {
            if (unknown == target) continue;

            low -= weight * (double)world[unknown];
            high -= weight * (double)world[unknown];
        }

        var own = Terms[target];
        return own > 0 ? (low / own, high / own) : (high / own, low / own);
    }

    /// <summary>The interest groups whose figures are in it.</summary>
    public HashSet<int> Owners(AuditProblem problem) => [.. Terms.Keys.Select(unknown => problem.Unknowns[unknown].Owner)];
}
