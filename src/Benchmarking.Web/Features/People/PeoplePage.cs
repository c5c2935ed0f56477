using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.People;

/// <summary>One person of an organisation.</summary>
/// <param name="LastSignIn">When they last put on this organisation's hat; null where that is not on its trail.</param>
/// <param name="SecondFactor">Whether they have an authenticator or a passkey beside their password.</param>
/// <param name="IsSelf">The viewer's own line, which they cannot change.</param>
public sealed record PersonLine(
    UserId Id, string Name, string Email, IReadOnlyList<Role> Roles, DateTimeOffset? SuspendedAt, string SuspendedWhy,
    DateTimeOffset? LastSignIn, bool SecondFactor, bool IsSelf)
{
    public bool IsSuspended => SuspendedAt is not null;

    /// <summary>Whoever only sits on the steering group is removed instead: nothing would be left to restore.</summary>
    public bool MayBeSuspended => !IsSuspended && Roles.Any(Grants.OfOrganisation.Contains);

    public string RoleWords => string.Join(", ", Roles.Select(role => role.Words()));
}

/// <summary>An invitation of the organisation that is not accepted.</summary>
public sealed record InvitationLine(
    Guid Id, string Email, IReadOnlyList<Role> Roles, DateTimeOffset InvitedAt, string InvitedBy, DateTimeOffset ExpiresAt, bool IsOpen);

/// <summary>How the list was asked for.</summary>
/// <param name="Search">Part of a name or address; empty for all.</param>
/// <param name="Role">As stored; empty for any.</param>
/// <param name="State"><c>active</c>, <c>suspended</c>, or empty for both.</param>
public sealed record PeopleView(string Search, string Role, string State, ListOrder Order)
{
    public static PeopleView Of(string? search, string? role, string? state, string? sort) => new(
        (search ?? "").Trim(),
        Roles.Any(known => known.Stored() == role) ? role! : "",
        state is Membership.Active or Membership.Suspended ? state : "",
        ListOrder.Of(sort, "name", "roles", "signed-in"));

    /// <summary>Roles that people of an organisation have.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [.. Grants.OfOrganisation, Tenancy.Role.Steering];

    public bool Narrows => Search.Length + Role.Length + State.Length > 0;

    public string Url(int page) => Url(page, Order.ToString());

    public string Url(int page, string sort) =>
        $"/people?search={Uri.EscapeDataString(Search)}&role={Role}&state={State}&sort={sort}&page={page}";

    public bool Shows(PersonLine line) =>
        (Search.Length == 0 || line.Name.Contains(Search, StringComparison.CurrentCultureIgnoreCase) || line.Email.Contains(Search, StringComparison.OrdinalIgnoreCase))
        && (Role.Length == 0 || line.Roles.Any(own => own.Stored() == Role))
        && (State.Length == 0 || line.IsSuspended == (State == Membership.Suspended));

    public IEnumerable<PersonLine> Sort(IEnumerable<PersonLine> lines) => Order.Sort(lines, Comparer<PersonLine>.Create((one, other) => Order.Column switch
    {
        "roles" => (one.Roles[^1], one.Name).CompareTo((other.Roles[^1], other.Name)),
        "signed-in" => (one.LastSignIn ?? DateTimeOffset.MinValue).CompareTo(other.LastSignIn ?? DateTimeOffset.MinValue),
        _ => string.Compare(one.Name, other.Name, StringComparison.CurrentCultureIgnoreCase),
    }));
}

/// <summary>One page of the people of an organisation, and its invitations.</summary>
/// <param name="Count">How many people match.</param>
public sealed record PeoplePage(
    string Organisation, PeopleView View, IReadOnlyList<PersonLine> Lines, int Count, int Page, int Pages, IReadOnlyList<InvitationLine> Invitations)
{
    /// <summary>What was done last, in a sentence; null otherwise.</summary>
    public string? Done { get; init; }
}

/// <summary>Checkboxes of an organisation's roles.</summary>
/// <param name="Error">What is wrong with the choice; null where nothing is.</param>
public sealed record RoleChoice(IReadOnlyCollection<Role> Chosen, string? Error, string Legend);
