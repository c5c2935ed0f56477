namespace Benchmarking.Tool;

/// <summary>Everything found wrong with the input; the first twenty are listed.</summary>
public sealed class Problems
{
    private const int Listed = 20;

    private readonly List<string> first = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Notes a problem of a whole file.</summary>
    public void Add(string file, string message) => Note($"{file}: {message}");

    /// <summary>Notes a problem in one place: line and column are counted from 1.</summary>
    public void Add(string file, int line, int column, string message) => Note($"{file}:{line}:{column}: {message}");

    /// <summary>Writes them out, and how many more there are.</summary>
    public void WriteTo(TextWriter errors)
    {
        foreach (var problem in first) errors.WriteLine(problem);
        if (Count > first.Count) errors.WriteLine($"… and {Count - first.Count} more");
        errors.WriteLine("Nothing was written.");
    }

    private void Note(string problem)
    {
        Count++;
        if (first.Count < Listed) first.Add(problem);
    }
}
