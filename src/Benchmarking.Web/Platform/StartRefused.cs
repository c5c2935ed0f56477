namespace Benchmarking.Web.Platform;

/// <summary>
/// The site cannot start, and one plain sentence says why and what to do. Program prints that sentence and nothing else;
/// the inner exception is for those who ask for it.
/// </summary>
public sealed class StartRefused(string sentence, Exception? cause = null) : Exception(sentence, cause);
