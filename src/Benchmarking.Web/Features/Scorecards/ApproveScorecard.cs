using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.Scorecards;

public enum ApproveResult
{
    Approved,

    /// <summary>The draft, what stands beside it or the benchmarks are not those that were looked at.</summary>
    ChangedMeanwhile,

    /// <summary>There is no figure to approve.</summary>
    Nothing,
}

/// <summary>Freezes the draft as the next version: exactly what was looked at, or nothing.</summary>
public sealed class ApproveScorecard(TenantDoor door, TimeProvider clock)
{
    /// <param name="draft">Version of the draft that was looked at.</param>
    /// <param name="publication">Number of the publication that its figures came from.</param>
    /// <param name="stamp">Of the page that was looked at: a draft of the same version reads otherwise once an entry or a return changes.</param>
    public async Task<ApproveResult> HandleAsync(Actor actor, int draft, int publication, string? stamp, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var ground = await db.ReadScorecardGroundAsync(cancellation);
        var standing = await db.FindDraftAsync(cancellation);
        if ((standing?.Version ?? 0) != draft || ground.Latest?.Number != publication)
            return ApproveResult.ChangedMeanwhile;

        var content = ground.Make(standing is null ? ground.First : DraftContent.Of(standing));
        if (content.Lines.Count == 0)
            return ApproveResult.Nothing;

        var organisation = await db.Organisations.Where(row => row.Id == actor.OrganisationId).Select(row => row.Name).SingleAsync(cancellation);
        if (content.StampFor(organisation) != stamp)
            return ApproveResult.ChangedMeanwhile;

        var version = 1 + ((await db.FindApprovedAsync(cancellation))?.Version ?? 0);
        db.Scorecards.Add(new Scorecard
        {
            OrganisationId = actor.OrganisationId!.Value,
            Version = version,
            OrganisationName = organisation,
            Period = ground.Latest.Period.ToString(),
            PublicationNumber = publication,
            Content = content.ToJson(),
            ApprovedAt = clock.GetUtcNow(),
            ApprovedBy = actor.UserId,
        });
        transaction.Audit(actor, clock.GetUtcNow(), "approved the scorecard", $"scorecard {version}");
        try
        {
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateException failed) when (failed.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return ApproveResult.ChangedMeanwhile;
        }

        return ApproveResult.Approved;
    }
}
