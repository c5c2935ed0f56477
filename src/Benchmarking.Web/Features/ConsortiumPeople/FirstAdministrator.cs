using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Invitations;
using Benchmarking.Web.Features.Seeding;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.ConsortiumPeople;

/// <summary>
/// The command <c>--invite-administrator ADDRESS</c>: how a new installation comes by its first administrator of the
/// consortium. Given by the operator, who holds the owner's login; worth nothing once there is an administrator.
/// </summary>
public static class FirstAdministrator
{
    /// <summary>As it is given on the command line.</summary>
    public const string Setting = "invite-administrator";

    /// <returns>The process's exit code; null where the command was not given.</returns>
    public static async Task<int?> RunAsync(
        IConfiguration configuration, TextWriter output, TextWriter errors, TimeProvider clock, CancellationToken cancellation = default)
    {
        if (configuration[Setting] is not { } typed)
            return null;

        var address = typed.Trim();
        var owner = configuration.GetConnectionString("Owner");
        var refusal = new InviteForm { Email = address }.Problems().Any() ? "Give the address to invite: --invite-administrator name@consortium.example"
            : string.IsNullOrWhiteSpace(owner) ? "Set ConnectionStrings__Owner: the invitation is written by the login of the migrations."
            : null;
        if (refusal is null)
        {
            await DatabaseConnection.RefuseUnreachableAsync("Owner", owner!, cancellation);
            try
            {
                refusal = await WriteAsync(configuration, owner!, address, output, clock.GetUtcNow(), cancellation);
            }
            catch (PostgresException empty) when (empty.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedObject or PostgresErrorCodes.InvalidParameterValue)
            {
                refusal = "This database holds no tables of the site yet: start the site once, which makes them, then give the command again.";
            }
        }

        if (refusal is null)
            return 0;
        await errors.WriteLineAsync(refusal);
        return 1;
    }

    private static async Task<string?> WriteAsync(
        IConfiguration configuration, string connection, string address, TextWriter output, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var owner = await OwnerTransaction.OpenAsync(connection, cancellation);
        var (db, role) = (owner.Db, Role.ConsortiumAdmin.Stored());
        if (await db.PersonRoles.AnyAsync(row => row.Role == role, cancellation))
            return "There is an administrator of the consortium already, who can invite others on the page “Administrators and researchers”.";

        // An earlier one is replaced, so that never two are good.
        await db.ConsortiumInvitations.Where(row => row.AcceptedAt == null && row.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedAt, now), cancellation);
        var code = InvitationCode.Make();
        db.ConsortiumInvitations.Add(new ConsortiumInvitation
        {
            Email = address,
            NormalizedEmail = address.Normalize().ToUpperInvariant(),
            CodeHash = code.Hash,
            InvitedAt = now,
            ExpiresAt = now + InvitationCode.Lasts,
        });
        await owner.CommitAsync(cancellation);
        await output.WriteLineAsync($"Give this address to {address}. It works once, until {LondonTime.Moment(now + InvitationCode.Lasts)}:");
        await output.WriteLineAsync($"{configuration["Site:Address"]?.TrimEnd('/')}{code.Path}");
        return null;
    }
}
