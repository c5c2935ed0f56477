using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Register.SocialValue;

/// <summary>
/// What an organisation values by one method in one year. Totals are made within it and never across: values by
/// different methods are of different things.
/// </summary>
/// <param name="Name">The method as the organisation calls it.</param>
/// <param name="Valuations">At least one.</param>
public sealed record MethodValue(int Year, ValuationMethod Method, string Name, IReadOnlyList<Valuation> Valuations)
{
    /// <summary>In £, after deadweight and attribution; not rounded.</summary>
    public decimal Value => Valuations.Sum(valuation => valuation.Value);

    /// <summary>In £: what was put in.</summary>
    public decimal Cost => Valuations.Sum(valuation => valuation.Cost);

    /// <summary>How many have a value and no cost: the ratio would flatter where they are many.</summary>
    public int WithoutCost => Valuations.Count(valuation => valuation.Cost == 0);

    /// <summary>£ of social value for each £1 put in, not rounded; null where no cost is known.</summary>
    public decimal? Return => Cost == 0 ? null : Value / Cost;

    /// <summary>The method in words: "SROI, our own model (Social return on investment)".</summary>
    public string Words => Name.Length == 0 ? Method.Words() : $"{Name} ({Method.Words()})";

    /// <summary>By year, newest first, then by method.</summary>
    public static IReadOnlyList<MethodValue> Of(IEnumerable<Valuation> valuations) =>
    [
        .. from valuation in valuations
           group valuation by (valuation.Year, valuation.Method, Name: valuation.MethodName.Trim().ToUpperInvariant()) into method
           orderby method.Key.Year descending, method.Key.Method, method.Key.Name
           select new MethodValue(method.Key.Year, method.Key.Method, method.First().MethodName.Trim(), [.. method]),
    ];
}
