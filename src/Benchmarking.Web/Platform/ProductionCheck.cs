using Benchmarking.Web.Platform.Keys;
using Npgsql;

namespace Benchmarking.Web.Platform;

/// <summary>
/// What must be said before the site starts in earnest, in one list: each line names a setting and what to put there. Two more
/// need the database and are looked at there: accounts of a demonstration, and keys that can be read.
/// </summary>
public static class ProductionCheck
{
    /// <summary>Passwords that everybody tries first.</summary>
    private static readonly HashSet<string> Defaults = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "postgres", "password", "passw0rd", "admin", "root", "secret", "test", "demo", "changeme", "change-me", "benchmarking",
        "benchmark", "bm_app", "bm_engine", "bm_owner", "site", "engine", "owner", "123456", "12345678", "letmein", "example",
    };

    private static readonly string[] Connections = ["Site", "Engine", "Owner", "Readers"];

    /// <exception cref="StartRefused">This is Production and something is missing: all of it at once.</exception>
    public static void Refuse(IConfiguration configuration, IHostEnvironment environment)
    {
        if (!environment.IsProduction())
            return;

        var refusals = Refusals(configuration).ToList();
        if (refusals.Count > 0)
            throw new StartRefused($"The site does not start in Production before this is put right:{string.Concat(refusals.Select(line => $"\n  - {line}"))}");
    }

    public static IEnumerable<string> Refusals(IConfiguration configuration)
    {
        if (RingKeys.Problem(configuration) is { } keys)
            yield return keys;
        if (configuration[Audit.SealKey.Setting] is not { Length: > 0 })
            yield return Audit.SealKey.HowToMake;
        if (!Uri.TryCreate(configuration["Site:Address"], UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
            yield return "Letters and providers need to know where the site is: set Site__Address to what members type, such as https://benchmarking.example.org.";
        if (Hosts(configuration).Count == 0 || Hosts(configuration).Contains("*"))
            yield return "Any name would do for the site: set AllowedHosts to its own, such as benchmarking.example.org;localhost (localhost for the container’s own health check).";
        if (!HasHttps(configuration) && configuration["Proxy:Networks"] is not { Length: > 0 })
            yield return "Nothing says how https comes about: set Proxy__Networks to the networks of the proxy that ends TLS in front of the site, such as 10.1.2.0/24, or give Kestrel an https endpoint.";
        if (string.Equals(configuration["ForwardedHeaders_Enabled"], "true", StringComparison.OrdinalIgnoreCase))
            yield return "ASPNETCORE_FORWARDEDHEADERS_ENABLED believes what anybody says of where they come from: unset it, and set Proxy__Networks.";
        foreach (var name in Connections.Where(name => HasDefaultPassword(configuration.GetConnectionString(name))))
            yield return $"The password in ConnectionStrings__{name} is one that everybody tries first: give the role a random one (openssl rand -base64 24).";
    }

    private static List<string> Hosts(IConfiguration configuration) =>
        [.. (configuration["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static bool HasHttps(IConfiguration configuration) =>
        configuration["https_ports"] is { Length: > 0 }
        || (configuration["urls"] ?? "").Contains("https://", StringComparison.OrdinalIgnoreCase)
        || configuration.GetSection("Kestrel:Endpoints").GetChildren()
            .Any(endpoint => endpoint["Url"]?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>A login without a password is by certificate or by the machine itself; a password that is written is looked at.</summary>
    private static bool HasDefaultPassword(string? connection)
    {
        if (string.IsNullOrWhiteSpace(connection))
            return false;

        try
        {
            var read = new NpgsqlConnectionStringBuilder(connection);
            return read.Password is { } password && (Defaults.Contains(password) || password == read.Username);
        }
        catch (ArgumentException)
        {
            return false; // said by whoever uses it
        }
    }
}
