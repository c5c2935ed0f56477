using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Tool;

/// <summary>
/// Says how far a long computation is: nothing in the first second, then one line a second with the stage it is at.
/// </summary>
public sealed class ProgressLine(TextWriter errors, TimeProvider clock)
    : IProgress<(int Done, int Total)>, IProgress<PublicationProgress>
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private readonly Lock turn = new();
    private long last = clock.GetTimestamp();
    private bool said;

    /// <inheritdoc/>
    public void Report((int Done, int Total) value) => Say($"{100L * value.Done / value.Total}% computed");

    /// <inheritdoc/>
    public void Report(PublicationProgress value) => Say($"{value.Stage}: {100L * value.Done / value.Total}%");

    /// <summary>Says that it is done, where it was said that it is under way.</summary>
    public void End()
    {
        if (said) errors.WriteLine("benchmark: computed, writing");
    }

    /// <summary>Says what is being done, where a second has passed since something was said. From any thread.</summary>
    public void Say(string words)
    {
        lock (turn)
        {
            if (clock.GetElapsedTime(last) < Between) return;

            last = clock.GetTimestamp();
            said = true;
            errors.WriteLine($"benchmark: {words}");
        }
    }
}
