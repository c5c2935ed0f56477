using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Clerk;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Platform.Mail;

/// <summary>
/// Sends what lies in the outbox, letter by letter. One is claimed by putting its next try off for as long as a try may
/// take: a postman that dies lets that run out, and another takes it up. The number of the attempt says whose it is.
/// </summary>
public sealed partial class Postman(ClerkDoor door, Envelope envelope, IMailSender sender, TimeProvider clock, ILogger<Postman> log)
{
    /// <summary>How long a try keeps others away.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>What is waited after each failure; after the last the letter is given up.</summary>
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(4), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    private const int LongestProblem = 500;

    public static int MostAttempts => Waits.Length + 1;

    /// <summary>Sends everything that waits now.</summary>
    /// <returns>How many letters left.</returns>
    public async Task<int> DeliverAsync(CancellationToken cancellation)
    {
        var sent = 0;
        try
        {
            while (await ClaimAsync(cancellation) is { } letter)
                sent += letter.GaveUpAt is null && await SendAsync(letter, cancellation) ? 1 : 0;
        }
        finally
        {
            await RestAsync(cancellation);
        }

        return sent;
    }

    /// <summary>The next letter, kept from others for a while; given up at once where it must not be sent. Null where none waits.</summary>
    private async Task<MailMessage?> ClaimAsync(CancellationToken cancellation)
    {
        await using var clerk = await door.OpenAsync(cancellation);
        var (db, now) = (clerk.Db, clock.GetUtcNow());
        var letter = await db.MailMessages.FromSql(
            $"""
            select * from mail_messages
            where sent_at is null and gave_up_at is null and next_try_at <= {now}
            order by next_try_at, id limit 1 for update skip locked
            """).SingleOrDefaultAsync(cancellation);
        if (letter is null)
            return null;

        if (await WhyNotAsync(db, letter, cancellation) is { } why)
            (letter.GaveUpAt, letter.Problem, letter.Body) = (now, why, Kept(letter));
        else
            (letter.Attempts, letter.NextTryAt) = (letter.Attempts + 1, now + Lease);
        await clerk.CommitAsync(cancellation);
        return letter;
    }

    private async Task<string?> WhyNotAsync(BenchmarkingDb db, MailMessage letter, CancellationToken cancellation)
    {
        if (letter.Attempts >= MostAttempts)
            return letter.Problem.Length > 0 ? letter.Problem : $"It was tried {letter.Attempts} times, and each time the work stopped.";
        if (letter.UserId is not { } known)
            return sender.WhyNever(letter.Address);
        if (await db.MailRefusals.AnyAsync(row => row.UserId == known && row.Kind == letter.Kind, cancellation))
            return "The person does not want letters of this kind.";
        var person = known.Value;
        return await db.Users.AnyAsync(user => user.Id == person && user.SuspendedAt == null, cancellation)
            ? sender.WhyNever(letter.Address)
            : "The person is suspended.";
    }

    private async Task<bool> SendAsync(MailMessage letter, CancellationToken cancellation)
    {
        try
        {
            await sender.SendAsync(letter.Id, envelope.Of(letter), cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            NotSent(failure, letter.Id, letter.Attempts);
            await PutOffAsync(letter, failure, cancellation);
            return false;
        }

        // Written down even where the site is just being stopped: it has left.
        await using var clerk = await door.OpenAsync(CancellationToken.None);
        var now = clock.GetUtcNow();
        var kept = Kept(letter);
        await clerk.Db.MailMessages.Where(row => row.Id == letter.Id && row.SentAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.SentAt, now).SetProperty(row => row.Problem, "").SetProperty(row => row.Body, kept),
            CancellationToken.None);
        await clerk.CommitAsync(CancellationToken.None);
        return true;
    }

    /// <summary>Until later, or for good after the last attempt. A letter that is another's by now is left to it.</summary>
    private async Task PutOffAsync(MailMessage letter, Exception failure, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var isLast = letter.Attempts >= MostAttempts;
        var next = isLast ? now : now + Waits[letter.Attempts - 1];
        DateTimeOffset? gaveUp = isLast ? now : null;
        var problem = failure.Message.Length > LongestProblem ? failure.Message[..LongestProblem] : failure.Message;
        var kept = isLast ? Kept(letter) : letter.Body;
        await using var clerk = await door.OpenAsync(cancellation);
        await clerk.Db.MailMessages.Where(row => row.Id == letter.Id && row.Attempts == letter.Attempts && row.SentAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.NextTryAt, next).SetProperty(row => row.GaveUpAt, gaveUp)
                    .SetProperty(row => row.Problem, problem).SetProperty(row => row.Body, kept),
                cancellation);
        await clerk.CommitAsync(cancellation);
    }

    /// <summary>What stays of a letter whose fate is settled.</summary>
    private static string Kept(MailMessage letter) => letter.Kind.IsAskedFor() ? "" : letter.Body;

    private async Task RestAsync(CancellationToken cancellation)
    {
        try
        {
            await sender.RestAsync(cancellation);
        }
        catch (Exception rude)
        {
            // The server hung up first; every letter's fate is written down by now.
            NotPolite(rude);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Letter {Letter} was not sent at attempt {Attempt}")]
    private partial void NotSent(Exception failure, Guid letter, int attempt);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The mail server did not say goodbye")]
    private partial void NotPolite(Exception rude);
}
