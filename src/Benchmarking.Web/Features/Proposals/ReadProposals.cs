using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Proposals;

/// <summary>One proposal as a person reads it.</summary>
/// <param name="Metric">Name of the metric; null where it is about a new one.</param>
/// <param name="By">Who made it, "Person, Organisation".</param>
public sealed record ProposalLine(MetricProposal Proposal, string? Metric, string By)
{
    public string Title => Metric is null ? "A new metric" : $"“{Metric}”";

    public StatusTag Tag => StatusTag.ForProposal(Proposal.State);
}

/// <summary>A page of proposals, those that wait first, then the newest.</summary>
public sealed record ProposalsPage(IReadOnlyList<ProposalLine> Lines, Pagination Pages);

/// <summary>Proposals as far as the hat goes: one organisation's own, or everybody's for the consortium.</summary>
public sealed class ReadProposals(TenantDoor door)
{
    private const int OnePage = 20;

    public async Task<ProposalsPage> LoadAsync(Actor actor, string address, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var count = await transaction.Db.MetricProposals.CountAsync(cancellation);
        var (shown, pages) = Pagination.Place(page, count, OnePage);
        var rows = await transaction.Db.MetricProposals.AsNoTracking()
            .OrderBy(row => row.State == MetricProposalState.Open ? 0 : 1).ThenByDescending(row => row.MadeAt)
            .Skip((shown - 1) * OnePage).Take(OnePage).ToListAsync(cancellation);
        var lines = await LinesAsync(transaction.Db, rows, cancellation);
        return new ProposalsPage(lines, new Pagination("Proposals", shown, pages, to => $"{address}?page={to}"));
    }

    public async Task<ProposalLine?> FindAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var rows = await transaction.Db.MetricProposals.AsNoTracking().Where(row => row.Id == id).ToListAsync(cancellation);
        return (await LinesAsync(transaction.Db, rows, cancellation)).SingleOrDefault();
    }

    private static async Task<IReadOnlyList<ProposalLine>> LinesAsync(
        BenchmarkingDb db, List<MetricProposal> rows, CancellationToken cancellation)
    {
        var (codes, members) = (rows.Select(row => row.MetricCode).ToList(), rows.Select(row => row.OrganisationId).ToList());
        var metrics = await db.Metrics.Where(row => codes.Contains(row.Code))
            .ToDictionaryAsync(row => row.Code, row => row.Name, cancellation);
        var organisations = await db.Organisations.Where(row => members.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Name, cancellation);
        var names = await db.NamesAsync(rows.Select(row => row.MadeBy), cancellation);
        return
        [
            .. rows.Select(row => new ProposalLine(
                row,
                row.MetricCode is { } code ? metrics[code] : null,
                $"{names.Of(row.MadeBy) ?? "Somebody who has left"}, {organisations[row.OrganisationId]}")),
        ];
    }
}
