using Benchmarking.Web.Database;
using Benchmarking.Web.Features.Seeding;
using Benchmarking.Web.Platform.Mail;

namespace Benchmarking.Web.Platform;

/// <summary>What happens between the command and the first page.</summary>
public static class Start
{
    /// <summary>Checks what can be checked before anything is started, then makes the databases ready.</summary>
    /// <param name="listens">False for a command that may run beside the site, which has the port.</param>
    /// <exception cref="StartRefused">With the one sentence to print.</exception>
    public static async Task<PreparedDatabases> PrepareDatabasesAsync(this WebApplicationBuilder builder, bool listens)
    {
        RuntimeCheck.RefuseForgeableCookies();
        if (listens)
            PortCheck.RefuseIfTaken(builder.Configuration["urls"]);
        ProductionCheck.Refuse(builder.Configuration, builder.Environment);
        _ = MailSettings.Of(builder.Configuration, builder.Environment);
        using var logging = LoggerFactory.Create(log => log.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());
        var log = logging.CreateLogger("Benchmarking.Database");
        var databases = await DatabaseSetup.PrepareAsync(
            builder.Configuration, builder.Configuration.DataFolder(), builder.Environment, log, CancellationToken.None);
        await SeedCatalogue.RunAsync(databases.Owner, log);
        return databases;
    }

    /// <summary>Where the embedded server and the demonstration's accounts live.</summary>
    public static string DataFolder(this IConfiguration configuration) => configuration["Data:Folder"] ?? ".data";
}
