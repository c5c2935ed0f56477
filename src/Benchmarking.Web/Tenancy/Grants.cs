namespace Benchmarking.Web.Tenancy;

/// <summary>
/// Who hands out which role: the one table that the pages obey, and that the policies of the database say once more
/// (migration 0030). Nobody can cause anyone to hold what they lack themselves or answer for; nobody changes their own roles.
/// A researcher's role is handed out by nobody: researchers register themselves.
/// </summary>
public static class Grants
{
    /// <summary>Roles that belong to one organisation, whose administrators hand them out.</summary>
    public static readonly Role[] OfOrganisation = [Role.Contributor, Role.Approver, Role.OrganisationAdmin];

    /// <summary>By the role of who gives. The consortium's administrators give an organisation its first administrator, and no second.</summary>
    public static IReadOnlyDictionary<Role, Role[]> Table { get; } = new Dictionary<Role, Role[]>
    {
        [Role.OrganisationAdmin] = OfOrganisation,
        [Role.ConsortiumAdmin] = [Role.Steering, Role.ConsortiumAdmin, Role.OrganisationAdmin],
    };

    /// <summary>Whether somebody may give a role under the hat they wear now.</summary>
    /// <param name="to">Who would get it; null for somebody who has no account yet.</param>
    /// <param name="hasAdministrator">Whether the organisation in question has an active administrator.</param>
    public static bool MayHandOut(Actor giver, Role role, UserId? to, bool hasAdministrator) =>
        to != giver.UserId
        && giver.Hat?.Roles.Any(own => Table.TryGetValue(own, out var given) && given.Contains(role)) == true
        && (role != Role.OrganisationAdmin || giver.Is(Role.OrganisationAdmin) || !hasAdministrator);

    /// <summary>Those of an organisation's roles that are spelt in a form, in their order.</summary>
    /// <param name="stored">As <see cref="Roles.Stored"/> spells them; anything else is left out.</param>
    public static IReadOnlyList<Role> Chosen(IReadOnlyCollection<string> stored) =>
        [.. OfOrganisation.Where(role => stored.Contains(role.Stored()))];

    /// <summary>What a role lets somebody do, in a sentence for whoever hands it out.</summary>
    public static string Meaning(Role role) => role switch
    {
        Role.Contributor => "Fills in the return, sets targets, writes case studies.",
        Role.Approver => "Fills in too, and signs the return off.",
        Role.OrganisationAdmin => "Invites and removes people, makes API tokens, sets up single sign-on. Reads the return and changes nothing in it.",
        Role.Steering => "Sees the sector’s benchmarks, never another member’s figure; edits case studies and approves releases.",
        Role.ConsortiumAdmin => "Runs collections and the catalogue, onboards organisations. Sees no member’s figures.",
        _ => "Downloads releases for registered researchers.",
    };
}
