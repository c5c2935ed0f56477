namespace Benchmarking.Web.Features.SignIn;

/// <summary>Some 49,000 passwords that turn up most in public collections of leaked ones, in small letters, most common first.</summary>
public static class CommonPasswords
{
    private static readonly Lazy<HashSet<string>> List = new(Read);

    public static int Count => List.Value.Count;

    public static bool Contains(string plain) => List.Value.Contains(plain);

    private static HashSet<string> Read()
    {
        using var lines = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return [.. lines.ReadToEnd().Split('\n')];
    }
}
