using System.Diagnostics;

namespace Benchmarking.Workbooks.Tests.Support;

/// <summary>Opens files in LibreOffice, where it is installed, and saves them again in another format.</summary>
internal static class LibreOffice
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly Lock OneAtATime = new();

    /// <summary>True where the full sizes were asked for (<c>./test --full</c>).</summary>
    public static bool IsFull => Environment.GetEnvironmentVariable("BENCHMARKING_FULL") == "1";

    /// <summary>Skips the test where there is no LibreOffice, with the line that installs it.</summary>
    public static void Needed() => Assert.SkipUnless(
        Program is not null, "needs LibreOffice: apt-get install --no-install-recommends libreoffice-calc");

    /// <summary>The file as LibreOffice saves it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="from">Its ending: <c>xlsx</c>, <c>csv</c>.</param>
    /// <param name="to">The ending to save it with: <c>xlsx</c>, <c>fods</c>.</param>
    public static byte[] Convert(byte[] file, string from, string to)
    {
        lock (OneAtATime)
        {
            var folder = Directory.CreateTempSubdirectory("benchmarking-libreoffice-");
            try
            {
                File.WriteAllBytes(Path.Combine(folder.FullName, $"in.{from}"), file);
                Run(folder.FullName, from, to);
                return File.ReadAllBytes(Path.Combine(folder.FullName, "out", $"in.{to}"));
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);

    private static void Run(string folder, string from, string to)
    {
        var start = new ProcessStartInfo(Program!) { RedirectStandardError = true, RedirectStandardOutput = true };
        // A profile of its own, so that it neither finds nor leaves anything of anybody's.
        string[] arguments =
        [
            "--headless", $"-env:UserInstallation=file://{folder}/profile",
            .. from == "csv" ? ["--infilter=CSV:44,34,76,1"] : Array.Empty<string>(),
            "--convert-to", to, "--outdir", Path.Combine(folder, "out"), Path.Combine(folder, $"in.{from}"),
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var words = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(Patience))
            process.Kill(entireProcessTree: true);
        Assert.True(process.ExitCode == 0, words.Result);
    }
}
