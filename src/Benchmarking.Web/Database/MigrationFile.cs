using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Benchmarking.Web.Database;

/// <summary>One numbered file of SQL, such as <c>0003_returns.sql</c>, applied once and never changed afterwards.</summary>
public sealed record MigrationFile
{
    private const string RolesSuffix = "roles.sql";

    /// <param name="name">The file name; its number gives the order.</param>
    /// <param name="sql">The text. Line ends are made alike, so a checkout on another system hashes the same.</param>
    public MigrationFile(string name, string sql)
    {
        Name = name;
        Sql = sql.ReplaceLineEndings("\n");
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));
    }

    public string Name { get; }

    public string Sql { get; }

    public string Sha256 { get; }

    /// <summary>A file that makes roles runs as the login itself; all others run as bm_owner.</summary>
    public bool MakesRoles => Name.EndsWith(RolesSuffix, StringComparison.Ordinal);
}

/// <summary>The migrations that this build carries.</summary>
public static class MigrationFiles
{
    private const string Prefix = "migrations/";

    public static IReadOnlyList<MigrationFile> Embedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => new MigrationFile(name[Prefix.Length..], Read(assembly, name))),
        ];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
