namespace Benchmarking.Engine.Returns;

/// <summary>
/// The checks of a return: the same codes and the same words whichever door the answers came through.
/// </summary>
public static class ReturnRules
{
    /// <summary>
    /// Checks the answers. Findings come in the order of the inputs: first what is wrong with a number itself, then
    /// with the figures of which it is the numerator. A figure is looked at only when its numbers are sound, and
    /// asked about (<see cref="Severity.Query"/>) only when it is possible.
    /// </summary>
    /// <param name="inputs">The numbers asked for. One that is not answered is <see cref="Severity.Missing"/>.</param>
    /// <param name="figures">The figures made from them.</param>
    /// <param name="answers">The answers by input code; an absent one counts as not answered.</param>
    /// <param name="lastPeriodFigures">
    /// The organisation's own figures of the period before, by metric; null where there are none.
    /// </param>
    /// <returns>The findings; none where everything is in order.</returns>
    public static IReadOnlyList<Finding> Check(
        IReadOnlyList<InputDefinition> inputs,
        IReadOnlyList<FigureDefinition> figures,
        IReadOnlyDictionary<string, Answer> answers,
        IReadOnlyDictionary<string, decimal>? lastPeriodFigures)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(answers);

        var asked = inputs.ToDictionary(input => input.Code, StringComparer.Ordinal);
        var wrong = inputs.ToDictionary(
            input => input.Code, input => InputRules.Check(input, AnswerTo(input.Code, answers)), StringComparer.Ordinal);
        var rules = new FigureRules(asked, answers, code => wrong.GetValueOrDefault(code) is not null, lastPeriodFigures);

        var findings = new List<Finding>();
        foreach (var input in inputs)
        {
            if (wrong[input.Code] is { } finding) findings.Add(finding);
            findings.AddRange(figures.Where(figure => figure.Numerator == input.Code).SelectMany(rules.Check));
        }

        findings.AddRange(figures.Where(figure => !asked.ContainsKey(figure.Numerator)).SelectMany(rules.Check));
        return findings;
    }

    internal static Answer AnswerTo(string input, IReadOnlyDictionary<string, Answer> answers) =>
        answers.GetValueOrDefault(input, Answer.Blank);
}
