using System.Diagnostics;
using Benchmarking.Web.Tests.Features.Seeding;
using Npgsql;

namespace Benchmarking.Web.Tests.Features.History;

/// <summary>The real site in a process of its own on a test's database, to be killed.</summary>
public sealed class SiteProcess : IDisposable
{
    /// <summary>As PostgreSQL lists its connections.</summary>
    public const string Name = "site-to-be-killed";

    private readonly Process _process;

    private SiteProcess(Process process) => _process = process;

    public static SiteProcess Start(OwnDatabase database, ITestOutputHelper output)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Benchmarking.Web.dll") },
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Testing";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Demo"] = "false";
        start.Environment["ConnectionStrings__Site"] = Named(database.Site);
        start.Environment["ConnectionStrings__Engine"] = Named(database.Engine);
        start.Environment["ConnectionStrings__Owner"] = Named(database.Owner);
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => Say(line.Data);
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return new SiteProcess(process);

        void Say(string? line)
        {
            if (line is not null)
                output.WriteLine(line);
        }
    }

    /// <summary>SIGKILL: it gets no word in any more.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    private static string Named(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = Name }.ConnectionString;
}
