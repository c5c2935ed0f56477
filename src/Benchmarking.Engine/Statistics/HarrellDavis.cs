namespace Benchmarking.Engine;

/// <summary>
/// The weights of the Harrell–Davis quantile estimator: the k-th of n sorted values weighs
/// I(k/n) − I((k−1)/n), where I is the distribution function of Beta((n+1)q, (n+1)(1−q)).
/// Harrell and Davis 1982, Biometrika 69: 635–640.
/// </summary>
internal static class HarrellDavis
{
    public static RankWeights Weights(int n, decimal probability)
    {
        var (a, b) = ((double)((n + 1) * probability), (double)((n + 1) * (1 - probability)));
        var weights = new decimal[n];
        var below = 0.0;
        var total = 0m;
        for (var k = 0; k < n; k++)
        {
            var upTo = k == n - 1 ? 1 : Beta(a, b, (k + 1.0) / n);
            weights[k] = (decimal)(upTo - below);
            total += weights[k];
            below = upTo;
        }

        return new(0, weights, total);
    }

    /// <summary>The regularised incomplete beta function, by its continued fraction (Lentz's way).</summary>
    private static double Beta(double a, double b, double x)
    {
        // The fraction converges quickly only on this side of the mean; the other side is the mirror image.
        if (x > (a + 1) / (a + b + 2)) return 1 - Beta(b, a, 1 - x);

        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x))) / a;
        const double smallest = 1e-300;
        var (c, d) = (1.0, 1 / NotZero(1 - ((a + b) * x / (a + 1))));
        var fraction = d;
        for (var m = 1; m <= 10_000; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            fraction *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            fraction *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-16) break;
        }

        return front * fraction;

        static double NotZero(double value) => Math.Abs(value) < smallest ? smallest : value;
    }

    /// <summary>Lanczos' approximation, g = 7 with nine terms: about 15 digits.</summary>
    private static double LogGamma(double x)
    {
        ReadOnlySpan<double> terms =
        [
            0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
            12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
        ];

        if (x < 0.5) return Math.Log(Math.PI / Math.Sin(Math.PI * x)) - LogGamma(1 - x);

        x -= 1;
        var sum = terms[0];
        for (var i = 1; i < terms.Length; i++) sum += terms[i] / (x + i);
        var t = x + 7.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x + 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }
}
