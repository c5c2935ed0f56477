using Benchmarking.Web.Database;

namespace Benchmarking.Web.Platform;

/// <summary>What happens between the command and the first page.</summary>
public static class Start
{
    /// <summary>Checks what can be checked before anything is started, then makes the databases ready.</summary>
    /// <exception cref="StartRefused">With the one sentence to print.</exception>
    public static async Task<PreparedDatabases> PrepareDatabasesAsync(this WebApplicationBuilder builder)
    {
        RuntimeCheck.RefuseForgeableCookies();
        PortCheck.RefuseIfTaken(builder.Configuration["urls"]);
        using var logging = LoggerFactory.Create(log => log.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());
        return await DatabaseSetup.PrepareAsync(
            builder.Configuration,
            builder.Configuration.DataFolder(),
            builder.Environment,
            logging.CreateLogger("Benchmarking.Database"),
            CancellationToken.None);
    }

    /// <summary>Where the embedded server and the demonstration's accounts live.</summary>
    public static string DataFolder(this IConfiguration configuration) => configuration["Data:Folder"] ?? ".data";
}
