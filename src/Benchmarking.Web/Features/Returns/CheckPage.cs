using Benchmarking.Engine.Returns;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Returns;

/// <summary>Check your answers: every figure with its parts, what must be put right, what wants a word.</summary>
public sealed class CheckPage(SeenReturn seen, SendResult? refused = null, SendForm? typed = null)
{
    private readonly IReadOnlyList<Finding> _findings = seen.Sheet.Findings();

    public SeenReturn Seen => seen;

    public ReturnSheet Sheet => seen.Sheet;

    public string? Notice => refused switch
    {
        SendResult.Locked locked => locked.Why,
        SendResult.SomeoneElseSaved => "Somebody else changed this return meanwhile. Look at the answers again, then send.",
        _ => null,
    };

    public IReadOnlyList<PageLink> Breadcrumbs =>
        [new("Returns", "/returns"), new(Sheet.Period.Words, ReturnUrls.Of(Sheet)), new("Check your answers", "", Current: true)];

    /// <summary>What stops the sending: each a link to the place where it is mended.</summary>
    public IReadOnlyList<Stop> Stops =>
    [
        .. from finding in _findings
           where finding.Severity != Severity.Query
           let module = Sheet.Modules.Single(own => own.Inputs.Any(input => input.Code == finding.Input))
           select new Stop(
               $"{ReturnUrls.Of(Sheet, $"/figures/{module.Module.Code}")}#{EditPage.FieldId(finding.Input)}", finding.Message, finding.Reason),
    ];

    public ErrorSummary Errors => new(
    [
        .. from query in Queries
           where query.Error is not null
           select new FormError(query.Id, refused is SendResult.TellsTooMuch ? query.Error! : query.Question),
    ]);

    /// <summary>The seal of the form that comes back unsent; null for one opened now.</summary>
    public string? Opened => typed?.Opened;

    /// <summary>Odd figures, each with the explanation given so far.</summary>
    public IReadOnlyList<QueryField> Queries =>
    [
        .. from asked in Sheet.Queries()
           let key = ReturnSheet.ExplanationKey(asked[0])
           let words = typed?.Explanations.GetValueOrDefault(key) ?? Sheet.Explanations.GetValueOrDefault(key)
           select new QueryField(
               $"Explanations[{key}]",
               string.Join(' ', asked.Select(finding => finding.Message)),
               words,
               Problem(key, words),
               string.Join(' ', asked.Select(finding => finding.Reason).Distinct())),
    ];

    private string? Problem(string key, string? words) => refused switch
    {
        SendResult.WantsExplanations when string.IsNullOrWhiteSpace(words) => "Say in a few words why this is right",
        SendResult.TellsTooMuch told => told.Problems.GetValueOrDefault(key),
        _ => null,
    };

    public IEnumerable<CheckLine> Lines(SheetModule module) => module.Figures.Select(figure =>
    {
        var (value, _, _, marker) = Sheet.FigureOf(figure);
        var last = Sheet.LastFigureOf(figure);
        return new CheckLine(
            figure.Metric.Metric.Name,
            ReturnWords.Of(figure, value, marker),
            [.. figure.Needs.Select(code => Part(code))],
            ReturnWords.Of(figure, last.Value, last.Marker),
            ReturnWords.Carried(Sheet, figure));
    });

    /// <summary>True for an optional part of which nothing was answered: naming each of its figures would only bury the others.</summary>
    public bool IsLeftOut(SheetModule module) =>
        !module.IsCore && module.Inputs.All(input => Sheet.AnswerTo(input.Code).IsBlank);

    public bool CanSend => seen.Locked is null && Stops.Count == 0;

    private string Part(string code) =>
        $"{Sheet.Inputs.Single(input => input.Code == code).Label}: {ReturnWords.Of(Sheet.AnswerTo(code)) ?? "not answered"}";
}

/// <summary>One figure to check: what it comes to, what it is made from, what it was, and of which earlier survey it is.</summary>
public sealed record CheckLine(string Name, string? Value, IReadOnlyList<string> Parts, string? Last, string? Carried);

/// <summary>What stops the sending: where it is mended, what it is, why that is checked.</summary>
public sealed record Stop(string Url, string Message, string Why);
