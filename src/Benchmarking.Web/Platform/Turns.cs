namespace Benchmarking.Web.Platform;

/// <summary>Lets so many through at once; the others wait, and may tire of it.</summary>
public sealed class Turns(int most)
{
    private readonly SemaphoreSlim _free = new(most, most);

    /// <returns>To be disposed of once, when the work is done.</returns>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation);
        return new Turn(_free);
    }

    private sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
