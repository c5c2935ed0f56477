using System.Globalization;
using AngleSharp.Html.Parser;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Register.Activities;

/// <summary>A member of its own for a test of activities, and somebody of it who is signed in.</summary>
internal sealed record ActivityGround(World World, Site Site, Member Member, Visitor Visitor)
{
    public const string List = "/register/activities";

    public const string New = "/register/activities/new";

    /// <summary>In London.</summary>
    public static DateOnly Today => LondonTime.DateOf(TimeProvider.System.GetUtcNow());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ActivityGround> MakeAsync(PostgresFixture postgres)
    {
        var world = new World(postgres);
        var member = await world.MemberAsync();
        return new ActivityGround(world, postgres.Web, member, await postgres.Web.SignInAsync(await world.PersonAsync(member, Role.Contributor)));
    }

    /// <summary>Somebody of another member.</summary>
    public async Task<Visitor> StrangerAsync() => await Site.SignInAsync(await World.PersonAsync(await World.MemberAsync(), Role.OrganisationAdmin));

    public static (string Name, string Value)[] Day(string field, DateOnly day) =>
    [
        ($"{field}.Day", Text(day.Day)), ($"{field}.Month", Text(day.Month)), ($"{field}.Year", Text(day.Year)),
    ];

    /// <summary>Writes an activity down by the form: an event of 14 May 2025 unless said otherwise.</summary>
    public async Task<Page> WriteAsync(string name, params (string Name, string Value)[] typed)
    {
        (string Name, string Value)[] usual = [("Name", name), ("Kind", "event"), .. Day("HeldOn", new DateOnly(2025, 5, 14))];
        return await Visitor.PostFormAsync(await Visitor.GetAsync(New), New, [.. usual.Where(one => typed.All(own => own.Name != one.Name)), .. typed]);
    }

    /// <summary>Sends a file by a form that has more boxes than the file's.</summary>
    public async Task<Page> SendFileAsync(string activity, string fileName, byte[] file, string alternative)
    {
        var action = $"{activity}/files";
        var page = await Visitor.GetAsync(activity);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(page.Form(action).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent(alternative), "Alternative" },
            { new ByteArrayContent(file), "file", fileName },
        };
        var response = await Visitor.Client.PostAsync(action, content, Cancel);
        var body = await response.Content.ReadAsStringAsync(Cancel);
        return new Page(response.StatusCode, response, action, body, new HtmlParser().ParseDocument(body));
    }

    public Task<long> CountAsync() => World.AskAsync<long>("select count(*) from activities where organisation_id = $1", Member.Id);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
