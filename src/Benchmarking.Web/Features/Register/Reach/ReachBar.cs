using Benchmarking.Engine;

namespace Benchmarking.Web.Features.Register.Reach;

/// <summary>A share as a length from nought, as wide as the place it stands in: its number stands beside it in words.</summary>
/// <param name="Percent">0 to 100.</param>
/// <param name="Kind"><c>own</c>, or <c>base</c> for what the own share is held against.</param>
public sealed record ReachBar(decimal Percent, string Kind)
{
    public static ReachBar Of(decimal? share, string kind = "own") => new(FigureText.Round(100 * (share ?? 0), 1), kind);
}
