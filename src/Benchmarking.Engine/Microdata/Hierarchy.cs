namespace Benchmarking.Engine.Microdata;

/// <summary>The steps by which the values of one key are made coarser, such as region, part of the country, all.</summary>
public sealed class Hierarchy
{
    private readonly IReadOnlyDictionary<string, string[]> steps;

    /// <summary>A hierarchy of every value the key may have.</summary>
    /// <param name="name">The key's name, a column of the extract.</param>
    /// <param name="steps">For each value its names at level 0 (the value itself, mostly), 1, 2 and so on.</param>
    /// <exception cref="ArgumentException">There is no value, or values have different numbers of levels.</exception>
    public Hierarchy(string name, IReadOnlyDictionary<string, string[]> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        if (steps.Values.Select(names => names.Length).Distinct().Count() != 1)
        {
            throw new ArgumentException($"Every value of {name} needs the same number of levels.", nameof(steps));
        }

        (Name, this.steps, Levels) = (name, steps, steps.Values.First().Length);
    }

    /// <summary>The key's name.</summary>
    public string Name { get; }

    /// <summary>How many levels there are; the last is the coarsest.</summary>
    public int Levels { get; }

    /// <summary>What a value is called at a level.</summary>
    /// <param name="value">The value.</param>
    /// <param name="level">From 0.</param>
    /// <exception cref="ArgumentException">The value is not one of the hierarchy's.</exception>
    public string At(string value, int level) => steps.TryGetValue(value, out var names)
        ? names[level]
        : throw new ArgumentException($"\"{value}\" is no {Name} that can be made coarser.", nameof(value));

    /// <summary>
    /// What is lost of a value at a level (Iyengar 2002): the other values it may then be, of all others; 0 to 1.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="level">From 0.</param>
    public double Loss(string value, int level)
    {
        var name = At(value, level);
        return steps.Count == 1 ? 0 : (steps.Values.Count(names => names[level] == name) - 1.0) / (steps.Count - 1);
    }
}
