namespace Benchmarking.Engine.Microdata;

/// <summary>How many records share key values, and what that means for each, after sdcMicro's freqCalc and indivRisk.</summary>
public static class KAnonymity
{
    /// <summary>
    /// How many records each record may be taken for by its keys, itself among them. A missing key agrees with every
    /// value, as in sdcMicro.
    /// </summary>
    /// <param name="keys">Records by keys; null where a key is missing or suppressed.</param>
    public static int[] Frequencies(IReadOnlyList<string?[]> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return [.. keys.Select(one => keys.Count(other => Agree(one, other)))];
    }

    /// <summary>The same, each record counted with its sampling weight: an estimate for the whole population.</summary>
    /// <param name="keys">Records by keys.</param>
    /// <param name="weights">How many of the population each record stands for.</param>
    public static double[] Frequencies(IReadOnlyList<string?[]> keys, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(weights);
        return [.. keys.Select(one => keys.Select((other, i) => Agree(one, other) ? weights[i] : 0).Sum())];
    }

    /// <summary>
    /// The risk that a record of a sample is found in the population (Benedetti and Franconi 1998), exact for one and
    /// two records in the sample, approximate above, as sdcMicro's "approx".
    /// </summary>
    /// <param name="sample">How many records of the sample share its keys; at least 1.</param>
    /// <param name="population">How many of the population are thought to; at least as many.</param>
    public static double IndividualRisk(int sample, double population)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sample);
        var share = sample / population;
        if (share >= 1) return 1.0 / sample;

        var odds = share / (1 - share);
        return sample switch
        {
            1 => odds * Math.Log(1 / share),
            2 => odds - (odds * odds * Math.Log(1 / share)),
            _ => share / (sample - (1 - share)),
        };
    }

    /// <summary>
    /// How many distinct values of a sensitive column the records have that a record may be taken for (distinct
    /// l-diversity, Machanavajjhala and others 2007).
    /// </summary>
    /// <param name="keys">Records by keys.</param>
    /// <param name="sensitive">The sensitive value of each.</param>
    public static int[] DistinctValues(IReadOnlyList<string?[]> keys, IReadOnlyList<string> sensitive)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(sensitive);
        return [.. keys.Select(one => sensitive.Where((_, i) => Agree(one, keys[i])).Distinct(StringComparer.Ordinal).Count())];
    }

    private static bool Agree(string?[] one, string?[] other)
    {
        for (var key = 0; key < one.Length; key++)
        {
            if (one[key] is { } mine && other[key] is { } theirs && mine != theirs) return false;
        }

        return true;
    }
}
