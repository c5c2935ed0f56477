using Benchmarking.Web.Database;
using Benchmarking.Web.Platform.Clerk;
using Benchmarking.Web.Platform.Daily;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Platform.Retention;

/// <summary>
/// Throws away what is kept for a while only, as the privacy page says. The walls let the clerk delete nothing that is
/// younger (<c>0035_erasure_and_retention.sql</c>).
/// </summary>
public sealed class Retention(ClerkDoor door, TimeProvider clock) : IDailyWork
{
    public static readonly TimeSpan OfLetters = TimeSpan.FromDays(90);

    public static readonly TimeSpan OfSessions = TimeSpan.FromDays(30);

    public static readonly TimeSpan OfSignInEvents = TimeSpan.FromDays(365);

    public static readonly TimeSpan OfRegistrations = TimeSpan.FromDays(30);

    public static readonly TimeSpan OfInvitations = TimeSpan.FromDays(90);

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await using var clerk = await door.OpenAsync(cancellation);
        var thrown = await ThrowAwayAsync(clerk.Db, clock.GetUtcNow(), cancellation);
        await clerk.CommitAsync(cancellation);
        return thrown;
    }

    private static async Task<int> ThrowAwayAsync(BenchmarkingDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var (letters, sessions, events) = (now - OfLetters, now - OfSessions, now - OfSignInEvents);
        var (registrations, invitations) = (now - OfRegistrations, now - OfInvitations);
        return await EmptyLettersAsync(db, letters, cancellation)
            + await db.Sessions.Where(row => row.EndsAt < sessions).ExecuteDeleteAsync(cancellation)
            + await db.SignInEvents.Where(row => row.At < events).ExecuteDeleteAsync(cancellation)
            + await db.ResearchRegistrations.Where(row => row.ExpiresAt < registrations).ExecuteDeleteAsync(cancellation)
            + await db.Invitations.Where(row => row.ExpiresAt < invitations).ExecuteDeleteAsync(cancellation)
            + await db.ConsortiumInvitations.Where(row => row.ExpiresAt < invitations).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>That a letter was written stays, so that it is not written again; to whom and what it said goes.</summary>
    private static Task<int> EmptyLettersAsync(BenchmarkingDb db, DateTimeOffset before, CancellationToken cancellation) =>
        db.MailMessages.Where(row => (row.SentAt < before || row.GaveUpAt < before) && row.Address != "").ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Address, "").SetProperty(row => row.Subject, "").SetProperty(row => row.Body, ""),
            cancellation);
}
