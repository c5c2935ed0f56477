namespace Benchmarking.Web.Tenancy;

/// <summary>What a program's token opens of what a contributor may do.</summary>
public enum Scope
{
    ReadReturns,
    WriteReturns,
    SendReturns,

    /// <summary>Of a researcher's token, which opens nothing else; never of an organisation's.</summary>
    ReadReleases,
}

public static class Scopes
{
    private static readonly (Scope Scope, string Stored, string Words)[] Known =
    [
        (Scope.ReadReturns, "returns:read", "Read collections, metrics and your organisation’s returns"),
        (Scope.WriteReturns, "returns:write", "Fill in returns: try out and save answers"),
        (Scope.SendReturns, "returns:send", "Send returns for sign-off"),
        (Scope.ReadReleases, "releases:read", "Download releases for registered researchers"),
    ];

    /// <summary>What an organisation's token may be given.</summary>
    public static IEnumerable<Scope> OfOrganisations => Known.Select(known => known.Scope).Where(scope => scope != Scope.ReadReleases);

    /// <summary>As the database, the documents and refusals have it.</summary>
    public static string Stored(this Scope scope) => Known.Single(known => known.Scope == scope).Stored;

    /// <summary>What a person reads.</summary>
    public static string Words(this Scope scope) => Known.Single(known => known.Scope == scope).Words;

    /// <summary>Null for what is no scope.</summary>
    public static Scope? FromStored(string stored) =>
        Known.Where(known => known.Stored == stored).Select(known => (Scope?)known.Scope).SingleOrDefault();
}
