using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Mail;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;

namespace Benchmarking.Web.Features.Research;

/// <summary>
/// Takes down who wants to become a researcher and sends a letter to the address given. What is answered, and that a
/// letter goes, is the same whether or not the address has an account here.
/// </summary>
public sealed class AskToRegister(UserManager<User> users, TenantDoor door, Outbox outbox, TimeProvider clock)
{
    /// <summary>One letter to an address in this time, however often the form is sent.</summary>
    private static readonly TimeSpan LettersEvery = TimeSpan.FromMinutes(2);

    /// <param name="form">One that has no problems.</param>
    public async Task HandleAsync(RegistrationForm form, CancellationToken cancellation)
    {
        var person = await PersonAsync(form);
        var code = RegistrationCode.Make();
        var now = clock.GetUtcNow();
        await using var transaction = await door.OpenPublicAsync(cancellation);
        transaction.Db.ResearchRegistrations.Add(new ResearchRegistration
        {
            UserId = person.UserId,
            CodeHash = code.Hash,
            Name = form.TrimmedName,
            Affiliation = form.TrimmedAffiliation,
            Purpose = form.TrimmedPurpose,
            TermsVersion = ResearchTerms.Version,
            AskedAt = now,
            ExpiresAt = now + RegistrationCode.Lasts,
        });
        var about = $"research/{now.UtcTicks / LettersEvery.Ticks}";
        await outbox.PutOnceAsync(transaction, MailKind.ResearchConfirmation, about, LetterOf(code), person, cancellation);
        await transaction.CommitAsync(cancellation);
        outbox.Ring();
    }

    /// <summary>An account without a password and without a role can do nothing; it is only somebody to write to.</summary>
    private async Task<Addressee> PersonAsync(RegistrationForm form)
    {
        var email = form.TrimmedEmail;
        if (await users.FindByEmailAsync(email) is { } known)
            return new(new UserId(known.Id), known.Email!);

        var made = new User { Id = Guid.NewGuid(), UserName = email, Email = email, DisplayName = form.TrimmedName, LockoutEnabled = true };
        var result = await users.CreateAsync(made);
        // Two forms at once: the other one made it.
        if (!result.Succeeded && await users.FindByEmailAsync(email) is { } meanwhile)
            return new(new UserId(meanwhile.Id), meanwhile.Email!);
        if (!result.Succeeded)
            throw new InvalidOperationException($"The account could not be made: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
        return new(new UserId(made.Id), email);
    }

    private static Letter LetterOf(RegistrationCode code) => new(
        "Confirm your address to download research data",
        $"""
        Somebody, most likely you, asked to register this address for research data of the Involvement Benchmark.

        To confirm it, open this page and press the button there. It works once, for three days.

        /research/confirm/{code.Text}

        If it was not you, do nothing: nothing happens without your press.
        """);
}
