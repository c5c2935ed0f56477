using Benchmarking.Engine.Disclosure.Audit;

namespace Benchmarking.Engine.Attacks;

/// <summary>
/// What anybody may guess from a publication without attacking it: a member is near the median of its narrowest
/// published peer group. Attacks are measured by how much more often they are right.
/// </summary>
internal static class HonestGuess
{
    /// <summary>A guess for each unknown of a problem; null where no median of a group with it is shown.</summary>
    /// <param name="problem">What is known.</param>
    public static double?[] For(AuditProblem problem)
    {
        var guesses = new double?[problem.Unknowns.Count];
        var sizes = new int[guesses.Length];
        foreach (var cell in problem.Cells.Where(cell => cell.Entry.Statistic == Statistic.Median))
        {
            foreach (var member in cell.Members)
            {
                if (guesses[member] is not null && sizes[member] <= cell.Members.Length) continue;
                (guesses[member], sizes[member]) = ((double)cell.Shown.Value, cell.Members.Length);
            }
        }

        return guesses;
    }
}
