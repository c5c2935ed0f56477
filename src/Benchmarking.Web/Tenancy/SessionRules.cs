namespace Benchmarking.Web.Tenancy;

/// <summary>How long a session lasts.</summary>
public sealed class SessionRules(IConfiguration configuration)
{
    /// <summary>After so long without a click it is over.</summary>
    public TimeSpan Idle { get; } = TimeSpan.FromMinutes(configuration.GetValue("Session:IdleMinutes", 30));

    /// <summary>After so long it is over however busy it is.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(12);

    /// <summary>A click is written down no more often than this.</summary>
    public static TimeSpan SeenEvery { get; } = TimeSpan.FromMinutes(1);
}
