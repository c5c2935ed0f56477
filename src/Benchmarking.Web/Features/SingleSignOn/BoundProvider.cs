using System.Security.Cryptography;
using System.Text;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>A provider that opens somebody's account, as their own page shows it.</summary>
/// <param name="Id">Stands for it in addresses; tells nothing of what the provider calls the person.</param>
/// <param name="Organisation">Whose provider it is.</param>
public sealed record BoundProvider(string Id, string Organisation, string Issuer)
{
    /// <summary>What a login is kept under: two organisations with the same issuer are two providers.</summary>
    public static string NameOf(string issuer, OrganisationId organisation) => $"{issuer}#{organisation}";

    /// <summary>Null where the name is none of ours.</summary>
    public static (string Issuer, OrganisationId Organisation)? Read(string name) =>
        name.LastIndexOf('#') is var cut and > 0 && Guid.TryParse(name.AsSpan(cut + 1), out var id) ? (name[..cut], new OrganisationId(id)) : null;

    public static string IdOf(string name, string subject) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{subject}")))[..32];
}
