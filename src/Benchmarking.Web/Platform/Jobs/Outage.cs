using Npgsql;

namespace Benchmarking.Web.Platform.Jobs;

/// <summary>Tells a database that is away for a moment from work that went wrong.</summary>
public static class Outage
{
    // Class 57P: the server is shutting down, was stopped, or is starting up.
    private const string OperatorIntervened = "57P";

    /// <summary>True where trying again later may succeed. Entity Framework wraps what Npgsql says, hence the walk.</summary>
    public static bool Is(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException!)
        {
            if (inner is NpgsqlException { IsTransient: true } or System.Net.Sockets.SocketException or EndOfStreamException)
                return true;
            if (inner is PostgresException postgres && postgres.SqlState.StartsWith(OperatorIntervened, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
