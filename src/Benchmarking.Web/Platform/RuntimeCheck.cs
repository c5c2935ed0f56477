using Microsoft.AspNetCore.DataProtection;

namespace Benchmarking.Web.Platform;

/// <summary>Runtimes on which sign-in cannot be trusted.</summary>
public static class RuntimeCheck
{
    /// <summary>ASP.NET Core 10.0.0 to 10.0.6 accepted forged cookies (CVE-2026-40372).</summary>
    private static readonly Version Mended = new(10, 0, 7);

    public static void RefuseForgeableCookies() => RefuseForgeableCookies(RuntimeVersion());

    public static void RefuseForgeableCookies(Version runtime)
    {
        if (runtime < Mended)
        {
            throw new StartRefused(
                $"ASP.NET Core {runtime} accepts forged sign-in cookies (CVE-2026-40372): install the runtime {Mended} or newer.");
        }
    }

    private static Version RuntimeVersion()
    {
        // The informational version is the patch; the assembly version stays 10.0.0 for the whole line.
        var text = typeof(IDataProtector).Assembly
            .GetCustomAttributes(typeof(System.Reflection.AssemblyInformationalVersionAttribute), false)
            .OfType<System.Reflection.AssemblyInformationalVersionAttribute>().Single().InformationalVersion;
        return Version.Parse(text.Split('+', '-')[0]);
    }
}
