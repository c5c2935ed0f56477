using Npgsql;

namespace Benchmarking.Browser.Tests.Support;

/// <summary>Keeps an organisation's import from being taken over until it is let go, so that its progress can be looked at in peace.</summary>
public sealed class HeldHistory : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private HeldHistory(NpgsqlConnection connection) => _connection = connection;

    public static async Task<HeldHistory> HoldAsync(string owner, string organisation)
    {
        var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var hold = new NpgsqlCommand(
            "select pg_advisory_xact_lock(hashtextextended('history ' || id, 0)) from organisations where name = $1", connection)
        {
            Parameters = { new() { Value = organisation } },
        };
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return new HeldHistory(connection);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
