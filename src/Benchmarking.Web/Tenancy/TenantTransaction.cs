using System.Data;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Benchmarking.Web.Tenancy;

/// <summary>
/// One unit of work inside one organisation's wall (or none). Undone when disposed without <see cref="CommitAsync"/>,
/// which handlers call before they answer: what a page calls saved, is saved.
/// </summary>
public sealed class TenantTransaction(BenchmarkingDb db, IDbContextTransaction transaction) : IAsyncDisposable
{
    /// <summary>
    /// What goes on a trail when this is committed: last, since an entry holds its trail's lock until the end, and whoever
    /// waits for it must not hold anything that this waits for.
    /// </summary>
    private readonly List<object> _trail = [];

    public BenchmarkingDb Db { get; } = db;

    /// <summary>Adds a line to the organisation's audit trail, in this transaction.</summary>
    public void Audit(Actor actor, DateTimeOffset at, string action, string subject, string detail = "") => Audit(
        actor.OrganisationId ?? throw new InvalidOperationException("No organisation is acted for."),
        actor.UserId, at, action, subject, actor.Token is { } token ? $"{detail} (by token \"{token.Name}\")".Trim() : detail);

    /// <summary>The same for work behind the pages, in the name of who asked for it.</summary>
    public void Audit(
        OrganisationId organisation, UserId user, DateTimeOffset at, string action, string subject, string detail = "") =>
        _trail.Add(new AuditEntry
        {
            OrganisationId = organisation,
            At = at,
            UserId = user,
            Action = action,
            Subject = subject,
            Detail = detail,
        });

    /// <summary>Adds a line to the consortium's audit trail, in this transaction.</summary>
    public void AuditConsortium(Actor actor, DateTimeOffset at, string action, string subject, string detail = "") =>
        _trail.Add(new ConsortiumAuditEntry
        {
            At = at,
            UserId = actor.UserId,
            Action = action,
            Subject = subject,
            Detail = detail,
        });

    /// <summary>On the trail of whoever acts: of the organisation that they act for, or the consortium's where they act for none.</summary>
    public void AuditByHat(Actor actor, DateTimeOffset at, string action, string subject, string detail = "")
    {
        if (actor.OrganisationId is null)
            AuditConsortium(actor, at, action, subject, detail);
        else
            Audit(actor, at, action, subject, detail);
    }

    public async Task CommitAsync(CancellationToken cancellation)
    {
        await Db.SaveChangesAsync(cancellation);
        if (_trail.Count > 0)
        {
            Db.AddRange(_trail);
            await Db.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>True once the connection broke: the server has undone what was done here, or will in a moment.</summary>
    public bool IsLost => Db.Database.GetDbConnection().State != ConnectionState.Open;

    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
        }
        catch (Exception) when (IsLost)
        {
            // There is nothing left to undo, and what broke the connection has been said already.
        }
        finally
        {
            await Db.DisposeAsync();
        }
    }
}
