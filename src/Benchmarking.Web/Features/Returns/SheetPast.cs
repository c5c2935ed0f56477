using Benchmarking.Engine;
using Benchmarking.Engine.Returns;

namespace Benchmarking.Web.Features.Returns;

/// <summary>What an organisation's earlier periods say of its figures, by metric.</summary>
/// <param name="Before">The figure of the period before as its imported history has it.</param>
/// <param name="Earlier">All earlier figures that were new in their period, for metrics with a rule that looks at them.</param>
/// <param name="Surveys">The latest survey of a figure that is carried forward until the next one.</param>
public sealed record SheetPast(
    IReadOnlyDictionary<string, (decimal? Value, Marker? Marker)> Before,
    IReadOnlyDictionary<string, IReadOnlyList<decimal>> Earlier,
    IReadOnlyDictionary<string, EarlierSurvey> Surveys)
{
    public static SheetPast None { get; } = new(
        new Dictionary<string, (decimal?, Marker?)>(), new Dictionary<string, IReadOnlyList<decimal>>(), new Dictionary<string, EarlierSurvey>());
}

/// <summary>What a survey gave, and in which period it was new.</summary>
/// <param name="Answers">By input code.</param>
public sealed record EarlierSurvey(Period Period, IReadOnlyDictionary<string, Answer> Answers);
