using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

/// <summary>A row that belongs to one organisation and stands behind its wall.</summary>
public interface IOfOrganisation
{
    OrganisationId OrganisationId { get; }
}
