namespace Benchmarking.Performance;

/// <summary>A folder for one comparison, gone afterwards.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"benchmarking-performance-{Path.GetRandomFileName()}");

    public WorkFolder() => Directory.CreateDirectory(path);

    public string this[string name] => Path.Combine(path, name);

    public void Dispose() => Directory.Delete(path, recursive: true);
}
