namespace Benchmarking.Engine.Attacks;

/// <summary>
/// Every way in which n answers can fall on a scale, in order of size and without regard to who gave them. Few enough
/// for small n that they can all be tried.
/// </summary>
public static class Multisets
{
    /// <summary>How many there are: C(n + k − 1, n).</summary>
    /// <param name="n">How many answers.</param>
    /// <param name="values">How many possible values.</param>
    public static double Count(int n, int values)
    {
        var count = 1.0;
        for (var i = 1; i < values; i++) count *= (n + i) / (double)i;
        return Math.Round(count);
    }

    /// <summary>Each of them, ascending. The list handed out is the same one each time, changed in place.</summary>
    /// <param name="n">How many answers; at least 1.</param>
    /// <param name="lowest">The lowest possible answer.</param>
    /// <param name="highest">The highest.</param>
    public static IEnumerable<IReadOnlyList<int>> All(int n, int lowest, int highest)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        var answers = new int[n];
        Array.Fill(answers, lowest);
        while (true)
        {
            yield return answers;

            var last = n - 1;
            while (last >= 0 && answers[last] == highest) last--;
            if (last < 0) yield break;

            Array.Fill(answers, answers[last] + 1, last, n - last);
        }
    }

    /// <summary>The sample standard deviation (divided by n − 1); 0 for one answer.</summary>
    /// <param name="answers">The answers.</param>
    public static double Deviation(IReadOnlyList<int> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var mean = answers.Average();
        return answers.Count < 2 ? 0 : Math.Sqrt(answers.Sum(answer => (answer - mean) * (answer - mean)) / (answers.Count - 1));
    }
}
