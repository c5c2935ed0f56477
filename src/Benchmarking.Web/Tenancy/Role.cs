namespace Benchmarking.Web.Tenancy;

/// <summary>The roles of the service, the weightiest of an organisation's last.</summary>
public enum Role
{
    Contributor,
    Steering,
    Approver,
    OrganisationAdmin,
    ConsortiumAdmin,
    Researcher,
}

public static class Roles
{
    private static readonly (Role Role, string Stored, string Words)[] Known =
    [
        (Role.Contributor, "contributor", "Contributor"),
        (Role.Steering, "steering", "Steering group"),
        (Role.Approver, "approver", "Approver"),
        (Role.OrganisationAdmin, "organisation_admin", "Organisation administrator"),
        (Role.ConsortiumAdmin, "consortium_admin", "Consortium administrator"),
        (Role.Researcher, "researcher", "Researcher"),
    ];

    /// <summary>What the database holds.</summary>
    public static string Stored(this Role role) => Known.Single(known => known.Role == role).Stored;

    /// <summary>What a person reads.</summary>
    public static string Words(this Role role) => Known.Single(known => known.Role == role).Words;

    public static Role FromStored(string stored) => Known.Single(known => known.Stored == stored).Role;
}
