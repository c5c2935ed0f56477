using Benchmarking.Web.Features.Invitations;

namespace Benchmarking.Web.Tests.Features.People;

/// <summary>Invitations as somebody meets them who gets the letter.</summary>
public static class Invitations
{
    public static string NewEmail() => $"{Guid.NewGuid():N}@members.example";

    /// <summary>The path in the last letter to an address.</summary>
    public static async Task<string> InvitedAsync(this World world, string email)
    {
        var body = await world.AskAsync<string>(
            "select body from mail_messages where address = $1 and kind = 'invitation' order by made_at desc limit 1", email);
        return body.Split('\n').Select(line => line.Trim()).Single(line => line.StartsWith("/invitations/", StringComparison.Ordinal));
    }

    public static async Task<Page> InviteAsync(this Visitor administrator, string email, params string[] roles) => await administrator.PostFormAsync(
        await administrator.GetAsync("/people/invite"), "/people/invite",
        [("Email", email), .. roles.Select(role => ("Roles", role))]);

    public static async Task<Page> AcceptAsync(this Visitor visitor, string path, string name = "A newcomer", string password = World.Password) =>
        await visitor.PostFormAsync(await visitor.GetAsync(path), path, ("Name", name), ("Password", password));

    public static string Unknown() => InvitationCode.Make().Path;
}
