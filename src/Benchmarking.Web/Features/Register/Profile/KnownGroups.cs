using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Profile;

/// <summary>The groups that an organisation counts: those that all members count, then its own.</summary>
public static class KnownGroups
{
    public static IReadOnlyList<ResidentGroup> Of(IEnumerable<NamedGroup> named) =>
    [
        .. AgreedGroups.All,
        .. named.Where(group => !IsAgreed(group.Code)).OrderBy(group => group.Name, StringComparer.OrdinalIgnoreCase)
            .Select(group => new ResidentGroup(group.Code, group.Name)),
    ];

    public static async Task<IReadOnlyList<ResidentGroup>> ReadAsync(BenchmarkingDb db, CancellationToken cancellation) =>
        Of(await db.NamedGroups.AsNoTracking().ToListAsync(cancellation));

    public static bool IsAgreed(string code) => AgreedGroups.All.Any(group => group.Code == code);
}
