using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>The page that sets an authenticator app up.</summary>
/// <param name="Offer">The secret on offer, sealed for this person and half an hour.</param>
public sealed record SetUpPage(string Offer, string Secret, string Address, QrPicture Picture, string? ReturnUrl)
{
    /// <summary>In fours, for who types it.</summary>
    public string Spaced => string.Join(' ', Secret.Chunk(4).Select(four => new string(four)));
}

/// <summary>What came of it.</summary>
public abstract record SetUpResult
{
    /// <param name="Codes">Recovery codes, shown once.</param>
    public sealed record Done(IReadOnlyList<string> Codes) : SetUpResult;

    public sealed record WrongCode(SetUpPage Page) : SetUpResult;

    /// <summary>The offer is too old or another's, or a factor that is there already (app, passkey) was not shown in this session.</summary>
    public sealed record NotNow : SetUpResult;
}

/// <summary>
/// Offers a secret, and takes it up once a code made with it was typed. The person goes on in a new session that has its
/// second factor; their other sessions end.
/// </summary>
public sealed class SetUpSecondFactor(
    SecondFactors factors, Sealing sealing, Sessions sessions, PersonTrail trail, AccountLetters letters, UserManager<User> users,
    TenantDoor door, TimeProvider clock)
{
    private const string Purpose = "authenticator-offer";

    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    public async Task<SetUpPage> LoadAsync(Actor actor, string? returnUrl)
    {
        var user = await users.FindByIdAsync(actor.UserId.ToString());
        return PageOf(user!, Totp.NewSecret(), returnUrl);
    }

    public async Task<SetUpResult> HandleAsync(
        HttpContext context, Actor actor, string? offer, string code, string? returnUrl, CancellationToken cancellation)
    {
        var user = (await users.FindByIdAsync(actor.UserId.ToString()))!;
        if (sealing.OpenOfPerson(Purpose, offer) is not var (person, text) || person != user.Id)
            return new SetUpResult.NotNow();

        var secret = Totp.FromBase32(text);
        var digits = new string([.. code.Where(char.IsAsciiDigit)]);
        await using var transaction = await door.OpenForPersonAsync(actor.UserId, cancellation);
        if (!actor.HasSecondFactor
            && (await factors.IsSetUpAsync(transaction, actor.UserId, cancellation) || (await users.GetPasskeysAsync(user)).Count > 0))

            return new SetUpResult.NotNow();
        if (Totp.StepOf(secret, digits, clock.GetUtcNow(), 0) is not { } step)
            return new SetUpResult.WrongCode(PageOf(user, secret, returnUrl));

        var codes = await factors.SetUpAsync(transaction, actor.UserId, secret, step, cancellation);
        await sessions.EndAllAsync(transaction, actor.UserId, actor.Session?.Id, cancellation);
        transaction.Happened(actor.UserId, clock.GetUtcNow(), SignInEventKind.SecondFactorSetUp, BrowserWords.Of(context));
        letters.Tell(transaction, user, "An authenticator app was set up", "An authenticator app was set up for your account at the Involvement Benchmark.");
        await transaction.CommitAsync(cancellation);
        letters.Ring();
        await trail.WriteAsync(actor.UserId, "set up an authenticator app", "", cancellation);
        await GoOnAsync(context, user, actor, cancellation);
        return new SetUpResult.Done(codes);
    }

    /// <summary>The person has shown their second factor: they go on in a new session under the same hat.</summary>
    public Task GoOnAsync(HttpContext context, User user, Actor actor, CancellationToken cancellation) => sessions.StartAsync(
        context, user, new SignInProof(actor.Session!.Method, SecondFactor: true, actor.Session.Only, actor.Session.ProvenAt), cancellation,
        (actor.Hat ?? actor.Waiting)?.Key);

    private SetUpPage PageOf(User user, byte[] secret, string? returnUrl)
    {
        var text = Totp.ToBase32(secret);
        var address = Totp.Address(user.Email!, secret);
        return new SetUpPage(sealing.SealFor(Purpose, user.Id, text, Lasts), text, address, QrPicture.Of(address), returnUrl);
    }
}
