using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarking.Web.Tests.Features.SignIn;

/// <summary>What happens to how somebody signs in stands on the trail of everybody for whom they act.</summary>
public sealed class PersonTrailTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task Wrong_passwords_stand_on_the_persons_list_and_on_each_trail_and_a_flood_fills_neither()
    {
        var (first, second, former) = (await _world.MemberAsync(), await _world.MemberAsync(), await _world.MemberAsync());
        var person = await _world.PersonAsync(first, Role.Contributor);
        await _world.JoinAsync(person, second, "active", Role.Contributor);
        await _world.JoinAsync(person, former, "suspended", Role.Contributor);
        for (var guess = 0; guess < SignInTries.MostForAccount; guess++)
            await postgres.Web.NewVisitor().PasswordAsync(person.Email, "not the password");
        await postgres.Web.NewVisitor().PasswordAsync($"{Guid.NewGuid():N}@test.example", "not the password");

        await postgres.Web.Services.GetRequiredService<WrongPasswords>().WrittenAsync(TestContext.Current.CancellationToken);

        Assert.Equal("wrong_password wrong_password wrong_password", await _world.EventsAsync(person));
        Assert.Equal("failed to sign in: wrong password|failed to sign in: wrong password|failed to sign in: wrong password", await TrailAsync(first));
        Assert.Equal(await TrailAsync(first), await TrailAsync(second));
        Assert.Equal("", await TrailAsync(former));
    }

    [Fact]
    public async Task A_wrong_code_another_password_and_another_factor_stand_there_too()
    {
        var member = await _world.MemberAsync();
        var person = await _world.PersonAsync(member, Role.Contributor);
        var visitor = await postgres.Web.SignInAsync(person, new SignInProof(SignInMethod.Password, SecondFactor: false));
        await visitor.PostFormAsync(await visitor.GetAsync("/account/password"), "/account/password", ("NewPassword", "seven green bicycles sing"));
        var offer = await visitor.GetAsync("/account/second-factor/set-up");
        var secret = offer.Document.QuerySelector("code.secret")!.TextContent;
        await visitor.PostFormAsync(offer, "/account/second-factor/set-up", ("Code", SignInSteps.CodeOf(secret)));
        var codes = await visitor.GetAsync("/account/second-factor/codes");
        await visitor.PostFormAsync(codes, "/account/second-factor/codes", ("Code", "12345"));
        await visitor.PostFormAsync(codes, "/account/second-factor/codes", ("Code", SignInSteps.CodeOf(secret, 1)));

        Assert.Equal(
            "changed their password: |set up an authenticator app: |failed to sign in: wrong code|made new recovery codes: ", await TrailAsync(member));
    }

    [Fact]
    public async Task A_hat_that_opens_nothing_for_want_of_a_factor_is_not_put_on()
    {
        var (plain, demanding) = (await _world.MemberAsync(), await _world.MemberAsync());
        var person = await _world.PersonAsync(plain, Role.Contributor);
        await _world.JoinAsync(person, demanding, "active", Role.Approver);
        var visitor = await postgres.Web.SignInAsync(
            person, new SignInProof(SignInMethod.Password, SecondFactor: false), plain.Id.ToString());
        var page = await visitor.GetAsync("/account");
        var token = page.Document.QuerySelector("form[action='/hat'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        foreach (var hat in new[] { demanding, plain })
            await visitor.PostAsync("/hat", ("hat", hat.Id.ToString()), ("from", "/account"), ("__RequestVerificationToken", token));

        Assert.Equal((0L, 1L), (await PutOnAsync(demanding), await PutOnAsync(plain)));
    }

    private Task<string> TrailAsync(Member member) => _world.AskAsync<string>(
        "select coalesce(string_agg(action || ': ' || detail, '|' order by number), '') from audit_entries where organisation_id = $1 and action <> 'signed in'", member.Id);

    private Task<long> PutOnAsync(Member member) =>
        _world.AskAsync<long>("select count(*) from audit_entries where organisation_id = $1 and action = 'put on hat'", member.Id);
}
