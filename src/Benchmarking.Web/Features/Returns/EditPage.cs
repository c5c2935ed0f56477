using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Answers;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Returns;

/// <summary>The form of one module: last quarter beside each number, all problems at once, what was typed kept.</summary>
public sealed class EditPage
{
    private readonly IReadOnlyList<Finding> _findings;
    private readonly ReturnForm? _typed;
    private readonly bool _somebodyElseSaved;
    private readonly RegisterOffers _offers;

    private EditPage(SeenReturn seen, SheetModule module, RegisterOffers offers, ReturnForm? typed, bool somebodyElseSaved)
    {
        Seen = seen;
        Module = module;
        _typed = typed;
        _somebodyElseSaved = somebodyElseSaved;
        _offers = offers;
        Shown = typed is null ? seen.Sheet : typed.Shown(seen.Sheet, module, offers);
        var own = module.Inputs.Select(input => input.Code).ToHashSet();
        _findings = [.. Shown.Findings().Where(finding => own.Contains(finding.Input))];
    }

    public SeenReturn Seen { get; }

    public SheetModule Module { get; }

    /// <summary>The sheet as the form shows it: with what was typed, where that is not kept yet.</summary>
    public ReturnSheet Shown { get; }

    public bool SomebodyElseSaved => _somebodyElseSaved;

    /// <summary>The seal of the form that comes back unsaved; null for one opened now.</summary>
    public string? Opened => _typed?.Opened;

    public string Url => ReturnUrls.Of(Seen.Sheet, $"/figures/{Module.Module.Code}");

    public IReadOnlyList<PageLink> Breadcrumbs =>
        [new("Returns", "/returns"), new(Seen.Sheet.Period.Words, ReturnUrls.Of(Seen.Sheet)), new(Module.Module.Name, "", Current: true)];

    public ErrorSummary Errors => new([.. Invalid(_findings).Select(finding => new FormError(FieldId(finding.Input), finding.Message))]);

    public IEnumerable<FigureGroup> Groups => Module.Figures.Select(GroupOf);

    /// <summary>Null where the collection asks for no such module.</summary>
    /// <param name="offers">What the register answers, to whoever may see it.</param>
    public static EditPage? Of(SeenReturn seen, string module, RegisterOffers offers, ReturnForm? typed = null, bool somebodyElseSaved = false) =>
        seen.Sheet.Modules.SingleOrDefault(own => own.Module.Code == module) is { } found
            ? new EditPage(seen, found, offers, typed, somebodyElseSaved)
            : null;

    /// <summary>Whether something typed in a module must be put right.</summary>
    public static bool HasProblems(ReturnSheet sheet, string module)
    {
        var own = sheet.Modules.Single(asked => asked.Module.Code == module).Inputs.Select(input => input.Code).ToHashSet();
        return Invalid(sheet.Findings()).Any(finding => own.Contains(finding.Input));
    }

    public static string FieldName(string input) => $"Answers[{input}].Typed";

    public static string FieldId(string input) => ErrorSummary.FieldId(FieldName(input));

    private static IEnumerable<Finding> Invalid(IEnumerable<Finding> findings) =>
        findings.Where(finding => finding.Severity == Severity.Invalid);

    private FigureGroup GroupOf(SheetFigure figure) => new(
        "figure-" + figure.Metric.MetricCode,
        figure.Metric.Metric.Name,
        figure.Metric.Question,
        [.. figure.Asked.Select(FieldOf)],
        new FigureDefinitionText(
            figure.Metric.Numerator,
            figure.Metric.Denominator,
            figure.Metric.Inclusions,
            figure.Metric.Exclusions,
            new PageLink("The whole definition", $"/metrics/{figure.Metric.MetricCode}")),
        FigureParts.Derived(Shown, figure),
        [.. figure.AskedBefore.Select(input => FigureParts.Shared(Shown, Module, input))],
        [.. _findings.Where(finding => finding.Severity == Severity.Query && finding.Metric == figure.Metric.MetricCode)
            .Select(finding => new OddFigure(finding.Message, finding.Reason))],
        Seen.Locked is null ? FigureParts.Carry(Shown, figure) : null);

    private NumberField FieldOf(Input input)
    {
        var answer = Shown.AnswerTo(input.Code);
        var problem = Invalid(_findings).FirstOrDefault(finding => finding.Input == input.Code);
        return new NumberField(
            FieldName(input.Code),
            input.Label,
            TypedText(input.Code, answer),
            Hint: input.Hint.Length == 0 ? null : input.Hint,
            Error: problem is null ? Theirs(input) : $"{problem.Message} {problem.Cure}",
            Prefix: input.Unit == "£" ? "£" : null,
            Suffix: input.Unit is "£" or "" ? null : input.Unit,
            Before: Seen.Sheet.LastAnswers.Count == 0 ? null : ReturnWords.Of(LastOf(input)) ?? "no answer",
            BeforePeriod: Seen.Sheet.Period.Previous.Short,
            Missing: new MissingChoice($"Answers[{input.Code}].Marker", answer.Marker?.Code()),
            Locked: Seen.Locked is not null,
            Why: problem?.Reason,
            Offer: OfferOf(input, answer));
    }

    private OfferChoice? OfferOf(Input input, Answer answer) => _offers.Of(input.Code) is not { } offer ? null : new OfferChoice(
        $"Use[{input.Code}]",
        FigureText.Plain(offer.Value),
        FigureText.Number(offer.Value),
        $"{(input.Unit == "£" ? "£" : "")}{FigureText.Number(offer.Value)}",
        offer.Basis,
        $"/register/answers/{Seen.Sheet.Period.Route}/{input.Code}",
        FieldId(input.Code),
        answer.IsBlank ? OfferStanding.Open : answer.Value == offer.Value ? OfferStanding.Same : OfferStanding.Different,
        _typed?.Use.GetValueOrDefault(input.Code) == FigureText.Plain(offer.Value));

    private string? TypedText(string input, Answer answer) =>
        _typed?.Answers.GetValueOrDefault(input)?.Typed
        ?? (answer.Value is { } value ? FigureText.Number(value) : answer.Unreadable);

    private Answer LastOf(Input input) => Seen.Sheet.LastAnswers.GetValueOrDefault(input.Code, Answer.Blank);

    /// <summary>What somebody else saved meanwhile, where it differs.</summary>
    private string? Theirs(Input input)
    {
        var theirs = Seen.Sheet.AnswerTo(input.Code);
        return _somebodyElseSaved && theirs != Shown.AnswerTo(input.Code)
            ? $"Somebody else saved \"{ReturnWords.Of(theirs) ?? "nothing"}\" here meanwhile. Save again to keep yours."
            : null;
    }
}
