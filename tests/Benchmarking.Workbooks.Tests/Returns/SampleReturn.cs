using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Workbooks.Returns;

namespace Benchmarking.Workbooks.Tests.Returns;

/// <summary>A small return. Its first input stands in row 5: title, hint and headings, then the module's name.</summary>
internal static class SampleReturn
{
    public const string Homes = "F5";
    public const string HomesReason = "G5";
    public const string Listened = "F6";
    public const string Asked = "F7";
    public const string AskedReason = "G7";
    public const string Spend = "F9";

    public static readonly string[] Codes = ["homes", "listened", "asked", "spend"];

    public static ReturnStamp Stamp { get; } = new("org-7f3a", "2026-Q1", "3");

    public static ReturnTemplate Template { get; } = new(
        Stamp,
        "Moss & Vale \"Homes\" <Ltd>",
        "Resident involvement, quarter 1",
        "Q1, April to June 2026",
        "31 July 2026 at 5pm",
        [
            new("Core", [
                Input("homes", "Homes you own", 0, "Involvement spend per home", new(1_240, null, null), 0, null),
                Input("listened", "Residents who say their views are listened to", 0, "", Answer.Blank, 0, null),
                Input("asked", "Residents asked", 0, "Views listened to", new(null, Marker.NotCollected, null), 0, null),
            ]),
            new("Value for money", [
                Input("spend", "=SUM(A1:A9) Spend on involvement _x0041_", 2, "Involvement spend per home", new(18_250.5m, null, null), 0, 10_000_000),
            ]),
        ]);

    public static byte[] Write(ReturnTemplate? template = null)
    {
        using var file = new MemoryStream();
        ReturnWorkbook.Write(template ?? Template, file);
        return file.ToArray();
    }

    /// <summary>The sample with something filled in beforehand.</summary>
    public static ReturnTemplate With(string code, Answer current, string? note = null) => Template with
    {
        Sections = [.. Template.Sections.Select(s => s with
        {
            Inputs = [.. s.Inputs.Select(i => i.Code == code ? i with { Current = current, Note = note } : i)],
        })],
    };

    public static ReadReturn Read(byte[] file, ReturnStamp? stamp = null) => ReturnWorkbook.Read(file, stamp ?? Stamp, Codes);

    private static ReturnInput Input(string code, string label, int decimals, string feeds, Answer last, decimal? low, decimal? high) =>
        new(code, label, "Count each once, at the end of the quarter.\nLeave out those that are empty.", decimals == 0 ? "count" : "£",
            decimals, feeds, last, Answer.Blank, low, high);
}
