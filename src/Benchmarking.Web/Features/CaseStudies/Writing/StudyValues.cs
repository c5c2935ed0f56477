using System.Globalization;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.CaseStudies.Writing;

/// <summary>What may be chosen: codes and names of the catalogue's metrics, and the rungs.</summary>
public sealed record StudyChoices(IReadOnlyList<MetricChoice> Metrics, IReadOnlyList<LadderRung> Rungs);

public sealed record MetricChoice(string Code, string Name, string Module);

/// <summary>A draft with its numbers and choices understood.</summary>
public sealed record StudyValues
{
    public const int LongestTitle = 120;

    public const int LongestText = 4_000;

    public const int MostMetrics = 6;

    private const decimal MostPounds = 100_000_000;

    private const int MostPeople = 10_000_000;

    public required StudyDraft Draft { get; init; }

    public decimal? Cost { get; init; }

    public decimal? Hours { get; init; }

    public int? Participants { get; init; }

    public int? PeopleAffected { get; init; }

    public CaseStudyAttribution? Attribution { get; init; }

    public int? ImpactRating { get; init; }

    public int? ValueRating { get; init; }

    public int? Rung { get; init; }

    public required string ActivityType { get; init; }

    public required IReadOnlyList<string> Groups { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required IReadOnlyList<string> Metrics { get; init; }

    /// <summary>Null while it is not chosen.</summary>
    public bool? Anonymous { get; init; }

    public CaseStudyAudience? Audience { get; init; }

    /// <summary>What can be understood of a draft; the rest is left out.</summary>
    public static StudyValues Of(StudyDraft draft, StudyChoices choices) => new()
    {
        Draft = draft,
        Cost = Number(draft.Cost, MostPounds),
        Hours = Number(draft.Hours, MostPeople),
        Participants = Whole(draft.Participants),
        PeopleAffected = Whole(draft.PeopleAffected),
        Attribution = Named<CaseStudyAttribution>(draft.Attribution),
        ImpactRating = Rating(draft.ImpactRating),
        ValueRating = Rating(draft.ValueRating),
        Rung = choices.Rungs.Where(rung => rung.Rung.ToString(CultureInfo.InvariantCulture) == draft.Rung).Select(rung => (int?)rung.Rung).SingleOrDefault(),
        ActivityType = StudyWords.ActivityTypes.Contains(draft.ActivityType) ? draft.ActivityType! : "",
        Groups = [.. StudyWords.Groups.Where(draft.GroupsReached.Contains)],
        Tags = StudyTags.Read(draft.Tags),
        Metrics = [.. choices.Metrics.Select(metric => metric.Code).Where(draft.Metrics.Contains)],
        Anonymous = draft.Author switch { StudyDraft.Anonymous => true, StudyDraft.Named => false, _ => null },
        Audience = Named<CaseStudyAudience>(draft.Audience),
    };

    /// <summary>Everything that must be put right before it is sent, in the order of the form.</summary>
    public IReadOnlyList<FormError> Problems()
    {
        var errors = new List<FormError>();
        Text(nameof(Draft.Title), Draft.Title, "Give the case study a title", LongestTitle, errors);
        Text(nameof(Draft.Problem), Draft.Problem, "Say what the problem was", LongestText, errors);
        Text(nameof(Draft.ResidentsDid), Draft.ResidentsDid, "Say what residents did", LongestText, errors);
        Text(nameof(Draft.WhatChanged), Draft.WhatChanged, "Say what changed", LongestText, errors);
        Text(nameof(Draft.ServiceChange), Draft.ServiceChange, null, LongestText, errors);
        Text(nameof(Draft.Lesson), Draft.Lesson, "Say what others can learn from it", LongestText, errors);
        Text(nameof(Draft.Quotes), Draft.Quotes, null, LongestText, errors);
        Check(nameof(Draft.Cost), Draft.Cost, Cost is not null, "The cost", $"must be pounds from 0 to {MostPounds:N0}, such as 1,250", errors);
        Check(nameof(Draft.Hours), Draft.Hours, Hours is not null, "The hours", $"must be a number from 0 to {MostPeople:N0}, such as 36.5", errors);
        Check(nameof(Draft.Participants), Draft.Participants, Participants is not null, "Residents who took part", $"must be a whole number from 0 to {MostPeople:N0}", errors);
        Check(nameof(Draft.PeopleAffected), Draft.PeopleAffected, PeopleAffected is not null, "People affected", $"must be a whole number from 0 to {MostPeople:N0}", errors);
        if (Rung is null)
            errors.Add(new(nameof(Draft.Rung), "Choose the rung of the ladder it stands on"));
        if (ActivityType.Length == 0)
            errors.Add(new(nameof(Draft.ActivityType), "Choose what kind of activity it was"));
        if (Tags.Count > StudyTags.Most || Tags.Any(tag => tag.Length > StudyTags.Longest))
            errors.Add(new(nameof(Draft.Tags), $"Use at most {StudyTags.Most} tags of at most {StudyTags.Longest} characters each"));
        if (Metrics.Count > MostMetrics)
            errors.Add(new(nameof(Draft.Metrics), $"Choose at most {MostMetrics} metrics: you chose {Metrics.Count}"));
        if (Anonymous is null)
            errors.Add(new(nameof(Draft.Author), "Choose whether it names your organisation"));
        if (Audience is null)
            errors.Add(new(nameof(Draft.Audience), "Choose who may read it"));
        return errors;
    }

    private static void Text(string field, string? typed, string? wanting, int longest, List<FormError> errors)
    {
        if (wanting is not null && string.IsNullOrWhiteSpace(typed))
            errors.Add(new(field, wanting));
        else if (typed?.Trim().Length > longest)
            errors.Add(new(field, $"Use at most {longest:N0} characters here: there are {typed.Trim().Length:N0}"));
    }

    private static void Check(string field, string? typed, bool understood, string what, string must, List<FormError> errors)
    {
        if (!string.IsNullOrWhiteSpace(typed) && !understood)
            errors.Add(new(field, $"{what} {must}, or nothing"));
    }

    private static decimal? Number(string? typed, decimal most) =>
        TypedNumber.Parse(typed).Value is { } value && value >= 0 && value <= most ? value : null;

    private static int? Whole(string? typed) =>
        Number(typed, MostPeople) is { } value && value == decimal.Truncate(value) ? (int)value : null;

    private static int? Rating(string? typed) => typed is "0" or "1" or "2" or "3" ? typed[0] - '0' : null;

    private static TName? Named<TName>(string? typed)
        where TName : struct, Enum =>
        Enum.GetNames<TName>().Contains(typed) ? Enum.Parse<TName>(typed!) : null;
}
