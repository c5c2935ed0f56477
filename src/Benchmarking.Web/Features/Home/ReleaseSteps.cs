using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Research;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Home;

/// <summary>What of research data waits for somebody.</summary>
/// <param name="Waiting">Releases, one at most of a series, that this person may publish: none that they asked for.</param>
/// <param name="Standing">How far a researcher is; null for anybody else.</param>
public sealed record ReleaseSteps(IReadOnlyList<Release> Waiting, ResearchStanding? Standing)
{
    public static async Task<ReleaseSteps> ReadAsync(BenchmarkingDb db, Actor actor, CancellationToken cancellation)
    {
        var waiting = Access.Allows(Verb.MakeReleases, actor)
            ? await db.Releases.AsNoTracking().Where(row => row.State == ReleaseState.Ready && row.MadeBy != actor.UserId)
                .OrderBy(row => row.MadeAt).ThenBy(row => row.Id).ToListAsync(cancellation)
            : [];
        return new ReleaseSteps(
            waiting, Access.Allows(Verb.UseResearchAccount, actor) ? await db.StandingAsync(actor, cancellation) : null);
    }
}
