namespace Benchmarking.Workbooks.Tests.Support;

/// <summary>Finds real files beside the project; a test that needs one skips where they are absent.</summary>
internal static class SharedData
{
    private static readonly string? Folder = Find();

    public static string Path(params string[] parts)
    {
        Assert.SkipUnless(Folder is not null, "needs the shared data folder (../shared/data beside the project)");
        return System.IO.Path.Combine([Folder!, .. parts]);
    }

    public static IReadOnlyList<string> Files(string pattern, params string[] parts)
    {
        var files = Directory.GetFiles(Path(parts), pattern).Order(StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(files);
        return files;
    }

    private static string? Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (!File.Exists(System.IO.Path.Combine(at.FullName, "Benchmarking.sln")))
                continue;
            var data = System.IO.Path.Combine(at.FullName, "..", "shared", "data");
            return Directory.Exists(data) ? System.IO.Path.GetFullPath(data) : null;
        }

        return null;
    }
}
