using Benchmarking.Engine;

namespace Benchmarking.Web.Features.Register.Answers;

/// <summary>One line behind a number that the register offers.</summary>
/// <param name="On">Its day; null for what stands on the last day of the quarter.</param>
/// <param name="Number">What it adds; null where it counts as one of them and no more.</param>
/// <param name="Url">Where it is kept.</param>
public sealed record OfferLine(DateOnly? On, string Words, decimal? Number, string Url);

/// <summary>What the register answers to one input of a return.</summary>
/// <param name="Input">Code of the input.</param>
/// <param name="Value">Not rounded; see <see cref="At"/>.</param>
/// <param name="Basis">What it is made of: "14 activities".</param>
/// <param name="How">How it was counted, in a sentence.</param>
public sealed record Offer(string Input, decimal Value, string Basis, string How, IReadOnlyList<OfferLine> Lines)
{
    /// <summary>The number as it is typed into a box of so many places.</summary>
    public Offer At(int decimals) => this with { Value = FigureText.Round(Value, decimals) };
}
