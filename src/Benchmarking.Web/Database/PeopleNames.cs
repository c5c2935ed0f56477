using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Database;

/// <summary>What people are called, for lists that say who did what.</summary>
public static class PeopleNames
{
    /// <summary>Names of people by id.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(
        this BenchmarkingDb db, IEnumerable<UserId> people, CancellationToken cancellation)
    {
        var ids = people.Select(id => id.Value).Distinct().ToList();
        return ids.Count == 0
            ? new Dictionary<Guid, string>()
            : await db.Users.Where(user => ids.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellation);
    }

    /// <summary>What somebody is called; null where nobody is meant, or they have left.</summary>
    public static string? Of(this IReadOnlyDictionary<Guid, string> names, UserId? id) =>
        id is { } known ? names.GetValueOrDefault(known.Value) : null;
}
