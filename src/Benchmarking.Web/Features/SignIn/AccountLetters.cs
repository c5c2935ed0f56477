using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Mail;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>Tells a person by letter that how they sign in has changed, so that they notice where it was not them.</summary>
public sealed class AccountLetters(Outbox outbox)
{
    /// <param name="what">A sentence: "The password of your account was changed."</param>
    public void Tell(TenantTransaction transaction, User user, string subject, string what) => outbox.Put(
        transaction,
        MailKind.AccountChanged,
        $"account/{Guid.NewGuid()}",
        new Letter(
            subject,
            $"""
            {what}

            If it was you, there is nothing to do.

            If it was not, choose a new password at once, which also signs everybody out, and tell the administrator of your organisation:

            /sign-in/forgotten
            """),
        [new Addressee(new UserId(user.Id), user.Email!)]);

    /// <summary>Once the transaction is committed.</summary>
    public void Ring() => outbox.Ring();
}
