using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Clerk;
using Benchmarking.Web.Platform.Mail;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>
/// Writes, as the clerk, to those who forgot their password and have an account. In five minutes an account gets one
/// letter, however often it is asked for; after the third within a day, one in six hours, so that nobody's mailbox is filled by
/// whoever knows the address, and its owner never waits for longer. Earlier letters stay good for their hour: asking again
/// from elsewhere takes nothing from who is reading one. Once the password is changed they are worth nothing.
/// </summary>
public sealed class ResetLetters(ClerkDoor door, TimeProvider clock)
{
    /// <summary>In a day before <see cref="ThenEvery"/> holds.</summary>
    public const int AtOnce = 3;

    private static readonly TimeSpan LettersEvery = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan ThenEvery = TimeSpan.FromHours(6);

    /// <returns>How many letters that made.</returns>
    public async Task<int> WriteAsync(CancellationToken cancellation)
    {
        await using var clerk = await door.OpenAsync(cancellation);
        var (db, now) = (clerk.Db, clock.GetUtcNow());
        var asked = await db.ResetRequests.FromSql($"select * from reset_requests order by asked_at for update skip locked")
            .AsNoTracking().ToListAsync(cancellation);
        var written = 0;
        foreach (var address in asked.Select(request => request.NormalizedEmail).Distinct())
        {
            var user = await db.Users.Where(row => row.NormalizedEmail == address && row.SuspendedAt == null)
                .Select(row => new { row.Id, row.Email }).SingleOrDefaultAsync(cancellation);
            if (user is not null)
                written += await WriteAsync(clerk, user.Id, user.Email!, now, cancellation) ? 1 : 0;
        }

        var done = asked.Select(request => request.Id).ToList();
        await db.ResetRequests.Where(row => done.Contains(row.Id)).ExecuteDeleteAsync(cancellation);
        await db.PasswordResets.Where(row => row.ExpiresAt < now).ExecuteDeleteAsync(cancellation);
        await clerk.CommitAsync(cancellation);
        return written;
    }

    private static async Task<bool> WriteAsync(ClerkTransaction clerk, Guid person, string address, DateTimeOffset now, CancellationToken cancellation)
    {
        var (db, code, user) = (clerk.Db, ResetCode.Make(), new UserId(person));
        var about = $"password-reset/{now.UtcTicks / LettersEvery.Ticks}/{person}";
        if (await HasEnoughAsync(clerk, user, now, cancellation))
            return false;

        var letter = LetterOf(code);
        var isNew = await db.Database.ExecuteSqlAsync(
            $"""
            insert into mail_messages (id, kind, user_id, address, subject, body, about, made_at, next_try_at)
            values ({Guid.NewGuid()}, {MailKind.PasswordReset.Stored()}, {person}, {address}, {letter.Subject}, {letter.Body}, {about}, {now}, {now})
            on conflict (about) do nothing
            """, cancellation);
        if (isNew == 0)
            return false;

        db.PasswordResets.Add(new PasswordReset { CodeHash = code.Hash, UserId = user, MadeAt = now, ExpiresAt = now + ResetCode.Lasts });
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private static async Task<bool> HasEnoughAsync(ClerkTransaction clerk, UserId person, DateTimeOffset now, CancellationToken cancellation)
    {
        var (kind, dayAgo, latest) = (MailKind.PasswordReset, now - TimeSpan.FromDays(1), now - ThenEvery);
        var written = await clerk.Db.MailMessages.Where(row => row.UserId == person && row.Kind == kind && row.MadeAt > dayAgo)
            .Select(row => row.MadeAt).ToListAsync(cancellation);
        return written.Count >= AtOnce && written.Any(at => at > latest);
    }

    private static Letter LetterOf(ResetCode code) => new(
        "Choose a new password",
        $"""
        Somebody, most likely you, forgot the password of your account at the Involvement Benchmark.

        To choose a new one, open this page. It works once, for an hour.

        /sign-in/new-password/{code.Text}

        If it was not you, do nothing: your password stays as it is.
        """);
}
