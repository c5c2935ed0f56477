using Bogus;
using Bogus.Distributions.Gaussian;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>Chance that always falls the same way: one source of draws for each name.</summary>
public static class Draw
{
    private const int Seed = 2015;

    public static Randomizer Of(params ReadOnlySpan<string> name) => new(Hash(string.Join('|', name)));

    /// <summary>A standard normal draw cut at −2 and 2; rounded, so that every machine makes the same of it.</summary>
    public static decimal Normal(params ReadOnlySpan<string> name) =>
        Math.Clamp(Math.Round((decimal)Of(name).GaussianDouble(0, 1), 6), -2, 2);

    // FNV-1a: string.GetHashCode differs from run to run.
    private static int Hash(string text)
    {
        var hash = 2166136261u ^ Seed;
        foreach (var letter in text)
            hash = (hash ^ letter) * 16777619u;
        return (int)hash;
    }
}
