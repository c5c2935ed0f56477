using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Organisations;

public enum OrganisationStanding
{
    /// <summary>Nobody can let its people in yet.</summary>
    Onboarding,
    Active,
    Retired,
    Merged,
}

/// <summary>A name of earlier days, until the day given.</summary>
public sealed record EarlierName(string Name, string ShortName, DateTimeOffset Until);

/// <summary>One organisation as the consortium's administrators see it: what everybody may know, and whether somebody administers it.</summary>
/// <param name="MergedInto">The one that goes on for both; null where none does.</param>
public sealed record OrganisationLine(
    OrganisationId Id, string Name, string ShortName, string Region, string SizeBand, string Type, int? Homes, DateTimeOffset JoinedAt,
    DateTimeOffset? LeftAt, OrganisationId? MergedInto, string? MergedIntoName, IReadOnlyList<EarlierName> Earlier, bool HasAdministrator)
{
    /// <summary>By which addresses of pages name it.</summary>
    public required string Slug { get; init; }

    public OrganisationStanding Standing =>
        MergedInto is not null ? OrganisationStanding.Merged
        : LeftAt is not null ? OrganisationStanding.Retired
        : HasAdministrator ? OrganisationStanding.Active : OrganisationStanding.Onboarding;

    /// <summary>A moment of its last day; null for a member.</summary>
    public DateTimeOffset? LastDay => LeftAt?.AddTicks(-1);
}

/// <summary>How the list was asked for.</summary>
/// <param name="Search">Part of a name, of now or before; empty for all.</param>
/// <param name="State">Of <see cref="OrganisationStanding"/>, in small letters; empty for all.</param>
public sealed record OrganisationsView(string Search, string State, ListOrder Order)
{
    public static OrganisationsView Of(string? search, string? state, string? sort) => new(
        (search ?? "").Trim(),
        Enum.GetNames<OrganisationStanding>().FirstOrDefault(name => name.Equals(state, StringComparison.OrdinalIgnoreCase))?.ToLowerInvariant() ?? "",
        ListOrder.Of(sort, "name", "region", "size", "type", "joined"));

    public bool Narrows => Search.Length + State.Length > 0;

    public string Url(int page) => Url(page, Order.ToString());

    public string Url(int page, string sort) => $"/organisations?{Query(sort)}&page={page}";

    public string CsvUrl => $"/organisations.csv?{Query(Order.ToString())}";

    public bool Shows(OrganisationLine line) =>
        (Search.Length == 0 || line.Name.Contains(Search, StringComparison.CurrentCultureIgnoreCase)
            || line.ShortName.Contains(Search, StringComparison.CurrentCultureIgnoreCase)
            || line.Earlier.Any(name => name.Name.Contains(Search, StringComparison.CurrentCultureIgnoreCase)))
        && (State.Length == 0 || line.Standing.ToString().Equals(State, StringComparison.OrdinalIgnoreCase));

    public IEnumerable<OrganisationLine> Sort(IEnumerable<OrganisationLine> lines) => Order.Sort(lines, Comparer<OrganisationLine>.Create((one, other) => Order.Column switch
    {
        "region" => (one.Region, one.Name).CompareTo((other.Region, other.Name)),
        "size" => (one.Homes ?? 0).CompareTo(other.Homes ?? 0),
        "type" => (one.Type, one.Name).CompareTo((other.Type, other.Name)),
        "joined" => one.JoinedAt.CompareTo(other.JoinedAt),
        _ => string.Compare(one.Name, other.Name, StringComparison.CurrentCultureIgnoreCase),
    }));

    private string Query(string sort) => $"search={Uri.EscapeDataString(Search)}&state={State}&sort={sort}";
}

/// <summary>One page of the list.</summary>
public sealed record OrganisationsPage(OrganisationsView View, IReadOnlyList<OrganisationLine> Lines, int Count, int Page, int Pages)
{
    public string? Done { get; init; }
}

public static class OrganisationWords
{
    private const string Tick = "M2.5 8.5L6.5 12.5L13.5 4";
    private const string Bar = "M3 8H13";
    private const string Arrow = "M2 8H13M8.5 3.5L13 8L8.5 12.5";
    private const string Ring = "M8 2.5A5.5 5.5 0 1 1 8 13.5A5.5 5.5 0 1 1 8 2.5Z";

    public static StatusTag Tag(OrganisationStanding standing) => standing switch
    {
        OrganisationStanding.Onboarding => new("No administrator yet", "attention", Ring),
        OrganisationStanding.Active => new("Active", "done", Tick),
        OrganisationStanding.Retired => new("Retired", "plain", Bar),
        _ => new("Merged", "plain", Arrow),
    };
}
