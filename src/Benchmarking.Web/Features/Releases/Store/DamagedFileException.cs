namespace Benchmarking.Web.Features.Releases.Store;

/// <summary>
/// What is stored is not what was stored, or not all of it is there. Nothing of the damaged piece was handed out; whoever
/// runs the site restores it from a backup.
/// </summary>
public sealed class DamagedFileException(string sha256, int chunk, string what)
    : IOException($"Stored file {sha256}, chunk {chunk}: {what}.");
