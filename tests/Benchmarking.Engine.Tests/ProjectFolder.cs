namespace Benchmarking.Engine.Tests;

/// <summary>Finds the project's root, and the real data that may stand beside it.</summary>
internal static class ProjectFolder
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>A file of the shared data; the test is skipped where it is not there.</summary>
    public static string SharedFile(params string[] path)
    {
        var file = Path.GetFullPath(Path.Combine([Root, "..", "shared", "data", .. path]));
        Assert.SkipUnless(File.Exists(file), $"The real figures ({string.Join('/', path)}) are not beside the project.");
        return file;
    }

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Benchmarking.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests are not run inside the project.");
    }
}
