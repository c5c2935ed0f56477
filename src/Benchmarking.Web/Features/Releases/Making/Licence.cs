namespace Benchmarking.Web.Features.Releases.Making;

/// <summary>The terms under which a release may be used.</summary>
/// <param name="Code">As stored and as the form sends it.</param>
/// <param name="Spdx">As data packages name it.</param>
/// <param name="Path">Where its whole text is: an address, or a file of the release.</param>
/// <param name="Words">What it means, in plain words.</param>
public sealed record Licence(string Code, string Title, string Spdx, string Path, string Words)
{
    public static Licence Attribution { get; } = new(
        "cc-by-4.0",
        "Creative Commons Attribution 4.0 International",
        "CC-BY-4.0",
        "https://creativecommons.org/licenses/by/4.0/",
        "Anybody may use, change and share it, for any purpose, if they name the source.");

    public static Licence OpenGovernment { get; } = new(
        "ogl-3.0",
        "Open Government Licence v3.0",
        "OGL-UK-3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        "Anybody may use, change and share it, for any purpose, if they name the source. Usual for figures of public bodies.");

    public static Licence Restricted { get; } = new(
        "restricted",
        "Research terms of the consortium",
        "research-terms",
        "licence.txt",
        "For the research that was registered, by the person who registered. It may not be passed on.");

    public static IReadOnlyList<Licence> All { get; } = [Attribution, OpenGovernment, Restricted];

    /// <summary>Null where there is none of that code.</summary>
    public static Licence? Find(string? code) => All.FirstOrDefault(one => one.Code == code);

    public static Licence Of(string code) => Find(code) ?? throw new InvalidOperationException($"There is no licence {code}.");
}
