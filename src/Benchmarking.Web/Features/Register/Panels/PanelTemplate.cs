using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Seeding;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Register.Panels;

/// <summary>A panel of a member's framework that others may start from.</summary>
/// <param name="Code">As <c>seed-data/bodies.csv</c> has it.</param>
public sealed record PanelTemplate(
    string Code, string Name, string Purpose, PanelKind Kind, string Meets, string ReportsTo, PanelChair Chair, IReadOnlyList<string> Seats)
{
    private static readonly string[] KindsOfHome = ["Hostels", "Supported homes", "Homes without support", "Homes of other landlords"];

    private static readonly Lazy<IReadOnlyList<PanelTemplate>> Known = new(() =>
    [
        Of("F3", PanelKind.Landlord, PanelChair.Board, [.. KindsOfHome.SelectMany(home => Enumerable.Repeat(home, 2))]),
        Of("F4", PanelKind.Forum, PanelChair.Shared, []), // open to everybody, so nobody's seat
    ]);

    private static readonly Lazy<string> Papers = new(() => FirstLetter.Lowered(Body("F5").Text("description")));

    public static IReadOnlyList<PanelTemplate> All => Known.Value;

    /// <summary>What a member's forum has in easy read, in words that end a sentence.</summary>
    public static string EasyReadPapers => Papers.Value;

    public static PanelTemplate? Find(string? code) => All.FirstOrDefault(template => template.Code == code);

    private static PanelTemplate Of(string code, PanelKind kind, PanelChair chair, IReadOnlyList<string> seats)
    {
        var body = Body(code);
        return new(code, body.Text("name"), body.Text("description"), kind, "Every quarter", "Senior managers and the board", chair, seats);
    }

    private static SeedRow Body(string code) => SeedFile.Read("bodies").Single(row => row.Text("code") == code);
}
