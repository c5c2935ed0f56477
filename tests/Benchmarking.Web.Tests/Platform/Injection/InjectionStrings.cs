namespace Benchmarking.Web.Tests.Platform.Injection;

/// <summary>Strings that break sites built from strings.</summary>
internal static class InjectionStrings
{
    /// <summary>Whether there is time to try every string everywhere.</summary>
    public static bool Full { get; } = Environment.GetEnvironmentVariable("BENCHMARKING_FULL") == "1";

    private static readonly string[] Breakers =
    [
        "{0}", "'{0}", "\"{0}", "'; {0} --", "'); {0} --", "') or ({0}) --", "1; {0}", "\\'; {0} --", "$${0}$$", "$q${0}$q$", "/*{0}*/",
        "%27; {0} --", "'||({0})||'", "{0}\u0001", "\u2019; {0} --", "\uFF07; {0} --", "E'\\x27'; {0}", "`{0}`", "1 {0}", "-1 {0}", "{0};",
    ];

    private static readonly string[] Deeds =
    [
        "drop table returns", "select pg_sleep(5)", "truncate return_answers", "set role bm_engine", "set row_security = off",
        "select set_config('app.organisation_id', '', true)", "reset all", "discard all", "commit", "rollback", "update users set suspended_at = now()",
        "copy returns to stdout", "select password_hash from users", "union select null, null", "or 1=1", "delete from audit_entries",
        "insert into person_roles select id, 'consortium_admin', now() from users", "do 'begin end'", "listen x", "prepare p as select 1",
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "{{7*7}}", "=cmd|'/c calc'!A1",
    ];

    /// <summary>525 strings: each deed behind each way to break out of where it stands.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Breakers.SelectMany(breaker => Deeds.Select(deed => breaker.Replace("{0}", deed, StringComparison.Ordinal)))];
}

/// <summary>Hands the strings out one after another, and round again: whoever takes some here and some there has all of them tried in turn.</summary>
internal sealed class InjectionTurns
{
    private readonly HashSet<string> _used = [];
    private int _next;

    /// <summary>How many different strings were handed out.</summary>
    public int Used => _used.Count;

    public string Next()
    {
        var text = InjectionStrings.All[_next++ % InjectionStrings.All.Count];
        _used.Add(text);
        return text;
    }
}
