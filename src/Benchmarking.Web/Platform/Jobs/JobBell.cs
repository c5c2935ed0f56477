namespace Benchmarking.Web.Platform.Jobs;

/// <summary>
/// Wakes the worker of this process when something is queued; one of another process looks by itself within seconds.
/// All that handlers know of the worker.
/// </summary>
public class JobBell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0);

    public void Ring() => _rung.Release();

    public Task WaitAsync(TimeSpan longest, CancellationToken cancellation) => _rung.WaitAsync(longest, cancellation);

    public void Dispose()
    {
        _rung.Dispose();
        GC.SuppressFinalize(this);
    }
}
