using Benchmarking.Engine;
using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Returns;

/// <summary>
/// Whether an explanation gives away what the steering group is to read it without: the organisation's name, the figure
/// it explains or a number that the figure is made from, or an address that leads to somebody.
/// </summary>
public sealed class ExplanationCheck(ReturnSheet sheet, Organisation organisation)
{
    /// <summary>A number so near to a figure tells it.</summary>
    private const decimal Near = 0.01m;

    /// <summary>What is wrong with each explanation, by <see cref="ReturnSheet.ExplanationKey"/>; those in order have none.</summary>
    public IReadOnlyDictionary<string, string> Problems() => (
        from asked in sheet.Queries()
        let key = ReturnSheet.ExplanationKey(asked[0])
        where sheet.Explanations.ContainsKey(key)
        let problem = Problem(asked, sheet.Explanations[key])
        where problem is not null
        select KeyValuePair.Create(key, problem)).ToDictionary();

    private string? Problem(IReadOnlyList<Finding> asked, string explanation)
    {
        var words = new ConfidentialWords
        {
            Names = [.. new[] { organisation.Name, organisation.ShortName, organisation.Slug }.Where(name => StandsAsName(name, explanation))],
            Figures = [.. asked.SelectMany(FiguresOf).Distinct().Select(value => (value, Math.Abs(value) * Near))],
        };
        return TextLeakage.Find(explanation, words).FirstOrDefault() is not { } leak ? null : leak.Kind switch
        {
            LeakKind.Figure => $"Leave out the number {leak.Found}: the steering group reads this without your figures",
            LeakKind.Name => $"Leave out your organisation’s name (\"{leak.Found}\"): the steering group reads this without it",
            _ => $"Leave out \"{leak.Found}\": the steering group reads this, and it leads to somebody",
        };
    }

    /// <summary>A name of one word may be an everyday word as well: only with a capital letter does it name somebody.</summary>
    private static bool StandsAsName(string name, string explanation) =>
        name.Length > 0 && (name.Any(letter => !char.IsLetter(letter))
        || explanation.Contains(char.ToUpperInvariant(name[0]) + name[1..], StringComparison.Ordinal)
        || explanation.Contains(name.ToUpperInvariant(), StringComparison.Ordinal));

    /// <summary>The figure now and last period, whole and as shown, its two numbers, and those that they are compared with.</summary>
    private IEnumerable<decimal> FiguresOf(Finding finding)
    {
        if (sheet.Figures.SingleOrDefault(figure => figure.Definition.Metric == finding.Metric) is not { } figure)
            return [];

        var now = sheet.FigureOf(figure);
        var compared = figure.Definition.Rules.OfType<AtMostRule>()
            .SelectMany(rule => new[] { sheet.AnswerTo(rule.Input).Value, sheet.AnswerTo(rule.Other).Value });
        decimal?[] values = [now.Value, now.Numerator, now.Denominator, sheet.LastFigureOf(figure).Value, .. compared];
        return values.OfType<decimal>().SelectMany(value => new[] { value, FigureText.Round(value, figure.Definition.Decimals) });
    }
}
