using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Catalogue;

/// <summary>
/// Makes a version of what was typed, or says everything that is wrong with it. What makes it another figure (unit,
/// numbers it is made from, how often it is asked, whether it is public) stays as in the version before.
/// </summary>
public sealed class VersionReader(VersionForm form, NewVersionChoice choice)
{
    private const int LongestText = 2000;
    private readonly List<FormError> _errors = [];

    /// <summary>The version, with the rules of <see cref="RuleReader"/>; null where something is wrong.</summary>
    public (MetricVersion? Version, IReadOnlyList<FormError> Errors) Read()
    {
        var from = From();
        var version = new MetricVersion
        {
            MetricCode = choice.Newest.MetricCode,
            Version = choice.Newest.Version + 1,
            EffectiveFrom = from?.ToString() ?? "",
            Question = Needed(nameof(form.Question), form.Question, "Say the question as members read it"),
            Numerator = Needed(nameof(form.Numerator), form.Numerator, "Say what is counted above the line"),
            Denominator = choice.Newest.Denominator.Length == 0
                ? ""
                : Needed(nameof(form.Denominator), form.Denominator, "Say what is counted below the line"),
            Inclusions = Words(nameof(form.Inclusions), form.Inclusions),
            Exclusions = Words(nameof(form.Exclusions), form.Exclusions),
            Kind = choice.Newest.Kind,
            Unit = choice.Newest.Unit,
            Decimals = choice.Newest.Decimals,
            Polarity = form.Polarity is "higher" or "lower" or "neutral" ? form.Polarity : Refused("Polarity", "Choose which direction is good"),
            Cadence = choice.Newest.Cadence,
            Source = choice.Newest.Source,
            AsksSampleSize = choice.Newest.AsksSampleSize,
            Sensitivity = choice.Newest.Sensitivity,
            PublicAfter = choice.Newest.PublicAfter,
            Tau = Radius(),
            Sticky = choice.Newest.Sticky,
            PlausibleLow = Number(nameof(form.PlausibleLow), form.PlausibleLow),
            PlausibleHigh = Number(nameof(form.PlausibleHigh), form.PlausibleHigh),
            PlausibleReason = Words(nameof(form.PlausibleReason), form.PlausibleReason),
            PossibleLow = Number(nameof(form.PossibleLow), form.PossibleLow),
            PossibleHigh = Number(nameof(form.PossibleHigh), form.PossibleHigh),
            PossibleReason = Words(nameof(form.PossibleReason), form.PossibleReason),
            NumeratorInput = choice.Newest.NumeratorInput,
            DenominatorInput = choice.Newest.DenominatorInput,
            Multiplier = choice.Newest.Multiplier,
            PartOfWhole = choice.Newest.PartOfWhole,
            Note = Words(nameof(form.Note), form.Note),
            WhatChanged = Needed(nameof(form.WhatChanged), form.WhatChanged, "Say what changed and why, so that members can tell"),
        };
        Bands(version);
        var (rules, wrong) = RuleReader.Read(form, version, choice.InputCodes);
        version.Rules = [.. rules];
        _errors.AddRange(wrong);
        return _errors.Count == 0 ? (version, []) : (null, _errors);
    }

    private Period? From()
    {
        if (Period.TryParse(form.From, out var from) && choice.Periods.Contains(from))
            return from;
        Refused(nameof(form.From), "Choose the quarter from which it holds");
        return null;
    }

    /// <summary>A band that cannot hold anything, or a plausible one that reaches beyond what is possible.</summary>
    private void Bands(MetricVersion version)
    {
        if (version.PlausibleLow >= version.PlausibleHigh)
            Refused(nameof(form.PlausibleHigh), "The usual band must end above where it begins");
        if (version.PossibleLow >= version.PossibleHigh)
            Refused(nameof(form.PossibleHigh), "The possible band must end above where it begins");
        if (version.PlausibleLow < version.PossibleLow)
            Refused(nameof(form.PlausibleLow), "What is usual must be possible: begin the usual band within the possible one");
        if (version.PlausibleHigh > version.PossibleHigh)
            Refused(nameof(form.PlausibleHigh), "What is usual must be possible: end the usual band within the possible one");
    }

    private string Radius()
    {
        var typed = form.Tau?.Trim() ?? "";
        return (typed.Length == 0 && choice.Newest.Tau.Length == 0) || Tolerance.TryParse(typed, out _)
            ? typed
            : Refused(nameof(form.Tau), "The protection radius must be a number above 0 such as 2.5, a share such as 10%, or both: 10% + 0.5");
    }

    private decimal? Number(string field, string? typed)
    {
        var answer = TypedNumber.Parse(typed);
        if (answer.Unreadable is { } text)
        {
            var (message, cure) = TypedNumber.Problem(text);
            Refused(field, char.ToUpperInvariant(message[0]) + message[1..] + " " + cure);
        }

        return answer.Value;
    }

    private string Needed(string field, string? typed, string wanting)
    {
        var words = Words(field, typed);
        return words.Length > 0 ? words : Refused(field, wanting);
    }

    private string Words(string field, string? typed)
    {
        var words = typed?.Trim().ReplaceLineEndings(" ") ?? "";
        return words.Length <= LongestText ? words : Refused(field, $"Use at most {FigureText.Number(LongestText)} characters");
    }

    private string Refused(string field, string message)
    {
        _errors.Add(new FormError(field, message));
        return "";
    }
}
