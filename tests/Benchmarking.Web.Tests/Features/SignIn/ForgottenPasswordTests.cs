using System.Net;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.SignIn;

/// <summary>Threats 29 and 33: a reset tells nobody who has an account, and steps round no second factor.</summary>
public sealed class ForgottenPasswordTests(PostgresFixture postgres)
{
    private const string New = "seven green bicycles sing";

    private readonly World _world = new(postgres);

    [Fact]
    public async Task The_answer_is_the_same_for_everybody_and_writes_no_letter_by_itself()
    {
        var known = await _world.PersonAsync(Role.Researcher);
        var suspended = await _world.PersonAsync(Role.Researcher);
        await _world.RunAsync("update users set suspended_at = now() where id = $1", suspended.Id);
        var before = await AskAsync(known.Email);
        foreach (var other in new[] { suspended.Email, $"{Guid.NewGuid():N}@test.example" })
        {
            var answer = await AskAsync(other);
            Assert.Equal(before.Body, answer.Body);
            Assert.Equal(before.Landed, answer.Landed);
        }

        Assert.Equal(0L, await LettersAsync(known));
        await SignInSteps.ClerkAsync(postgres.Web);
        Assert.Equal((1L, 0L), (await LettersAsync(known), await LettersAsync(suspended)));
        await AskAsync(known.Email);
        await SignInSteps.ClerkAsync(postgres.Web);
        Assert.Equal(1L, await LettersAsync(known));
    }

    [Fact]
    public async Task The_letters_page_is_looked_at_ten_times_and_its_press_works_once_and_signs_nobody_in()
    {
        var person = await _world.PersonAsync(Role.Researcher);
        var elsewhere = await postgres.Web.SignInAsync(person);
        var path = await LetterAsync(person);
        var visitor = postgres.Web.NewVisitor();
        for (var look = 0; look < 10; look++)
        {
            using var head = new HttpRequestMessage(HttpMethod.Head, path);
            await visitor.Client.SendAsync(head, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(path)).Status);
        }

        var page = await visitor.GetAsync(path);
        var weak = await visitor.PostFormAsync(page, path, ("NewPassword", "passwordpassword"));
        Assert.Contains("lists of common ones", weak.Text);
        var done = await visitor.PostFormAsync(weak, path, ("NewPassword", New));

        Assert.Equal("/sign-in", done.Landed);
        Assert.Contains("Your password is changed", done.Text);
        Assert.False(await visitor.IsInAsync());
        Assert.False(await elsewhere.IsInAsync());
        Assert.Equal("This letter does not work any more", (await visitor.GetAsync(path)).Heading);
        Assert.Equal("This letter does not work any more", (await visitor.PostFormAsync(page, path, ("NewPassword", New + " again"))).Heading);
        Assert.Contains("is not right", (await postgres.Web.NewVisitor().PasswordAsync(person.Email)).Text);
        Assert.DoesNotContain("is not right", (await postgres.Web.NewVisitor().PasswordAsync(person.Email, New)).Text);
        Assert.Equal("Your password was changed", await _world.KindsOfLettersAsync(person));
    }

    [Fact]
    public async Task Two_presses_at_once_change_it_once()
    {
        var person = await _world.PersonAsync(Role.Researcher);
        var path = await LetterAsync(person);
        var visitors = new[] { postgres.Web.NewVisitor(), postgres.Web.NewVisitor() };
        var pages = await Task.WhenAll(visitors.Select(visitor => visitor.GetAsync(path)));

        var done = await Task.WhenAll(visitors.Zip(pages).Select(pair => pair.First.PostFormAsync(pair.Second, path, ("NewPassword", New))));

        Assert.Single(done, page => page.Landed == "/sign-in");
        Assert.Equal("password_changed", (await _world.EventsAsync(person)));
    }

    [Fact]
    public async Task Whoever_has_an_app_needs_its_code_for_a_new_password_and_a_code_alone_changes_nothing()
    {
        var person = await _world.PersonAsync(Role.ConsortiumAdmin);
        var secret = await _world.AuthenticatorAsync(person, postgres.Web);
        var path = await LetterAsync(person);
        var visitor = postgres.Web.NewVisitor();
        var page = await visitor.GetAsync(path);

        var without = await visitor.PostFormAsync(page, path, ("NewPassword", New), ("Code", ""));
        Assert.Contains("That code is not right", without.Text);
        Assert.Equal("Enter your code", (await postgres.Web.NewVisitor().PasswordAsync(person.Email)).Heading);
        var done = await visitor.PostFormAsync(without, path, ("NewPassword", New), ("Code", SignInSteps.CodeOf(secret)));
        Assert.Equal("/sign-in", done.Landed);

        // The app is still there: the new password alone opens nothing.
        var next = postgres.Web.NewVisitor();
        Assert.Equal("Enter your code", (await next.PasswordAsync(person.Email, New)).Heading);
        Assert.False(await next.IsInAsync());
    }

    [Fact]
    public async Task A_letter_that_is_too_old_cut_unknown_or_from_before_the_last_change_looks_alike()
    {
        var (old, newer) = (await _world.PersonAsync(Role.Researcher), await _world.PersonAsync(Role.Researcher));
        var expired = await LetterAsync(old);
        await _world.RunAsync("update password_resets set made_at = made_at - interval '2 hours', expires_at = expires_at - interval '2 hours' where user_id = $1", old.Id);
        var earlier = await LetterAsync(newer);
        await LaterAsync(newer, minutes: 10);
        var last = await LetterAsync(newer);
        var visitor = postgres.Web.NewVisitor();
        // Asking again, which anybody can, takes nothing from who reads the first.
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(earlier)).Status);
        await visitor.PostFormAsync(await visitor.GetAsync(last), last, ("NewPassword", New));

        var pages = new List<Page>();
        foreach (var path in new[] { expired, earlier, last, last[..^4], "/sign-in/new-password/made-up" })
            pages.Add(await visitor.GetAsync(path));

        Assert.All(pages, page => Assert.Equal((HttpStatusCode.NotFound, pages[0].Body), (page.Status, page.Body)));
    }

    [Fact]
    public async Task A_mailbox_is_not_filled_and_nobody_waits_longer_than_six_hours()
    {
        var person = await _world.PersonAsync(Role.Researcher);
        for (var asked = 0; asked < 20; asked++)
        {
            await LetterAsync(person);
            await LaterAsync(person, minutes: 6);
        }

        Assert.Equal(3L, await LettersAsync(person));
        for (var hours = 0; hours < 18; hours++)
        {
            await LaterAsync(person, minutes: 60);
            await LetterAsync(person);
        }

        Assert.InRange(await LettersAsync(person), 5, 6);
    }

    /// <summary>As if letters had been written that much earlier.</summary>
    private Task LaterAsync(Person person, int minutes) => _world.RunAsync(
        "update mail_messages set about = gen_random_uuid()::text, made_at = made_at - make_interval(mins => $2) where address = $1", person.Email, minutes);

    private async Task<string> LetterAsync(Person person)
    {
        await AskAsync(person.Email);
        await SignInSteps.ClerkAsync(postgres.Web);
        return $"/sign-in/new-password/{await _world.LetterSecretAsync(person)}";
    }

    private async Task<Page> AskAsync(string email)
    {
        var visitor = postgres.Web.NewVisitor();
        return await visitor.PostFormAsync(await visitor.GetAsync("/sign-in/forgotten"), "/sign-in/forgotten", ("Email", email));
    }

    private Task<long> LettersAsync(Person person) =>
        _world.AskAsync<long>("select count(*) from mail_messages where address = $1 and kind = 'password_reset'", person.Email);
}
