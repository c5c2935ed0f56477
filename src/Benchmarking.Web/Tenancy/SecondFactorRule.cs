namespace Benchmarking.Web.Tenancy;

/// <summary>Which hats open nothing until their wearer has shown more than a password.</summary>
public static class SecondFactorRule
{
    /// <summary>Roles that decide for others, or see more than one organisation's work.</summary>
    public static IReadOnlyList<Role> Demanding { get; } = [Role.Approver, Role.OrganisationAdmin, Role.Steering, Role.ConsortiumAdmin];

    public static bool Demands(this Hat hat) => hat.Roles.Any(Demanding.Contains);
}
