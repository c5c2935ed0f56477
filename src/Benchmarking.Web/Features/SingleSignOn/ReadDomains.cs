using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>A domain that an organisation asks for, as the consortium's administrators see it.</summary>
/// <param name="Holder">Whose it is; null while it is nobody's.</param>
public sealed record AskedLine(OrganisationId Organisation, string Name, string Domain, DateTimeOffset AskedAt, OrganisationId? Holder, string? HolderName, DateTimeOffset? ConfirmedAt)
{
    public bool IsConfirmed => Holder == Organisation;

    public StatusTag Tag => IsConfirmed ? SignOnTags.Confirmed : Holder is null ? SignOnTags.Waits : SignOnTags.Anothers;
}

/// <summary>All of them, those that wait first.</summary>
public sealed record DomainsPage(IReadOnlyList<AskedLine> Lines, int Page, int Pages);

public sealed class ReadDomains(TenantDoor door)
{
    public const int PageSize = 50;

    public async Task<DomainsPage> LoadAsync(Actor actor, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var lines = Lines(transaction);
        var pages = Math.Max(1, (await lines.CountAsync(cancellation) + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        return new DomainsPage(
            await lines.OrderBy(line => line.Holder != null).ThenBy(line => line.Domain).ThenBy(line => line.Name)
                .Skip((page - 1) * PageSize).Take(PageSize).Select(line => new AskedLine(
                    line.Organisation, line.Name, line.Domain, line.AskedAt, line.Holder, line.HolderName, line.ConfirmedAt)).ToListAsync(cancellation),
            page, pages);
    }

    /// <summary>Null where it is not asked for.</summary>
    public async Task<AskedLine?> FindAsync(Actor actor, Guid organisation, string? domain, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var id = new OrganisationId(organisation);
        return await Lines(transaction).Where(line => line.Organisation == id && line.Domain == domain).Select(line => new AskedLine(
            line.Organisation, line.Name, line.Domain, line.AskedAt, line.Holder, line.HolderName, line.ConfirmedAt)).SingleOrDefaultAsync(cancellation);
    }

    private static IQueryable<Line> Lines(TenantTransaction transaction)
    {
        var db = transaction.Db;
        return
            from asked in db.SingleSignOnDomains
            join organisation in db.Organisations on asked.OrganisationId equals organisation.Id
            join held in db.DomainHolders on asked.Domain equals held.Domain into holders
            from held in holders.DefaultIfEmpty()
            select new Line
            {
                Organisation = asked.OrganisationId,
                Name = organisation.Name,
                Domain = asked.Domain,
                AskedAt = asked.AskedAt,
                Holder = held == null ? null : held.Holder,
                HolderName = held == null ? null : db.Organisations.Where(other => other.Id == held.Holder).Select(other => other.Name).SingleOrDefault(),
                ConfirmedAt = held == null ? null : held.ConfirmedAt,
            };
    }

    private sealed class Line
    {
        public OrganisationId Organisation { get; init; }

        public required string Name { get; init; }

        public required string Domain { get; init; }

        public DateTimeOffset AskedAt { get; init; }

        public OrganisationId? Holder { get; init; }

        public string? HolderName { get; init; }

        public DateTimeOffset? ConfirmedAt { get; init; }
    }
}
