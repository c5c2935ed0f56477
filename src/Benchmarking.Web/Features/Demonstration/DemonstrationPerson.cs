using System.Text;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>One person of the demonstration. Nobody has a name: each is called by role and organisation.</summary>
/// <param name="Organisation">Name of the organisation; empty where the roles belong to none.</param>
public sealed record DemonstrationPerson(string Email, string Organisation, IReadOnlyList<Role> Roles)
{
    /// <summary>The organisation whose manager wears two hats (the second as a researcher); its people open the table printed at start.</summary>
    public const string Example = "aspire-housing";

    public static DemonstrationPerson Administrator { get; } = new("consortium@benchmarking.example", "", [Role.ConsortiumAdmin]);

    public static DemonstrationPerson Researcher { get; } = new("researcher@university.example", "", [Role.Researcher]);

    public string DisplayName => Organisation.Length == 0 ? RoleWords : $"{RoleWords}, {Organisation}";

    /// <summary>"Approver, steering group".</summary>
    public string RoleWords =>
        string.Join(", ", Roles.Select((role, at) => at == 0 ? role.Words() : role.Words().ToLowerInvariant()));

    /// <summary>Roles held for the organisation.</summary>
    public IEnumerable<Role> Memberships => Roles.Except(OwnRoles);

    /// <summary>Roles that belong to the person and to no organisation.</summary>
    public IEnumerable<Role> OwnRoles => Roles.Where(role => role is Role.ConsortiumAdmin or Role.Researcher);

    /// <summary>One person for each role of the organisation.</summary>
    public static IEnumerable<DemonstrationPerson> Of(Organisation organisation)
    {
        yield return Called("contributor", Role.Contributor);
        yield return Called("approver", Role.Approver);
        yield return Called("admin", Role.OrganisationAdmin);
        if (organisation.Steering == "yes")
            yield return Called("steering", Role.Steering);
        if (organisation.Slug == Example)
            yield return Called("manager", Role.Approver, Role.Steering, Role.Researcher);

        DemonstrationPerson Called(string name, params Role[] roles) => new(EmailOf(name, organisation), organisation.Name, roles);
    }

    /// <summary><c>contributor@great-places.example</c>.</summary>
    public static string EmailOf(string name, Organisation organisation)
    {
        var domain = new StringBuilder();
        foreach (var letter in organisation.ShortName.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
                domain.Append(letter);
            else if (domain.Length > 0 && domain[^1] != '-')
                domain.Append('-');
        }

        return $"{name}@{domain.ToString().TrimEnd('-')}.example";
    }
}
