using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Imports;

/// <summary>Files that were read and wait for a yes, inside the organisation's wall.</summary>
public static class StageImport
{
    /// <summary>Keeps a file that was read. It takes the place of those that wait: two of them could not both be meant.</summary>
    /// <param name="plan">The plan that actions are for; null for activities.</param>
    public static async Task<RegisterImport> AddAsync(
        TenantTransaction transaction, Actor actor, DateTimeOffset now, RegisterImportKind kind, Guid? plan, string fileName,
        ImportLines lines, ImportProblems problems, CancellationToken cancellation)
    {
        await transaction.Db.RegisterImports
            .Where(row => row.Kind == kind && row.PlanId == plan && (row.State == UploadState.Waiting || row.State == UploadState.Refused))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, UploadState.Dropped).SetProperty(row => row.DecidedAt, now)
                    .SetProperty(row => row.DecidedBy, actor.UserId).SetProperty(row => row.Lines, "[]").SetProperty(row => row.Problems, "[]"),
                cancellation);
        var import = new RegisterImport
        {
            OrganisationId = actor.OrganisationId!.Value,
            Kind = kind,
            PlanId = plan,
            FileName = SentFileName.Shown(fileName),
            State = problems.Count == 0 ? UploadState.Waiting : UploadState.Refused,
            Lines = problems.Count == 0 ? lines.ToJson() : "[]",
            Problems = problems.ToJson(),
            UploadedAt = now,
            UploadedBy = actor.UserId,
        };
        transaction.Db.RegisterImports.Add(import);
        return import;
    }

    public static Task<RegisterImport?> FindAsync(BenchmarkingDb db, RegisterImportKind kind, Guid id, CancellationToken cancellation) =>
        db.RegisterImports.SingleOrDefaultAsync(row => row.Id == id && row.Kind == kind, cancellation);

    /// <summary>
    /// Says what became of one that waits; the commit fails where somebody else said so meanwhile. Its lines, and what its
    /// problems quoted, are not kept: they may have told of people.
    /// </summary>
    public static void Decide(this RegisterImport import, Actor actor, DateTimeOffset now, UploadState state)
    {
        (import.State, import.DecidedAt, import.DecidedBy) = (state, now, actor.UserId);
        (import.Lines, import.Problems) = ("[]", "[]");
    }
}
