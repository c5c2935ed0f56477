using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Reopenings;

/// <summary>
/// Requests of all members, for the consortium's administrators, who answer them. The first wall is lifted here, by name
/// and for this one table; the second stays: the database shows others' requests to administrators alone.
/// </summary>
public static class AskedReopenings
{
    private static readonly string[] TenantFilter = ["tenant"];

    public static IQueryable<Reopening> ReopeningsOfAll(this BenchmarkingDb db) => db.Reopenings.IgnoreQueryFilters(TenantFilter);
}
