using Benchmarking.Web.Features.Collections;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Reopenings;

/// <summary>The administrator's answer as it is typed. Kept as typed, right or wrong.</summary>
public sealed class AnswerForm
{
    private const int ProposedDays = 14;

    public TypedDate Until { get; set; } = new();

    /// <summary>For the member to read.</summary>
    public string? Words { get; set; }

    /// <summary>Why it is refused.</summary>
    public string? Reason { get; set; }

    /// <summary>Two weeks from now, at the end of the working day.</summary>
    public static AnswerForm Proposed(DateTimeOffset now) => new()
    {
        Until = TypedDate.Of(LondonTime.At(LondonTime.DateOf(now).AddDays(ProposedDays), CollectionDates.EndOfDay)),
    };

    /// <summary>The agreement, or everything that is wrong with it.</summary>
    public (ReopeningAnswer? Answer, IReadOnlyList<FormError> Errors) ReadAgreement(DateTimeOffset now)
    {
        if (Until.Read() is not { } day)
            return Wrong("The last moment must be a real date, such as 14 11 2026");
        if (Until.ReadTime(CollectionDates.EndOfDay) is not { } time)
            return Wrong("The last moment must have a time of day, such as 17:00");

        var until = LondonTime.At(day, time);
        if (until <= now)
            return Wrong("The last moment must be in the future");
        return until > now.AddYears(1)
            ? Wrong("The last moment must be within a year from now")
            : (new ReopeningAnswer(until, Words?.Trim() ?? ""), []);

        static (ReopeningAnswer?, IReadOnlyList<FormError>) Wrong(string message) => (null, [new FormError("Until_Day", message)]);
    }

    /// <summary>The refusal, or what is wrong with it.</summary>
    public (ReopeningAnswer? Answer, IReadOnlyList<FormError> Errors) ReadRefusal() => string.IsNullOrWhiteSpace(Reason)
        ? (null, [new FormError("Reason", "Say why it is refused")])
        : (new ReopeningAnswer(null, Reason.Trim()), []);
}

/// <summary>The page of one request.</summary>
public sealed record AnswerPage(AskedReopening Asked, AnswerForm Form, IReadOnlyList<FormError> Errors)
{
    public string? Notice { get; init; }

    public string Url => $"/reopenings/{Asked.Row.Id}";

    public string? ErrorOf(string field) => Errors.Of(field);

    public IReadOnlyList<PageLink> Breadcrumbs =>
        [CollectionCrumbs.List, new("Reopening", "/reopenings"), new($"{Asked.Organisation}, {Asked.Period.Short}", "", Current: true)];
}
