using System.Diagnostics;

namespace Benchmarking.Performance.Pages;

/// <summary>Something that serves HTTP in a process of its own, so that its processor time can be told from the reader's.</summary>
internal sealed class ServedProcess : IDisposable
{
    private readonly Process process;

    private ServedProcess(Process process, string address) => (this.process, Address) = (process, address);

    public string Address { get; }

    /// <summary>What it has used so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>What it holds of memory now, in bytes.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>The most it ever held.</summary>
    public long Peak
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    /// <param name="dll">The program, beside this one.</param>
    public static ServedProcess Start(string dll, string address, string[] arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, dll) },
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return new ServedProcess(process, address);
    }

    /// <summary>Waits until it answers.</summary>
    public async Task<ServedProcess> ReadyAsync(string path, CancellationToken cancellation)
    {
        using var http = new HttpClient();
        while (true)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"{Address} has ended with {process.ExitCode}.");
            try
            {
                using var answer = await http.GetAsync(Address + path, cancellation);
                if (answer.IsSuccessStatusCode)
                    return this;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(200, cancellation);
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }
}
