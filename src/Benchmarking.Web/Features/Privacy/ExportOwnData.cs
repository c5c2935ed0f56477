using System.Text.Encodings.Web;
using System.Text.Json;
using Benchmarking.Web.Database;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Privacy;

/// <summary>
/// What is held of a person, as one JSON file: their account, for whom they act, sessions, choices, research account, and
/// what they did under the hat worn now. Secrets and hashes are left out, as they tell nobody anything.
/// </summary>
public sealed class ExportOwnData(TenantDoor door, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file for people, never part of a page
    };

    public async Task<byte[]> HandleAsync(Actor actor, CancellationToken cancellation)
    {
        var (person, id) = (actor.UserId, actor.UserId.Value);
        await using var transaction = await door.OpenForFileAsync(actor, cancellation);
        var db = transaction.Db;
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            MadeAt = clock.GetUtcNow(),
            Account = await db.Users.AsNoTracking().Where(user => user.Id == id)
                .Select(user => new { user.Id, user.DisplayName, user.Email, user.EmailConfirmed }).SingleAsync(cancellation),
            ActsFor = actor.Hats.Select(hat => new { hat.Name, Roles = hat.Roles.Select(role => role.Words()) }),
            SignedInBy = await db.UserLogins.AsNoTracking().Where(login => login.UserId == id)
                .Select(login => login.LoginProvider).ToListAsync(cancellation),
            Passkeys = await db.UserPasskeys.AsNoTracking().CountAsync(key => key.UserId == id, cancellation),
            Sessions = await db.Sessions.AsNoTracking().Where(session => session.UserId == person).OrderBy(session => session.StartedAt)
                .Select(session => new { session.StartedAt, session.SeenAt, session.EndedAt, session.Method, session.SecondFactor, session.Browser })
                .ToListAsync(cancellation),
            SignInEvents = await db.SignInEvents.AsNoTracking().Where(row => row.UserId == person).OrderBy(row => row.At)
                .Select(row => new { row.At, row.Kind, row.Method, row.Browser }).ToListAsync(cancellation),
            LettersNotWanted = await db.MailRefusals.AsNoTracking().Where(row => row.UserId == person).Select(row => row.Kind).ToListAsync(cancellation),
            Researcher = await db.Researchers.AsNoTracking().Where(row => row.UserId == person)
                .Select(row => new { row.Name, row.Affiliation, row.Purpose, row.ConfirmedAt }).SingleOrDefaultAsync(cancellation),
            TermsAccepted = await db.TermsAcceptances.AsNoTracking().Where(row => row.UserId == person)
                .Select(row => new { row.Version, row.AcceptedAt }).ToListAsync(cancellation),
            ResearchTokens = await db.ResearchTokens.AsNoTracking().Where(row => row.UserId == person)
                .Select(row => new { row.Name, row.MadeAt, row.ExpiresAt, row.LastUsedAt, row.RevokedAt }).ToListAsync(cancellation),
            Downloads = await db.ReleaseDownloads.AsNoTracking().Where(row => row.UserId == person).OrderBy(row => row.At)
                .Select(row => new { row.At, row.File, row.ByApi }).ToListAsync(cancellation),
            DoneFor = actor.Hat?.Name,
            Done = await DoneAsync(db, actor, cancellation),
            NotInThisFile = new[]
            {
                "Hashes of passwords and codes, keys, and the sealed secret of an authenticator app: they tell nobody anything.",
                "The words of letters: they went to your address, and a copy is kept for 90 days at most.",
                "What you did under your other hats: put one on and take the file again.",
            },
        }, Readable);
    }

    /// <summary>On the trail of whoever they act for now: of one organisation, or the consortium's.</summary>
    private static async Task<IReadOnlyList<object>> DoneAsync(BenchmarkingDb db, Actor actor, CancellationToken cancellation)
    {
        var person = actor.UserId;
        return actor.Is(Role.ConsortiumAdmin)
            ? await db.ConsortiumAuditEntries.AsNoTracking().Where(row => row.UserId == person).OrderBy(row => row.Number)
                .Select(row => new { row.At, row.Action, row.Subject, row.Detail }).ToListAsync(cancellation)
            : await db.AuditEntries.AsNoTracking().Where(row => row.UserId == person).OrderBy(row => row.Number)
                .Select(row => new { row.At, row.Action, row.Subject, row.Detail }).ToListAsync(cancellation);
    }
}
