using Benchmarking.Web.Database;
using Benchmarking.Web.Platform.Audit;

namespace Benchmarking.Web.Platform;

/// <summary>
/// What the operator may ask of the program instead of serving the site. On the site's own server the site must be stopped
/// meanwhile; on a server given by connection strings it may go on.
/// </summary>
public static class Commands
{
    /// <returns>The exit code; null where the arguments ask for none of them.</returns>
    public static async Task<int?> RunAsync(string[] arguments, WebApplicationBuilder builder, PreparedDatabases databases, TextWriter output)
    {
        if (!arguments.Contains(VerifyAudit.Argument))
            return null;

        using var key = SealKey.Of(builder.Configuration, builder.Environment);
        return await VerifyAudit.RunAsync(databases.Owner, new Trails(key), output, CancellationToken.None);
    }
}
