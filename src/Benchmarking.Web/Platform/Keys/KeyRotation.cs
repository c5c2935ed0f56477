using Benchmarking.Web.Database;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Benchmarking.Web.Platform.Keys;

/// <summary>
/// <c>dotnet Benchmarking.Web.dll --rotate-keys</c>: for the day on which a key, or a copy of the database, may be in wrong
/// hands. Every key of the ring is revoked, a new one made, and every session ended.
/// </summary>
public static class KeyRotation
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(90);

    private const string Command = "--rotate-keys";

    public static bool IsAskedFor(string[] arguments) => arguments.Contains(Command);

    /// <summary>As a setting it would take the next one for its value.</summary>
    public static string[] WithoutIt(string[] arguments) => [.. arguments.Where(argument => argument != Command)];

    public static async Task RunAsync(PreparedDatabases databases, IServiceProvider services, TextWriter said, CancellationToken cancellation)
    {
        await RingUpkeep.SealAsync(databases, services.GetRequiredService<RingKeys>(), cancellation);
        var ring = services.GetRequiredService<IKeyManager>();
        var before = ring.GetAllKeys().Count(key => !key.IsRevoked);
        var clock = services.GetRequiredService<TimeProvider>();
        ring.RevokeAllKeys(clock.GetUtcNow(), "rotated by the operator");
        var now = clock.GetUtcNow();
        ring.CreateNewKey(now, now + Lasts);
        var sessions = await EndSessionsAsync(databases, cancellation);
        await said.WriteLineAsync(
            $"The ring of keys is new: {before} {(before == 1 ? "key" : "keys")} revoked, one made. {Sessions(sessions)}Everybody signs in again; forms and links in letters that were sealed by old keys are worth nothing now.");
        await said.WriteLineAsync("Restart every instance of the site that is running: each keeps the old ring in memory for up to a day.");
    }

    /// <returns>How many; null where nobody here may end them.</returns>
    private static async Task<int?> EndSessionsAsync(PreparedDatabases databases, CancellationToken cancellation) =>
        databases.Owner is { } owner ? await RingRows.EndSessionsAsync(owner, cancellation) : null;

    private static string Sessions(int? ended) => ended switch
    {
        null => "Sessions end with the restart. ",
        1 => "1 session ended. ",
        _ => $"{ended} sessions ended. ",
    };
}
