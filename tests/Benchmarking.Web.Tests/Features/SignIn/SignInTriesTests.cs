using System.Net;
using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarking.Web.Tests.Features.SignIn;

/// <summary>Threat 30: guessing is slow, and locks nobody out of their own browser.</summary>
public sealed class SignInTriesTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task Of_many_guesses_at_an_account_no_more_than_ten_are_looked_at_and_its_owner_gets_in_all_the_same()
    {
        var person = await _world.PersonAsync(Role.Researcher);
        var owner = postgres.Web.NewVisitor();
        await owner.PasswordAsync(person.Email);
        await owner.PostFormAsync(await owner.GetAsync("/"), "/sign-out");
        var guesser = postgres.Web.NewVisitor();
        var page = await guesser.GetAsync("/sign-in");

        var looked = 0;
        foreach (var batch in Enumerable.Range(0, 200).Chunk(20))
        {
            var answers = await Task.WhenAll(batch.Select(number =>
                guesser.PostFormAsync(page, "/sign-in", ("Email", person.Email), ("Password", $"guess number {number}"))));
            looked += answers.Count(answer => answer.Text.Contains("is not right", StringComparison.Ordinal));
            Assert.All(answers, answer => Assert.Matches("is not right|Too many tries", answer.Text));
        }

        Assert.Equal(SignInTries.MostForAccount, looked);
        // Even the right password opens nothing from there; from the browser that the owner uses it does.
        Assert.Contains("Too many tries", (await postgres.Web.NewVisitor().PasswordAsync(person.Email)).Text);
        await owner.PasswordAsync(person.Email);
        Assert.True(await owner.IsInAsync());
        // And a new password may be asked for.
        var reset = await guesser.PostFormAsync(await guesser.GetAsync("/sign-in/forgotten"), "/sign-in/forgotten", ("Email", person.Email));
        Assert.Equal("Look into your mailbox", reset.Heading);
    }

    [Fact]
    public async Task An_address_without_an_account_is_refused_after_as_many_tries_in_the_same_words()
    {
        var (known, unknown) = (await _world.PersonAsync(Role.Researcher), $"{Guid.NewGuid():N}@test.example");
        foreach (var email in new[] { known.Email, unknown })
        {
            for (var guess = 0; guess < SignInTries.MostForAccount; guess++)
                Assert.Contains("is not right", (await postgres.Web.NewVisitor().PasswordAsync(email, "not the password")).Text);
            Assert.Contains(CheckPassword.TooManyWords, (await postgres.Web.NewVisitor().PasswordAsync(email, "not the password")).Text);
        }
    }

    [Fact]
    public async Task After_a_quarter_of_an_hour_tries_are_taken_again_and_right_ones_never_count()
    {
        var clock = Future(10);
        await using var site = new Site(postgres, clock);
        var person = await _world.PersonAsync(Role.Researcher);
        for (var right = 0; right < SignInTries.MostForAccount + 2; right++)
            Assert.Equal("/", (await site.NewVisitor().PasswordAsync(person.Email)).Landed);
        for (var guess = 0; guess < SignInTries.MostForAccount; guess++)
            await site.NewVisitor().PasswordAsync(person.Email, "not the password");
        Assert.Contains("Too many tries", (await site.NewVisitor().PasswordAsync(person.Email)).Text);

        clock.Advance(SignInTries.Window);

        Assert.Equal("/", (await site.NewVisitor().PasswordAsync(person.Email)).Landed);
    }

    [Fact]
    public async Task From_one_network_address_guesses_at_many_accounts_are_counted_together()
    {
        await using var site = new Site(
            postgres, Future(11),
            new Dictionary<string, string> { ["SignIn:FailuresPerAddress"] = "5" });
        for (var guess = 0; guess < 5; guess++)
            Assert.Contains("is not right", (await site.NewVisitor().PasswordAsync($"{Guid.NewGuid():N}@test.example", "one password")).Text);

        Assert.Contains("Too many tries", (await site.NewVisitor().PasswordAsync($"{Guid.NewGuid():N}@test.example", "one password")).Text);
    }

    [Fact]
    public async Task Whoever_guesses_at_an_account_does_not_keep_out_its_owner_who_chose_a_new_password()
    {
        var person = await _world.PersonAsync(Role.ConsortiumAdmin);
        var secret = await _world.AuthenticatorAsync(person, postgres.Web);
        var owner = postgres.Web.NewVisitor();
        await owner.PostFormAsync(await owner.GetAsync("/sign-in/forgotten"), "/sign-in/forgotten", ("Email", person.Email));
        await SignInSteps.ClerkAsync(postgres.Web);
        var path = $"/sign-in/new-password/{await _world.LetterSecretAsync(person)}";
        var guesser = postgres.Web.NewVisitor();
        for (var guess = 0; guess < SignInTries.MostForAccount; guess++)
            await guesser.PasswordAsync(person.Email, "not the password");
        Assert.Contains("Too many tries", (await owner.PasswordAsync(person.Email)).Text);

        await owner.PostFormAsync(await owner.GetAsync(path), path, ("NewPassword", "seven green bicycles sing"), ("Code", SignInSteps.CodeOf(secret)));

        Assert.Equal("Enter your code", (await owner.PasswordAsync(person.Email, "seven green bicycles sing")).Heading);
        Assert.Contains("Too many tries", (await guesser.PasswordAsync(person.Email, "seven green bicycles sing")).Text);
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    public async Task Addresses_that_a_provider_gives_to_one_customer_count_as_one(string first, string second, bool same)
    {
        await using var site = new Site(postgres, settings: new Dictionary<string, string> { ["SignIn:FailuresPerAddress"] = "1" });
        var tries = site.Services.GetRequiredService<SignInTries>();
        var unique = Guid.NewGuid().ToString("N");

        Assert.NotNull(await tries.BeginAsync(From(first), $"password {unique}", $"{Guid.NewGuid():N}", TestContext.Current.CancellationToken));
        Assert.Equal(same, await tries.BeginAsync(From(second), $"password {unique}", $"{Guid.NewGuid():N}", TestContext.Current.CancellationToken) is null);
    }

    [Fact]
    public async Task Codes_are_guessed_no_faster()
    {
        var person = await _world.PersonAsync(Role.Researcher);
        var secret = await _world.AuthenticatorAsync(person, postgres.Web);
        var guesser = postgres.Web.NewVisitor();
        var page = await guesser.PasswordAsync(person.Email);
        for (var guess = 0; guess < SignInTries.MostForAccount; guess++)
            Assert.Contains("That code is not right", (await guesser.PostFormAsync(page, "/sign-in/code", ("Code", "12345"))).Text);

        var right = await guesser.PostFormAsync(page, "/sign-in/code", ("Code", SignInSteps.CodeOf(secret)));

        Assert.Contains("Too many wrong codes", right.Text);
        Assert.False(await guesser.IsInAsync());
    }

    [Fact]
    public async Task Neither_address_nor_account_stands_in_the_table_of_failures()
    {
        var person = await _world.PersonAsync(Role.Researcher);
        await postgres.Web.NewVisitor().PasswordAsync(person.Email, "not the password");

        Assert.Equal("at,id,key", await _world.AskAsync<string>(
            "select string_agg(column_name, ',' order by column_name) from information_schema.columns where table_name = 'sign_in_failures'"));
        Assert.Equal(32, await _world.AskAsync<int>("select max(octet_length(key)) from sign_in_failures"));
    }

    private static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };

    /// <summary>A time in which no other test fails to sign in.</summary>
    private static SetClock Future(int years)
    {
        var clock = new SetClock();
        clock.Advance(TimeSpan.FromDays(366 * years));
        return clock;
    }
}
