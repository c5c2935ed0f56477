using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Organisations;

/// <summary>How an organisation ends, as typed: its last day and why, and which one goes on for it where one does.</summary>
public sealed class EndForm
{
    public const int LongestReason = 500;

    public TypedDate LastDay { get; set; } = new();

    public string? Why { get; set; }

    /// <summary>The organisation that it is merged into; null where it is retired.</summary>
    public Guid? Into { get; set; }

    public string TrimmedWhy => (Why ?? "").Trim();

    /// <summary>From when on it is no member any more: the end of its last day, or now where that is still to come.</summary>
    public DateTimeOffset LeftAt(DateTimeOffset now)
    {
        var end = LondonTime.At(LastDay.Read()!.Value.AddDays(1), TimeOnly.MinValue);
        return end < now ? end : now;
    }

    public IEnumerable<FormError> Problems(OrganisationLine organisation, bool merges, IReadOnlyList<OrganisationLine> others, DateTimeOffset now)
    {
        if (merges && others.All(other => other.Id.Value != Into))
            yield return new(nameof(Into), "Choose the organisation that goes on for both");
        if (LastDay.Read() is not { } day || day > LondonTime.DateOf(now) || day < LondonTime.DateOf(organisation.JoinedAt))
            yield return new("LastDay_Day", $"Enter a day from {LondonTime.Day(organisation.JoinedAt)} to today");
        if (TrimmedWhy.Length is 0 or > LongestReason)
            yield return new(nameof(Why), $"Say why, in at most {LongestReason} characters");
    }
}

/// <summary>The page that asks before an organisation is retired or merged.</summary>
/// <param name="Others">Those that it could be merged into.</param>
public sealed record EndPage(OrganisationLine Organisation, EndForm Form, IReadOnlyList<OrganisationLine> Others, IReadOnlyList<FormError> Errors)
{
    public string? ErrorOf(string field) => Errors.Of(field);
}
