using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Clerk;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Platform.Mail;

/// <summary>
/// Writes the letters that follow from dates and states, as the clerk: whatever is due and not written yet. Each says
/// once what it is about, so that writing again, by this process or another, adds nothing.
/// </summary>
public sealed class Letters(ClerkDoor door, TimeProvider clock)
{
    public const int DaysBefore = 5;

    /// <summary>An answer older than this is no news.</summary>
    private static readonly TimeSpan News = TimeSpan.FromDays(7);

    /// <summary>Writes what is due.</summary>
    /// <returns>How many letters that made.</returns>
    public async Task<int> WriteAsync(CancellationToken cancellation)
    {
        await using var clerk = await door.OpenAsync(cancellation);
        var (db, now) = (clerk.Db, clock.GetUtcNow());
        var written = 0;
        foreach (var collection in await OpenAsync(db, now, cancellation))
            written += await OfDatesAsync(db, collection, now, cancellation);
        written += await RemindersAsync(db, now, cancellation);
        written += await AnswersAsync(db, now, cancellation);
        written += await db.WriteStudyLettersAsync(now - News, now, cancellation);
        await clerk.CommitAsync(cancellation);
        return written;
    }

    /// <summary>When a collection falls due soon: five days before by the calendar, at the same time of day.</summary>
    public static DateTimeOffset SoonDue(DateTimeOffset dueAt) =>
        LondonTime.At(LondonTime.DateOf(dueAt).AddDays(-DaysBefore), LondonTime.TimeOf(dueAt));

    private static Task<List<Collection>> OpenAsync(BenchmarkingDb db, DateTimeOffset now, CancellationToken cancellation) =>
        db.Collections.AsNoTracking().Where(row => row.State == CollectionState.Open && row.LastEditAt > now)
            .OrderBy(row => row.Period).ToListAsync(cancellation);

    /// <summary>That it is open (or its dates changed), that it falls due, that it is overdue: one of the last two at a time.</summary>
    private static async Task<int> OfDatesAsync(BenchmarkingDb db, Collection collection, DateTimeOffset now, CancellationToken cancellation)
    {
        var period = Period.Parse(collection.Period);
        var series = $"opened/{collection.Id}";
        var dates = $"{series}/{Minute(collection.DueAt)}-{Minute(collection.LastNewAt)}-{Minute(collection.LastEditAt)}";
        var (kind, letter) = now < SoonDue(collection.DueAt) ? (MailKind.Opened, Letter.Opened)
            : now < collection.DueAt ? (MailKind.DueSoon, Letter.DueSoon)
            : (MailKind.Overdue, (Func<string, Period, Collection, Letter>)Letter.Overdue);

        // Told before under other dates, and still to send: these are news. A first letter only while it is the right one.
        var opening = await db.RecipientsAsync(collection, MailKind.Opened, series, dates, null, cancellation);
        var written = await db.WriteAsync(
            MailKind.Opened, dates, now,
            opening.Where(person => person.OwesReturn && (person.Told || kind == MailKind.Opened)),
            person => person.Told
                ? Letter.DatesChanged(person.Organisation, period, collection)
                : Letter.Opened(person.Organisation, period, collection),
            cancellation);
        if (kind == MailKind.Opened)
            return written;

        var about = $"{kind.Stored()}/{collection.Id}/{Minute(collection.DueAt)}";
        var owing = await db.RecipientsAsync(collection, kind, about, about, null, cancellation);
        return written + await db.WriteAsync(
            kind, about, now, owing.Where(person => person.OwesReturn), person => letter(person.Organisation, period, collection), cancellation);
    }

    private static async Task<int> RemindersAsync(BenchmarkingDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var written = 0;
        // Whoever is writing one already keeps it; the others leave it to them.
        var waiting = await db.ReminderRequests.FromSql(
            $"select * from reminder_requests where written_at is null order by requested_at for update skip locked")
            .AsNoTracking().ToListAsync(cancellation);
        foreach (var request in waiting)
        {
            var collection = await db.Collections.AsNoTracking().SingleAsync(row => row.Id == request.CollectionId, cancellation);
            var letters = collection.State == CollectionState.Open
                ? await RemindAsync(db, collection, request, now, cancellation)
                : 0;
            await db.ReminderRequests.Where(row => row.Id == request.Id).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.WrittenAt, now).SetProperty(row => row.Letters, letters), cancellation);
            written += letters;
        }

        return written;
    }

    private static async Task<int> RemindAsync(
        BenchmarkingDb db, Collection collection, ReminderRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        var about = $"reminder/{request.Id}";
        var owing = await db.RecipientsAsync(collection, MailKind.Reminder, about, about, null, cancellation);
        return await db.WriteAsync(
            MailKind.Reminder, about, now,
            owing.Where(person => person.OwesReturn && !(person.State == "not_started" && now > collection.LastNewAt)),
            person => Letter.Reminder(person.Organisation, Period.Parse(collection.Period), collection), cancellation);
    }

    private static async Task<int> AnswersAsync(BenchmarkingDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var since = now - News;
        var answered = await db.Reopenings.AsNoTracking()
            .Where(row => (row.State == ReopeningState.Agreed || row.State == ReopeningState.Refused) && row.AnsweredAt > since)
            .ToListAsync(cancellation);
        var written = 0;
        foreach (var reopening in answered)
        {
            var collection = await db.Collections.AsNoTracking().SingleAsync(row => row.Id == reopening.CollectionId, cancellation);
            var about = $"reopened/{reopening.Id}";
            var people = await db.RecipientsAsync(
                collection, MailKind.Reopened, about, about, reopening.OrganisationId.Value, cancellation);
            written += await db.WriteAsync(
                MailKind.Reopened, about, now, people,
                person => Letter.Reopened(person.Organisation, Period.Parse(collection.Period), reopening.Until), cancellation);
        }

        return written;
    }

    private static string Minute(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMddHHmm", System.Globalization.CultureInfo.InvariantCulture);
}

public static class LetterWriting
{
    /// <summary>Puts letters into the outbox. One about the same is left as it is.</summary>
    /// <returns>How many are new.</returns>
    public static async Task<int> WriteAsync(
        this BenchmarkingDb db,
        MailKind kind,
        string about,
        DateTimeOffset now,
        IEnumerable<Recipient> people,
        Func<Recipient, Letter> letter,
        CancellationToken cancellation)
    {
        var to = people.ToList();
        if (to.Count == 0)
            return 0;

        var texts = to.ConvertAll(person => letter(person));
        var ids = to.ConvertAll(_ => Guid.NewGuid()).ToArray();
        var users = to.ConvertAll(person => person.UserId).ToArray();
        var addresses = to.ConvertAll(person => person.Address).ToArray();
        var abouts = to.ConvertAll(person => $"{about}/{person.OrganisationId}/{person.UserId}").ToArray();
        var subjects = texts.ConvertAll(text => text.Subject).ToArray();
        var bodies = texts.ConvertAll(text => text.Body).ToArray();
        return await db.Database.ExecuteSqlAsync(
            $"""
            insert into mail_messages (id, kind, user_id, address, subject, body, about, made_at, next_try_at)
            select letter.id, {kind.Stored()}, letter.user_id, letter.address, letter.subject, letter.body, letter.about, {now}, {now}
            from unnest({ids}, {users}, {addresses}, {subjects}, {bodies}, {abouts})
              as letter (id, user_id, address, subject, body, about)
            on conflict (about) do nothing
            """,
            cancellation);
    }
}
