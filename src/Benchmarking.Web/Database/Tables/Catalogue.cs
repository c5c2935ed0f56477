using System.Globalization;
using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

public sealed class Module
{
    public required string Code { get; set; }

    public required string Name { get; set; }

    public required string Description { get; set; }

    public int Position { get; set; }
}

public sealed class Input
{
    public required string Code { get; set; }

    public required string Label { get; set; }

    public required string Hint { get; set; }

    public required string Unit { get; set; }

    public int Decimals { get; set; }

    public decimal? Lowest { get; set; }

    public decimal? Highest { get; set; }

    public int Position { get; set; }

    public InputDefinition Definition => new(Code, Label, Decimals, Lowest, Highest);
}

public sealed class MetricRow
{
    public required string Code { get; set; }

    public required string Name { get; set; }

    public required string Module { get; set; }

    public required string Scope { get; set; }

    public bool Focus { get; set; }

    public int Position { get; set; }
}

/// <summary>What a metric means from one period on.</summary>
public sealed class MetricVersion
{
    public required string MetricCode { get; set; }

    public int Version { get; set; }

    public required string EffectiveFrom { get; set; }

    public required string Question { get; set; }

    public required string Numerator { get; set; }

    public required string Denominator { get; set; }

    public required string Inclusions { get; set; }

    public required string Exclusions { get; set; }

    public required string Kind { get; set; }

    public required string Unit { get; set; }

    public int Decimals { get; set; }

    public required string Polarity { get; set; }

    public required string Cadence { get; set; }

    public required string Source { get; set; }

    public bool AsksSampleSize { get; set; }

    public required string Sensitivity { get; set; }

    /// <summary>The day from which each landlord's own figure is published elsewhere, as <c>yyyy-mm-dd</c>; empty for never.</summary>
    public string PublicAfter { get; set; } = "";

    /// <summary>The protection radius as <see cref="Tolerance"/> reads it; empty for none, and then nothing is published.</summary>
    public string Tau { get; set; } = "";

    /// <summary>Whether figures are carried forward from one period to the next.</summary>
    public bool Sticky { get; set; }

    public decimal? PlausibleLow { get; set; }

    public decimal? PlausibleHigh { get; set; }

    public decimal? PossibleLow { get; set; }

    public decimal? PossibleHigh { get; set; }

    public string? NumeratorInput { get; set; }

    public string? DenominatorInput { get; set; }

    public decimal Multiplier { get; set; }

    public bool PartOfWhole { get; set; }

    public required string Note { get; set; }

    public string WhatChanged { get; set; } = "";

    /// <summary>Why figures outside the plausible band are asked about; may be empty.</summary>
    public string PlausibleReason { get; set; } = "";

    /// <summary>Why figures outside the possible band cannot be; may be empty.</summary>
    public string PossibleReason { get; set; } = "";

    public DateTimeOffset MadeAt { get; set; }

    /// <summary>The administrator who made it; null where it came with the seed data.</summary>
    public UserId? MadeBy { get; set; }

    /// <summary>The checks beside the two bands, in order.</summary>
    public List<MetricRule> Rules { get; set; } = [];

    public MetricRow Metric { get; set; } = null!;

    /// <summary>The engine's view of this version.</summary>
    public Metric ForEngine(string? code = null) => new(
        code ?? MetricCode,
        Unit,
        Decimals,
        Polarity switch
        {
            "higher" => Engine.Polarity.HigherIsBetter,
            "lower" => Engine.Polarity.LowerIsBetter,
            _ => Engine.Polarity.Neutral,
        },
        Sensitivity == "public" ? Engine.Sensitivity.Public : Engine.Sensitivity.Protected,
        PossibleLow,
        PossibleHigh,
        Enum.Parse<MetricKind>(Kind, ignoreCase: true))
    {
        Tolerance = Tolerance.TryParse(Tau, out var tolerance) ? tolerance : null,
        Sticky = Sticky,
        PublicAfter = PublicAfter.Length == 0 ? null : DateOnly.ParseExact(PublicAfter, "yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>How the figure is made from what a member types; null where a return does not ask for it.</summary>
    public FigureDefinition? Figure => NumeratorInput is null
        ? null
        : new(MetricCode, Metric.Name, NumeratorInput, DenominatorInput, Multiplier, Decimals, PartOfWhole,
            PlausibleLow, PlausibleHigh, PossibleLow, PossibleHigh)
        {
            PlausibleReason = PlausibleReason,
            PossibleReason = PossibleReason,
            Rules = [.. Rules.OrderBy(rule => rule.Position).Select(rule => rule.ForEngine())],
        };
}

public enum MetricRuleKind
{
    AtMost,
    Change,
    Outlier,
}

/// <summary>One check of a version of a metric, with why it is there.</summary>
public sealed class MetricRule
{
    public required string MetricCode { get; set; }

    public int MetricVersion { get; set; }

    public int Position { get; set; }

    public MetricRuleKind Kind { get; set; }

    public Severity Severity { get; set; }

    /// <summary>Of <see cref="MetricRuleKind.AtMost"/>: the input that is at most the other; null otherwise.</summary>
    public string? Input { get; set; }

    public string? OtherInput { get; set; }

    /// <summary>Times for a change, median absolute deviations for an outlier; null for a comparison.</summary>
    public decimal? Amount { get; set; }

    public required string Reason { get; set; }

    /// <summary>The engine's view of this rule; the table lets no row be without what its kind needs.</summary>
    public FigureRule ForEngine() => Kind switch
    {
        MetricRuleKind.AtMost => new AtMostRule(Input!, OtherInput!, Severity, Reason),
        MetricRuleKind.Change => new ChangeRule(Amount!.Value, Severity, Reason),
        _ => new OutlierRule(Amount!.Value, Severity, Reason),
    };
}

public enum MetricProposalState
{
    Open,
    Withdrawn,
    Accepted,
    Declined,
}

/// <summary>What a member would have the catalogue say.</summary>
public sealed class MetricProposal : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public Guid Id { get; set; } = Guid.NewGuid();

    /// <summary>The metric it would change; null where it is about a new one.</summary>
    public string? MetricCode { get; set; }

    public required string Wording { get; set; }

    public required string Reason { get; set; }

    public MetricProposalState State { get; set; }

    public DateTimeOffset MadeAt { get; set; }

    public UserId MadeBy { get; set; }

    public string Answer { get; set; } = "";

    public DateTimeOffset? AnsweredAt { get; set; }

    public UserId? AnsweredBy { get; set; }
}

public sealed class MetricAlias
{
    public required string MetricCode { get; set; }

    public required string Framework { get; set; }

    public required string Code { get; set; }

    public required string Name { get; set; }

    public required string Note { get; set; }
}

public sealed class LadderRung
{
    public int Rung { get; set; }

    public required string Name { get; set; }

    public required string Meaning { get; set; }
}
