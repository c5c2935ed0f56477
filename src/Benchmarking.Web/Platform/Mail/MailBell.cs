namespace Benchmarking.Web.Platform.Mail;

/// <summary>Wakes this process's clerk when there is something to write or send; another process's looks within a minute.</summary>
public sealed class MailBell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0);

    public void Ring() => _rung.Release();

    public Task WaitAsync(TimeSpan longest, CancellationToken cancellation) => _rung.WaitAsync(longest, cancellation);

    public void Dispose() => _rung.Dispose();
}
