using Npgsql;

namespace Benchmarking.Browser.Tests.Support;

/// <summary>Keeps the worker from finishing any publication until it is let go, so that its progress can be looked at in peace.</summary>
public sealed class HeldPublication : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private HeldPublication(NpgsqlConnection connection) => _connection = connection;

    public static async Task<HeldPublication> HoldAsync(string owner)
    {
        var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var hold = new NpgsqlCommand("lock table publications in share row exclusive mode", connection);
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return new HeldPublication(connection);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
