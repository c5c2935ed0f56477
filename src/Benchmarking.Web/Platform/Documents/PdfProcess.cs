using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Benchmarking.Web.Platform.Documents;

/// <summary>Has a document cleaned in a process of its own (<see cref="PdfChild"/>), with little time, memory and knowledge.</summary>
internal static class PdfProcess
{
    private const int LargestAnswer = 2 * CleanPdf.LargestFile;

    private const string MostMemory = "0x20000000"; // 512 MB, in the form that the runtime reads

    private static readonly Turns Turns = new(2);

    // What a .NET program needs to start. The site's own settings hold passwords.
    private static readonly string[] Needed = ["PATH", "HOME", "TMPDIR", "TEMP", "LD_LIBRARY_PATH", "SystemRoot"];

    /// <returns>Null where the process ended without an answer, or was ended because it took too long.</returns>
    public static async Task<PdfResult?> CleanAsync(byte[] file, CancellationToken cancellation)
    {
        using var turn = await Turns.TakeAsync(cancellation);
        using var process = Process.Start(StartOf())!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(PdfChild.Patience);
        // Its end closes the pipes, and with them whatever waits below.
        await using var end = limit.Token.Register(process.Kill);
        try
        {
            var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            var answer = ReadAsync(process);
            await SendAsync(process, file);
            var read = await answer;
            await errors;
            await process.WaitForExitAsync(CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            return process.ExitCode == 0 && read is not null ? PdfChild.Read(read) : null;
        }
        finally
        {
            process.Kill();
        }
    }

    private static async Task SendAsync(Process process, byte[] file)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(file, CancellationToken.None);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended before it read all; its exit code tells.
        }
    }

    /// <summary>Null where it says more than a document can be, and is ended for it.</summary>
    private static async Task<byte[]?> ReadAsync(Process process)
    {
        using var answer = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await process.StandardOutput.BaseStream.ReadAsync(buffer, CancellationToken.None)) > 0)
        {
            answer.Write(buffer, 0, read);
            if (answer.Length <= LargestAnswer)
                continue;
            process.Kill();
            return null;
        }

        return answer.ToArray();
    }

    private static ProcessStartInfo StartOf()
    {
        var (program, arguments) = Program();
        var start = new ProcessStartInfo(program, [.. arguments, PdfChild.Argument])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetPathRoot(AppContext.BaseDirectory),
        };
        foreach (var name in start.Environment.Keys.Where(name => !Needed.Contains(name) && !name.StartsWith("DOTNET_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_GCHeapHardLimit"] = MostMemory;
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return start;
    }

    /// <summary>The site's own program, also where another (a test's) has loaded it.</summary>
    private static (string Program, string[] Arguments) Program()
    {
        var own = typeof(PdfProcess).Assembly;
        var running = Environment.ProcessPath ?? "";
        return Path.GetFileNameWithoutExtension(running) switch
        {
            var name when name == own.GetName().Name => (running, []),
            "dotnet" => (running, [own.Location]),
            _ => (Host(), [own.Location]),
        };
    }

    /// <summary>The <c>dotnet</c> that belongs to the runtime of this process: three folders above it.</summary>
    private static string Host()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var host = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(host) ? host : name;
    }
}
