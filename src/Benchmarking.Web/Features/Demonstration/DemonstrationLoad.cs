using System.Diagnostics;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Privacy;
using Benchmarking.Web.Tenancy;
using Npgsql;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>
/// The consortium with made-up figures that a new installation opens with: members and people, eight quarters of returns
/// through the site's own handlers, one collection open today. Loaded once; an interrupted load goes on at the next start.
/// </summary>
public sealed partial class DemonstrationLoad(
    DemonstrationPeople people, AcceptTerms terms, DemonstrationCollections collections, DemonstrationReturns returns, TimeProvider clock, ILogger<DemonstrationLoad> log)
{
    /// <returns>The demonstration's administrator; null where the consortium has members of its own and is left alone.</returns>
    public async Task<Actor?> RunAsync(string ownerConnectionString, string accountsFile, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        await using var turn = await TakeTurnAsync(ownerConnectionString, cancellation);
        var firstDay = DemonstrationRound.Until(DemonstrationRound.NewestFinished(clock.GetUtcNow()), clock.GetUtcNow())[0].OpensAt;
        var organisations = await people.OrganisationsAsync(ownerConnectionString, firstDay, cancellation);
        if (organisations.Count == 0)
        {
            RealMembers();
            return null;
        }

        var users = await people.AccountsAsync(ownerConnectionString, organisations, accountsFile, cancellation);
        var administrator = DemonstrationPeople.AdministratorOf(users);
        foreach (var organisation in organisations)
            await terms.HandleAsync(DemonstrationPeople.ActorOf(organisation, users, "admin", Role.OrganisationAdmin), cancellation);
        var rounds = await collections.OpenAsync(administrator, cancellation);
        if ((await collections.HistoryAsync(cancellation)).All(stand => stand.State == CollectionState.Open))
        {
            await MakeReturnsAsync(organisations, users, rounds, cancellation);
            Loaded(organisations.Count, watch.Elapsed.TotalSeconds);
        }

        await collections.CloseAsync(administrator, rounds, cancellation);
        return administrator;
    }

    private async Task MakeReturnsAsync(
        IReadOnlyList<Organisation> organisations,
        IReadOnlyDictionary<string, UserId> users,
        IReadOnlyList<DemonstrationRound> rounds,
        CancellationToken cancellation)
    {
        foreach (var organisation in organisations)
            await people.AimAsync(organisation, users, cancellation);
        var members = organisations.Select((organisation, place) => new DemonstrationMember(
            organisation,
            new DemonstrationHabits(organisation.Slug, place),
            DemonstrationPeople.ActorOf(organisation, users, "contributor", Role.Contributor),
            DemonstrationPeople.ActorOf(organisation, users, "approver", Role.Approver)));
        await returns.MakeAsync(members, rounds, cancellation);
    }

    /// <summary>Instances that start together load one after the other: the second finds everything there.</summary>
    private static async Task<NpgsqlConnection> TakeTurnAsync(string ownerConnectionString, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ownerConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var turn = new NpgsqlCommand("select pg_advisory_lock(hashtextextended('demonstration', 0))", connection) { CommandTimeout = 300 };
        await turn.ExecuteNonQueryAsync(cancellation);
        return connection;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Made the demonstration's returns of {Members} members in {Seconds:0.0} s")]
    private partial void Loaded(int members, double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "The consortium has members of its own, so no demonstration is loaded")]
    private partial void RealMembers();
}
