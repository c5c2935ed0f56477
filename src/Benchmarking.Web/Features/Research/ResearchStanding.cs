using Benchmarking.Web.Database;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Research;

/// <summary>Whether somebody may be handed data that is not open to everybody.</summary>
public enum ResearchStanding
{
    /// <summary>Has said who they are and for what, and accepted the terms that hold now.</summary>
    Ready,

    /// <summary>A researcher who has not, or accepted an earlier version.</summary>
    TermsToAccept,

    /// <summary>Nobody signed in, or no researcher.</summary>
    NotRegistered,
}

public static class ResearchStandings
{
    /// <summary>
    /// Those who answer for releases see them all; a researcher after saying who they are and accepting the terms.
    /// </summary>
    public static async Task<ResearchStanding> StandingAsync(this BenchmarkingDb db, Actor? actor, CancellationToken cancellation)
    {
        if (actor is null)
            return ResearchStanding.NotRegistered;
        if (Access.Allows(Verb.SeeDownloads, actor))
            return ResearchStanding.Ready;
        if (!Access.Allows(Verb.UseResearchAccount, actor))
            return ResearchStanding.NotRegistered;

        var isReady = await db.Researchers.AnyAsync(own => own.UserId == actor.UserId, cancellation)
            && await db.TermsAcceptances.AnyAsync(
                own => own.UserId == actor.UserId && own.Version == ResearchTerms.Version, cancellation);
        return isReady ? ResearchStanding.Ready : ResearchStanding.TermsToAccept;
    }
}
