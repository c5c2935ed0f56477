using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Database;

/// <summary>The site's own login (bm_app): rows of one organisation at a time.</summary>
public sealed class SiteDatabase : IAsyncDisposable
{
    public SiteDatabase(string connectionString)
    {
        // Prepared statements stay obedient to the wall: the policy asks for the setting at each run.
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 50 };
        Source = NpgsqlDataSource.Create(builder);
        Options = new DbContextOptionsBuilder<BenchmarkingDb>().UseNpgsql(Source).Options;
    }

    public NpgsqlDataSource Source { get; }

    public DbContextOptions<BenchmarkingDb> Options { get; }

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}

/// <summary>
/// The engine's login (bm_engine): signed figures of everyone, and publications to write. Only the worker opens it,
/// never a web request.
/// </summary>
public sealed class EngineDatabase : IAsyncDisposable
{
    public EngineDatabase(string connectionString)
    {
        Source = NpgsqlDataSource.Create(connectionString);
        Options = new DbContextOptionsBuilder<BenchmarkingDb>().UseNpgsql(Source).Options;
    }

    public NpgsqlDataSource Source { get; }

    public DbContextOptions<BenchmarkingDb> Options { get; }

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
