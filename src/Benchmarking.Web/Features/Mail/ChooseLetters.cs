using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Mail;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Mail;

/// <summary>Which letters somebody gets.</summary>
/// <param name="Kinds">Those that somebody with their roles may get, and whether they want them.</param>
public sealed record LettersPage(string? Address, IReadOnlyList<(MailKind Kind, bool Wanted)> Kinds);

/// <summary>A person's own choice of letters. What is not refused is wanted.</summary>
public sealed class ChooseLetters(TenantDoor door, TimeProvider clock)
{
    public async Task<LettersPage> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForPersonAsync(actor.UserId, cancellation);
        var id = actor.UserId.Value;
        var address = await transaction.Db.Users.Where(user => user.Id == id).Select(user => user.Email).SingleAsync(cancellation);
        var refused = await transaction.Db.MailRefusals.Where(row => row.UserId == actor.UserId).Select(row => row.Kind).ToListAsync(cancellation);
        return new LettersPage(address, [.. MailKinds.For(actor).Select(kind => (kind, !refused.Contains(kind)))]);
    }

    /// <param name="wanted">Kinds to get; every other that the person may get is refused.</param>
    public async Task HandleAsync(Actor actor, IReadOnlyCollection<MailKind> wanted, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForPersonAsync(actor.UserId, cancellation);
        var kinds = MailKinds.For(actor);
        var asked = kinds.Where(wanted.Contains).ToList();
        await transaction.Db.MailRefusals.Where(row => row.UserId == actor.UserId && asked.Contains(row.Kind)).ExecuteDeleteAsync(cancellation);
        foreach (var kind in kinds.Except(wanted))
            await RefuseAsync(transaction, actor.UserId, kind, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>For the link in a letter: whoever holds it may stop that kind for that person, signed in or not.</summary>
    public async Task StopAsync(UserId person, MailKind kind, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForPersonAsync(person, cancellation);
        await RefuseAsync(transaction, person, kind, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Twice is once. A person who is gone refuses nothing.</summary>
    private Task RefuseAsync(TenantTransaction transaction, UserId person, MailKind kind, CancellationToken cancellation) =>
        transaction.Db.Database.ExecuteSqlAsync(
            $"""
            insert into mail_refusals (user_id, kind, refused_at)
            select id, {kind.Stored()}, {clock.GetUtcNow()} from users where id = {person.Value}
            on conflict do nothing
            """,
            cancellation);
}
