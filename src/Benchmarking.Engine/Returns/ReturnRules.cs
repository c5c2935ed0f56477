namespace Benchmarking.Engine.Returns;

/// <summary>
/// The checks of a return: the same codes and the same words whichever door the answers came through.
/// </summary>
public static class ReturnRules
{
    /// <summary>
    /// Beyond this many times as much as last period, or as little, a figure is asked about that has no
    /// <see cref="ChangeRule"/> of its own.
    /// </summary>
    public const decimal ManyTimes = 3;

    /// <summary>How many earlier figures there must be before an <see cref="OutlierRule"/> says anything.</summary>
    public const int FewestEarlier = 4;

    /// <summary>
    /// A median absolute deviation counts as no less than this share of the median: figures that hardly ever moved would
    /// otherwise be asked about for moving a little.
    /// </summary>
    public const decimal LeastDeviation = 0.05m;

    /// <summary>
    /// Checks the answers. Findings come in the order of the inputs they stand beside: first what is wrong with a number
    /// itself, then with the figures of which it is the numerator. A figure is looked at only when its numbers are sound,
    /// and asked about (<see cref="Severity.Query"/>) only when it is possible.
    /// </summary>
    /// <param name="inputs">The numbers asked for. One that is not answered is <see cref="Severity.Missing"/>.</param>
    /// <param name="figures">The figures made from them.</param>
    /// <param name="answers">The answers by input code; an absent one counts as not answered.</param>
    /// <param name="past">The organisation's own earlier figures.</param>
    /// <returns>The findings; none where everything is in order.</returns>
    public static IReadOnlyList<Finding> Check(
        IReadOnlyList<InputDefinition> inputs,
        IReadOnlyList<FigureDefinition> figures,
        IReadOnlyDictionary<string, Answer> answers,
        OwnPast past)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(past);

        var asked = inputs.ToDictionary(input => input.Code, StringComparer.Ordinal);
        var wrong = inputs.ToDictionary(
            input => input.Code, input => InputRules.Check(input, AnswerTo(input.Code, answers)), StringComparer.Ordinal);
        var rules = new FigureRules(asked, figures, answers, code => wrong.GetValueOrDefault(code) is not null, past);

        var findings = new List<Finding>();
        foreach (var input in inputs)
        {
            if (wrong[input.Code] is { } finding) findings.Add(finding);
            findings.AddRange(figures.Where(figure => figure.Numerator == input.Code).SelectMany(rules.Check));
        }

        findings.AddRange(figures.Where(figure => !asked.ContainsKey(figure.Numerator)).SelectMany(rules.Check));

        // A comparison may stand beside another input than its figure's numerator.
        var place = inputs.Select((input, at) => (input.Code, at)).ToDictionary(pair => pair.Code, pair => pair.at, StringComparer.Ordinal);
        return [.. findings.OrderBy(finding => place.GetValueOrDefault(finding.Input, inputs.Count))];
    }

    internal static Answer AnswerTo(string input, IReadOnlyDictionary<string, Answer> answers) =>
        answers.GetValueOrDefault(input, Answer.Blank);
}
