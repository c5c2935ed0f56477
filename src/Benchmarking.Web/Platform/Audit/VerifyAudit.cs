using Benchmarking.Web.Database;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Platform.Audit;

/// <summary>
/// <c>dotnet Benchmarking.Web.dll --verify-audit</c>: looks every trail through as the auditor, who may read trails and
/// nothing else, and says of each whether it is whole. For the operator, a nightly job or an outside auditor.
/// </summary>
public static class VerifyAudit
{
    public const string Argument = "--verify-audit";

    /// <returns>0 where every trail is whole, 1 where one is not.</returns>
    /// <exception cref="StartRefused">No login of the owner is given.</exception>
    public static async Task<int> RunAsync(
        string? owner, Trails trails, TextWriter output, CancellationToken cancellation)
    {
        if (owner is null)
            throw new StartRefused("--verify-audit needs a login that may become the auditor: set ConnectionStrings__Owner.");
        var builder = new NpgsqlConnectionStringBuilder(owner) { Pooling = false };
        await using var db = new BenchmarkingDb(
            new DbContextOptionsBuilder<BenchmarkingDb>().UseNpgsql(builder.ConnectionString).Options)
        { EveryOrganisation = true };
        // What was committed while this looks is not half seen.
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        await db.Database.ExecuteSqlAsync($"set local role bm_audit", cancellation);
        var broken = 0;
        foreach (var organisation in await OrganisationsAsync(db, cancellation))
            broken += await SayAsync(organisation.ToString(), await trails.CheckAsync(db, organisation, cancellation), output);
        broken += await SayAsync(Trails.Consortium, await trails.CheckAsync(db, null, cancellation), output);
        await output.WriteLineAsync(broken == 0 ? "Every trail is whole." : $"{broken} {(broken == 1 ? "trail is" : "trails are")} not whole.");
        return broken == 0 ? 0 : 1;
    }

    /// <summary>Those with a head, a seal or an entry: a trail that was taken away whole has left one of them.</summary>
    private static async Task<List<OrganisationId>> OrganisationsAsync(BenchmarkingDb db, CancellationToken cancellation) =>
        await db.AuditHeads.Select(head => head.OrganisationId)
            .Union(db.AuditSeals.Select(seal => seal.OrganisationId))
            .Union(db.AuditEntries.Select(entry => entry.OrganisationId))
            .ToListAsync(cancellation);

    private static async Task<int> SayAsync(string trail, TrailVerdict verdict, TextWriter output)
    {
        await output.WriteLineAsync(
            $"{trail}: {(verdict.IsWhole ? "whole" : "NOT WHOLE")}, {verdict.Entries} entries, {verdict.Seals} seals{(verdict.Wrong is { } wrong ? $". {wrong}" : "")}");
        return verdict.IsWhole ? 0 : 1;
    }
}
