using System.Text.RegularExpressions;
using Benchmarking.Web.Features.SignIn;

namespace Benchmarking.Web.Tests.Features.SignIn;

/// <summary>Walks through the pages about signing in.</summary>
public static class SignInSteps
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Page> PasswordAsync(this Visitor visitor, string email, string password = World.Password) =>
        await visitor.PostFormAsync(await visitor.GetAsync("/sign-in"), "/sign-in", ("Email", email), ("Password", password));

    /// <summary>The code of the app now, or some steps later.</summary>
    public static string CodeOf(string secret, int later = 0) =>
        Totp.Code(Totp.FromBase32(secret), Totp.StepAt(TimeProvider.System.GetUtcNow()) + later);

    /// <summary>Signs in by both pages.</summary>
    public static async Task<Page> BothAsync(this Visitor visitor, Person person, string code) =>
        await visitor.PostFormAsync(await visitor.PasswordAsync(person.Email), "/sign-in/code", ("Code", code));

    /// <summary>The secret of the last letter to somebody, found where only the database's owner looks.</summary>
    public static async Task<string> LetterSecretAsync(this World world, Person person) => Regex.Match(
        await world.AskAsync<string>(
            "select body from mail_messages where address = $1 and kind = 'password_reset' order by made_at desc limit 1", person.Email),
        "/sign-in/new-password/(\\S+)").Groups[1].Value;

    public static Task<string> KindsOfLettersAsync(this World world, Person person) => world.AskAsync<string>(
        "select coalesce(string_agg(subject, '|' order by made_at), '') from mail_messages where address = $1 and kind = 'account_changed'", person.Email);

    /// <summary>What the person's own list says, the earliest first.</summary>
    public static Task<string> EventsAsync(this World world, Person person) => world.AskAsync<string>(
        "select coalesce(string_agg(kind, ' ' order by at), '') from sign_in_events where user_id = $1", person.Id);

    /// <summary>True where the cookies that the visitor has open pages.</summary>
    public static async Task<bool> IsInAsync(this Visitor visitor) =>
        !(await visitor.GetAsync("/account/sessions")).Landed.StartsWith("/sign-in", StringComparison.Ordinal);

    /// <summary>Lets the clerk answer those who forgot their password.</summary>
    public static Task ClerkAsync(Site site) =>
        ((ResetLetters)site.Services.GetService(typeof(ResetLetters))!).WriteAsync(Cancel);
}
