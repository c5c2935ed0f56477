using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Register.Answers;

/// <summary>
/// Gathers what the register offers for a quarter's return. Missing is never zero: where nothing was written down that
/// bears on an input, nothing is offered for it.
/// </summary>
public sealed class OfferMaker
{
    private readonly Dictionary<string, Offer> _offers = [];

    public OfferMaker(RegisterRecord record, Period quarter)
    {
        (Record, Spans) = (record, new OfferSpans(quarter));
        OfQuarter = [.. record.Activities.Where(activity => Spans.InQuarter(activity.HeldOn))];
        OfYear = [.. record.Activities.Where(activity => Spans.InYear(activity.HeldOn))];
    }

    public RegisterRecord Record { get; }

    public OfferSpans Spans { get; }

    public IReadOnlyList<Activity> OfQuarter { get; }

    public IReadOnlyList<Activity> OfYear { get; }

    public IReadOnlyDictionary<string, Offer> Offers => _offers;

    public void Offer(string input, decimal value, string basis, string how, IEnumerable<OfferLine> lines) =>
        _offers.Add(input, new Offer(input, value, basis, how, [.. lines]));

    /// <summary>How many of some rows answer to something; nothing where there are no rows at all.</summary>
    public void Count<TRow>(string input, IReadOnlyList<TRow> of, Func<TRow, bool> counts, (string One, string More) noun, string how, Func<TRow, OfferLine> line)
    {
        if (of.Count == 0)
            return;
        var counted = of.Where(counts).ToList();
        Offer(input, counted.Count, RegisterWords.Count(counted.Count, noun.One, noun.More), how, counted.Select(line));
    }

    /// <summary>The sum of what rows say; rows that say nothing are told of, and nothing is offered where none says anything.</summary>
    public void Sum<TRow>(string input, IReadOnlyList<TRow> of, Func<TRow, decimal?> number, (string One, string More) noun, string how, Func<TRow, OfferLine> line)
    {
        var known = of.Where(row => number(row) is not null).ToList();
        if (known.Count == 0)
            return;
        var silent = of.Count - known.Count;
        Offer(
            input,
            known.Sum(row => number(row)!.Value),
            RegisterWords.Count(known.Count, noun.One, noun.More) + (silent == 0 ? "" : $"; {silent:N0} more without this number"),
            how,
            known.Select(row => line(row) with { Number = number(row) }));
    }

    /// <summary>A number that stands in one row.</summary>
    public void One(string input, decimal? number, string basis, string how, OfferLine line)
    {
        if (number is { } value)
            Offer(input, value, basis, how, [line with { Number = value }]);
    }

    public static OfferLine Line(Activity activity) =>
        new(activity.HeldOn, $"{activity.Name} ({activity.Kind.Words().ToLowerInvariant()})", null, $"/register/activities/{activity.Id}");
}
