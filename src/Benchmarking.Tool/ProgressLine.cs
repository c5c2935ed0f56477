namespace Benchmarking.Tool;

/// <summary>Says how far a long computation is: nothing in the first second, then one line a second.</summary>
public sealed class ProgressLine(TextWriter errors, TimeProvider clock) : IProgress<(int Done, int Total)>
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private long last = clock.GetTimestamp();
    private bool said;

    /// <inheritdoc/>
    public void Report((int Done, int Total) value)
    {
        if (clock.GetElapsedTime(last) < Between) return;

        last = clock.GetTimestamp();
        said = true;
        errors.WriteLine($"benchmark: {100L * value.Done / value.Total}% computed");
    }

    /// <summary>Says that it is done, where it was said that it is under way.</summary>
    public void End()
    {
        if (said) errors.WriteLine("benchmark: computed, writing");
    }
}
