using System.Diagnostics;
using Benchmarking.Workbooks.Tests.Support;

namespace Benchmarking.Web.Tests.Features.Releases;

/// <summary>Programs that researchers read data with, where they are installed.</summary>
internal static class Tools
{
    private const string Python = "/usr/bin/python3";
    private const string R = "/usr/bin/Rscript";

    /// <summary>Skips the test where the tool is not there, with the line that installs it.</summary>
    public static void Needed(string tool)
    {
        if (tool == "R")
            Assert.SkipUnless(File.Exists(R), "needs R: apt-get install --no-install-recommends r-base-core");
        else
            Assert.SkipUnless(File.Exists(Python), "needs Python: apt-get install --no-install-recommends python3");
        if (tool != "pandas")
            return;
        Assert.SkipUnless(LibreOffice.IsFull, "comes with ./test --full");
        Assert.SkipUnless(Start(Python, ["-c", "import pandas"], Path.GetTempPath()).Code == 0, "needs pandas: apt-get install --no-install-recommends python3-pandas");
    }

    public static void LibreOfficeNeeded()
    {
        Assert.SkipUnless(LibreOffice.IsFull, "comes with ./test --full");
        LibreOffice.Needed();
    }

    public static byte[] Convert(byte[] file, string from) => LibreOffice.Convert(file, from, "fods");

    /// <summary>What a script prints, run beside the file.</summary>
    public static string Run(string tool, string script, string name, byte[] content) => Run(tool, script, [new(name, content)]);

    /// <summary>What a script prints, run beside the files.</summary>
    public static string Run(string tool, string script, IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        var folder = Directory.CreateTempSubdirectory("benchmarking-tools-");
        try
        {
            foreach (var (name, content) in files)
                File.WriteAllBytes(Path.Combine(folder.FullName, name), content);
            var (code, output) = tool == "R" ? Start(R, ["-e", script], folder.FullName) : Start(Python, ["-c", script], folder.FullName);
            Assert.Equal(0, code);
            return output.Trim();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (int Code, string Output) Start(string program, string[] arguments, string folder)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode == 0 ? output : errors.Result);
    }
}
