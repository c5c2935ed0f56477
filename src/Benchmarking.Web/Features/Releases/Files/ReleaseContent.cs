using Benchmarking.Web.Features.Releases.Making;

namespace Benchmarking.Web.Features.Releases.Files;

/// <summary>All that the files of a release are made from: nothing else is in any of them, and the same gives the same bytes.</summary>
/// <param name="Version">Such as <c>1.2.0</c>.</param>
/// <param name="MadeOn">The day that the package says it was made.</param>
/// <param name="Sources">Where the figures come from, in words.</param>
/// <param name="Method">How it was made, in Markdown.</param>
public sealed record ReleaseContent(
    string Series,
    string Version,
    string Title,
    string Summary,
    Licence Licence,
    bool Open,
    DateOnly MadeOn,
    string Citation,
    string Method,
    ReleaseChanges Changes,
    IReadOnlyList<string> Sources,
    IReadOnlyList<ReleaseTable> Tables)
{
    /// <summary>What archive and package are called.</summary>
    public string FullName => $"{Series}-{Version}";
}
