using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Returns;

/// <summary>
/// One organisation's return to one collection as everybody who works on it sees it: what is asked, what is answered,
/// what was answered last time.
/// </summary>
public sealed record ReturnSheet(
    Collection Collection,
    Return? Return,
    IReadOnlyList<SheetModule> Modules,
    IReadOnlyDictionary<string, Answer> Answers,
    IReadOnlyDictionary<string, Answer> LastAnswers,
    IReadOnlyDictionary<string, string> Explanations)
{
    public Period Period { get; } = Period.Parse(Collection.Period);

    /// <summary>The reopening that was asked for last; null where none ever was.</summary>
    public Reopening? Reopening { get; init; }

    /// <summary>By input: the period of the survey that its answer is still from. An answer of this period has none.</summary>
    public IReadOnlyDictionary<string, string> CarriedFrom { get; init; } = new Dictionary<string, string>();

    /// <summary>The organisation's own earlier figures beside last period's answers.</summary>
    public SheetPast Past { get; init; } = SheetPast.None;

    /// <summary>The version that a save must name; 0 before the first.</summary>
    public int Version => Return?.Version ?? 0;

    public IEnumerable<SheetFigure> Figures => Modules.SelectMany(module => module.Figures);

    public IReadOnlyList<Input> Inputs { get; } =
        [.. Modules.SelectMany(module => module.Figures).SelectMany(figure => figure.Asked)];

    /// <summary>The same sheet with other answers: what a form or workbook would make of it.</summary>
    public ReturnSheet With(IReadOnlyDictionary<string, Answer> answers) => this with
    {
        Answers = Answers.Concat(answers).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value),
        // A new number is no longer that of an earlier survey.
        CarriedFrom = CarriedFrom.Where(pair => !answers.TryGetValue(pair.Key, out var answer) || answer == AnswerTo(pair.Key)).ToDictionary(),
    };

    /// <summary>The same sheet with what a form says of surveys carried forward; inputs that it does not name stay as they are.</summary>
    public ReturnSheet WithCarried(IReadOnlyDictionary<string, string?> said) => this with
    {
        CarriedFrom = CarriedFrom.Where(pair => !said.ContainsKey(pair.Key))
            .Concat(said.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!)))
            .ToDictionary(),
    };

    /// <summary>The sheet as a save leaves it: changed answers want to be explained anew.</summary>
    public ReturnSheet After(Return own, IReadOnlyDictionary<string, Answer> changed, IReadOnlyDictionary<string, string?> carriedFrom) =>
        With(changed).WithCarried(carriedFrom) with
        {
            Return = own,
            Explanations = Explanations.Where(pair => !changed.ContainsKey(pair.Key.Split('/')[0])).ToDictionary(),
        };

    public Answer AnswerTo(string input) => Answers.GetValueOrDefault(input, Answer.Blank);

    /// <summary>
    /// What the checks say. Core figures are owed by everyone; one of an optional module is checked once something is
    /// typed for it, and otherwise taken as not collected.
    /// </summary>
    public IReadOnlyList<Finding> Findings()
    {
        var due = Figures.Where(IsDue).ToList();
        var needed = due.SelectMany(figure => figure.Needs).ToHashSet();
        return ReturnRules.Check(
            [.. Inputs.Where(input => needed.Contains(input.Code)).Select(input => input.Definition)],
            [.. due.Select(figure => figure.Definition)],
            Answers,
            new OwnPast(LastFigures, Past.Earlier));
    }

    /// <summary>
    /// Odd figures by the question they ask: one number may make two figures odd in the same way, and is then explained once.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<Finding>> Queries() =>
        [.. Findings().Where(finding => finding.Severity == Severity.Query).GroupBy(ExplanationKey).Select(asked => asked.ToList())];

    /// <summary>Queries that nobody has explained yet, one for each question.</summary>
    public IEnumerable<Finding> Unexplained() =>
        Queries().Select(asked => asked[0]).Where(finding => !Explanations.ContainsKey(ExplanationKey(finding)));

    /// <summary>The figure as it stands; all null while a part is missing.</summary>
    public (decimal? Value, decimal? Numerator, decimal? Denominator, Marker? Marker) FigureOf(SheetFigure figure) =>
        Derivation.Figure(figure.Definition, Answers);

    public (decimal? Value, Marker? Marker) LastFigureOf(SheetFigure figure)
    {
        var (value, _, _, marker) = Derivation.Figure(figure.Definition, LastAnswers);
        return value is null && marker is null && Past.Before.TryGetValue(figure.Definition.Metric, out var before) ? before : (value, marker);
    }

    /// <summary>The period of the survey that a figure is carried forward from; null where it is this period's own.</summary>
    public Period? CarriedFromOf(SheetFigure figure) =>
        CarriedFrom.TryGetValue(figure.Definition.Numerator, out var from) ? Period.Parse(from) : null;

    /// <summary>
    /// Whether the figure stays until the next survey: a survey gives all its numbers, and no figure that is counted
    /// afresh needs them.
    /// </summary>
    public bool IsCarriedForward(SheetFigure figure) => figure.IsSurveyed
        && Figures.All(other => other.IsSurveyed || !other.Needs.Intersect(figure.Needs).Any());

    /// <summary>Under which an explanation is kept.</summary>
    public static string ExplanationKey(Finding finding) => $"{finding.Input}/{finding.Code}";

    private IReadOnlyDictionary<string, decimal> LastFigures => Figures
        .Select(figure => (figure.Definition.Metric, LastFigureOf(figure).Value))
        .Where(pair => pair.Value is not null)
        .ToDictionary(pair => pair.Metric, pair => pair.Value!.Value);

    private bool IsDue(SheetFigure figure) =>
        figure.IsCore || figure.Asked.Any(input => !AnswerTo(input.Code).IsBlank);
}

/// <summary>The figures of one module, in the order in which they are asked.</summary>
public sealed record SheetModule(Module Module, IReadOnlyList<SheetFigure> Figures)
{
    public bool IsCore => Figures.Any(figure => figure.IsCore);

    public IEnumerable<Input> Inputs => Figures.SelectMany(figure => figure.Asked);
}

/// <summary>One figure and the numbers it is made from.</summary>
/// <param name="Metric">The version of the metric that this collection uses.</param>
/// <param name="Asked">The inputs asked here.</param>
/// <param name="AskedBefore">Inputs it shares with a figure further up, where they are typed.</param>
public sealed record SheetFigure(MetricVersion Metric, IReadOnlyList<Input> Asked, IReadOnlyList<Input> AskedBefore)
{
    public FigureDefinition Definition { get; } = Metric.Figure
        ?? throw new InvalidOperationException($"{Metric.MetricCode} is not made from what members type.");

    public bool IsCore => Metric.Metric.Scope == "core";

    public bool IsSurveyed => Metric.Cadence == "when_surveyed";

    public IEnumerable<string> Needs => Definition.Denominator is { } denominator
        ? [Definition.Numerator, denominator]
        : [Definition.Numerator];
}
