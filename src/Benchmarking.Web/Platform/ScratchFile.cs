namespace Benchmarking.Web.Platform;

/// <summary>A file of this process alone, for what is too long to be held in memory; gone once closed.</summary>
public static class ScratchFile
{
    public static FileStream Open()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), $"benchmarking-{Path.GetRandomFileName()}"), options);
    }
}
