using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Seeding;

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

    public static IReadOnlyList<PanelTemplate> All => Known.Value;

    public static PanelTemplate? Find(string? code) => All.FirstOrDefault(template => template.Code == code);

    private static PanelTemplate Of(string code, PanelKind kind, PanelChair chair, IReadOnlyList<string> seats)
    {
        var body = SeedFile.Read("bodies").Single(row => row.Text("code") == code);
        return new(code, body.Text("name"), body.Text("description"), kind, "Every quarter", "Senior managers and the board", chair, seats);
    }
}
