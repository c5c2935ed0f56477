using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Mail;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Research;

/// <summary>
/// Takes down who wants to become a researcher and sends a letter to the address given. Whether the address has an account
/// here is not looked at before the press, so neither answer nor time can tell it.
/// </summary>
public sealed class AskToRegister(ILookupNormalizer names, TenantDoor door, Outbox outbox, TimeProvider clock)
{
    /// <summary>One letter to an address in this time, however often the form is sent.</summary>
    private static readonly TimeSpan LettersEvery = TimeSpan.FromMinutes(10);

    /// <summary>After this a registration that nobody came back for is swept up.</summary>
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromDays(30);

    /// <param name="form">One that has no problems.</param>
    public async Task HandleAsync(RegistrationForm form, CancellationToken cancellation)
    {
        var code = RegistrationCode.Make();
        var (now, address) = (clock.GetUtcNow(), names.NormalizeEmail(form.TrimmedEmail)!);
        await using var transaction = await door.OpenPublicAsync(cancellation);
        var db = transaction.Db;
        var forgotten = now - ForgottenAfter;
        await db.ResearchRegistrations.Where(row => row.ExpiresAt < forgotten).ExecuteDeleteAsync(cancellation);
        db.ResearchRegistrations.Add(new ResearchRegistration
        {
            Email = form.TrimmedEmail,
            NormalizedEmail = address,
            CodeHash = code.Hash,
            Name = form.TrimmedName,
            Affiliation = form.TrimmedAffiliation,
            Purpose = form.TrimmedPurpose,
            TermsVersion = ResearchTerms.Version,
            AskedAt = now,
            ExpiresAt = now + RegistrationCode.Lasts,
        });
        var about = $"research/{now.UtcTicks / LettersEvery.Ticks}/{address}";
        await outbox.PutOnceAsync(transaction, MailKind.ResearchConfirmation, about, LetterOf(code), form.TrimmedEmail, cancellation);
        await transaction.CommitAsync(cancellation);
        outbox.Ring();
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
