using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Register;

/// <summary>A member of its own for each test, on the site that all tests share, and what tests of the register do often.</summary>
internal static class InfluenceGround
{
    public static async Task<(Member Member, Visitor Visitor)> KeeperAsync(this PostgresFixture postgres)
    {
        var world = new World(postgres);
        var member = await world.MemberAsync();
        return (member, await postgres.Web.SignInAsync(await world.PersonAsync(member, Role.Contributor)));
    }

    /// <summary>Somebody of another organisation.</summary>
    public static async Task<Visitor> StrangerAsync(this PostgresFixture postgres) => (await postgres.KeeperAsync()).Visitor;

    /// <summary>Fills in the form that an address shows, and sends it there.</summary>
    public static async Task<Page> FillAsync(this Visitor visitor, string address, params (string Name, string Value)[] typed) =>
        await visitor.PostFormAsync(await visitor.GetAsync(address), address.Split('?')[0], typed);

    public static (string, string)[] Day(string name, int day, int month, int year) =>
        [($"{name}.Day", $"{day}"), ($"{name}.Month", $"{month}"), ($"{name}.Year", $"{year}")];

    /// <summary>Fields that the error summary leads to.</summary>
    public static IEnumerable<string?> Wrong(this Page page) =>
        page.Document.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href"));
}
