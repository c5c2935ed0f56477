using Benchmarking.Web.Database;
using Benchmarking.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>Keeps accounts whose passwords lie in a file away from a site that is used in earnest.</summary>
public sealed class DemonstrationGuard(SiteDatabase site, IHostEnvironment environment)
{
    /// <exception cref="StartRefused">This is Production and a demonstration account exists.</exception>
    public async Task RefuseAccountsAsync(CancellationToken cancellation)
    {
        if (!environment.IsProduction())
            return;

        await using var db = new BenchmarkingDb(site.Options);
        var accounts = await db.Users.CountAsync(user => user.IsDemonstration, cancellation);
        if (accounts > 0)
            throw new StartRefused(
                $"This database holds {(accounts == 1 ? "a demonstration account" : $"{accounts} demonstration accounts")}, so the site will not start in Production: give it a database in which no demonstration was ever loaded.");
    }
}
