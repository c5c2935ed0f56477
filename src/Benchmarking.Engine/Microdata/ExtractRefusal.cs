using System.Globalization;

namespace Benchmarking.Engine.Microdata;

/// <summary>Why there is no record-level data.</summary>
public abstract record ExtractRefusal
{
    /// <summary>In plain words, for the person who asked.</summary>
    public abstract string Words { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => Words;

    private protected static string Percent(double percent) => percent.ToString("0.#", CultureInfo.InvariantCulture) + "%";
}

/// <summary>The scope is too small.</summary>
/// <param name="Least">How many organisations are needed.</param>
/// <param name="There">How many there are; organisations that belong together count as one.</param>
public sealed record TooFewOrganisations(int Least, int There) : ExtractRefusal
{
    /// <inheritdoc/>
    public override string Words => string.Create(CultureInfo.InvariantCulture,
        $"Record-level data needs at least {Least} organisations; there {(There == 1 ? "is" : "are")} {There}. The cluster profile table stands in.");
}

/// <summary>More metrics than one extract may hold.</summary>
/// <param name="Most">How many it may hold.</param>
/// <param name="Asked">How many were asked for.</param>
public sealed record TooManyMetrics(int Most, int Asked) : ExtractRefusal
{
    /// <inheritdoc/>
    public override string Words => string.Create(CultureInfo.InvariantCulture,
        $"An extract holds at most {Most} metrics; {Asked} were asked for. Choose those the project needs.");
}

/// <summary>More periods than one extract may hold.</summary>
/// <param name="Most">How many it may hold.</param>
/// <param name="Asked">How many were asked for.</param>
public sealed record TooManyPeriods(int Most, int Asked) : ExtractRefusal
{
    /// <inheritdoc/>
    public override string Words => string.Create(CultureInfo.InvariantCulture,
        $"An extract holds at most {Most} periods; {Asked} were asked for. Choose those the project needs.");
}

/// <summary>A protected metric whose radius is not set cannot be protected.</summary>
/// <param name="Metric">The metric's code.</param>
public sealed record MetricWithoutRadius(string Metric) : ExtractRefusal
{
    /// <inheritdoc/>
    public override string Words => $"{Metric} has no protection radius in the catalogue, so it cannot be part of an extract.";
}

/// <summary>Public figures would find too many records.</summary>
/// <param name="Most">The greatest share allowed, 0 to 1.</param>
/// <param name="Found">The share they find.</param>
public sealed record TooEasilyLinked(double Most, double Found) : ExtractRefusal
{
    /// <inheritdoc/>
    public override string Words =>
        $"With public figures {Percent(100 * Found)} of the records could be found; at most {Percent(100 * Most)} may be. Coarser keys or larger groups are needed.";
}

/// <summary>So much would be lost that the records would mislead.</summary>
/// <param name="Most">The greatest loss allowed, in percent of the variation.</param>
/// <param name="Lost">The loss.</param>
public sealed record TooMuchLost(double Most, double Lost) : ExtractRefusal
{
    /// <inheritdoc/>
    public override string Words =>
        $"Making the records alike would lose {Percent(Lost)} of the variation; at most {Percent(Most)} may be lost. Fewer metrics, fewer periods or coarser keys lose less.";
}
