using Benchmarking.Web.Database;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Tenancy;

/// <summary>
/// The only door to the database for the site. Each unit of work is one transaction in which PostgreSQL itself knows
/// for whom it is done, for no longer than the transaction lasts.
/// </summary>
/// <param name="kept">What was read behind the same wall a moment ago; null keeps nothing.</param>
public sealed class TenantDoor(SiteDatabase site, OrganisationCache? kept = null)
{
    /// <summary>What a page may wait for one statement, and for a lock.</summary>
    private static readonly Patience OfPages = new(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(5));

    /// <summary>The same for long work behind the pages, which is cut into steps that stay far below.</summary>
    private static readonly Patience OfWork = new(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1));

    /// <summary>For what the actor does under the hat worn now; in a look at a member's pages the database itself refuses every change.</summary>
    public Task<TenantTransaction> OpenAsync(Actor actor, CancellationToken cancellation) =>
        BeginAsync(actor.OrganisationId, actor.UserId, OfPages, cancellation, actor.Is(Role.ConsortiumAdmin), readOnly: actor.Look is not null);

    /// <summary>
    /// For an organisation's long work behind the pages, in the name of who asked for it. The same walls; statements
    /// may take longer.
    /// </summary>
    public Task<TenantTransaction> OpenForWorkAsync(OrganisationId organisation, UserId user, CancellationToken cancellation) =>
        BeginAsync(organisation, user, OfWork, cancellation);

    /// <summary>
    /// For a long list that somebody, signed in or not, takes away as a file. The same walls; statements may take longer, so
    /// nothing that waits for the reader may be done inside it.
    /// </summary>
    public Task<TenantTransaction> OpenForFileAsync(Actor? actor, CancellationToken cancellation) =>
        BeginAsync(
            actor?.OrganisationId, actor is { Waiting: null } ? actor.UserId : null, OfWork, cancellation, readOnly: actor?.Look is not null);

    /// <summary>For the look at a person before a hat is chosen: their own memberships and nothing of an organisation.</summary>
    public Task<TenantTransaction> OpenForPersonAsync(UserId user, CancellationToken cancellation) =>
        BeginAsync(null, user, OfPages, cancellation);

    /// <summary>
    /// For the look at a program's token before it is known to be one: behind the wall that it names, where nothing is
    /// read but tokens and whether their makers still belong there.
    /// </summary>
    public Task<TenantTransaction> OpenForTokenAsync(OrganisationId named, CancellationToken cancellation) =>
        BeginAsync(named, null, OfPages, cancellation);

    /// <summary>For what anybody may read: catalogue, publications, names of members.</summary>
    public Task<TenantTransaction> OpenPublicAsync(CancellationToken cancellation) =>
        BeginAsync(null, null, OfPages, cancellation);

    /// <summary>For whoever is at a page that is open to everybody, signed in or not. Who still owes a second factor is anybody.</summary>
    public Task<TenantTransaction> OpenForAnybodyAsync(Actor? actor, CancellationToken cancellation) =>
        actor is null or { Waiting: not null } ? OpenPublicAsync(cancellation) : OpenAsync(actor, cancellation);

    /// <summary>As for what anybody may read, for who comes with the public address of a scorecard: that one, and no other, can be read too.</summary>
    public Task<TenantTransaction> OpenPublicAsync(string publicToken, CancellationToken cancellation) =>
        BeginAsync(null, null, OfPages, cancellation, publicToken: publicToken);

    /// <summary>Likewise for who comes with the secret of a letter: the registration that it belongs to can be read too.</summary>
    /// <param name="codeHash">SHA-256 of the secret.</param>
    public Task<TenantTransaction> OpenForRegistrationAsync(byte[] codeHash, CancellationToken cancellation) =>
        BeginAsync(null, null, OfPages, cancellation, registration: codeHash);

    /// <summary>
    /// Likewise for who comes with the secret of an invitation or of a letter about their password. Where what the letter
    /// offers is taken up, in the name of its organisation and person, whom the walls compare with the letter's.
    /// </summary>
    /// <param name="secretHash">SHA-256 of the secret.</param>
    public Task<TenantTransaction> OpenForSecretAsync(
        byte[] secretHash, CancellationToken cancellation, OrganisationId? organisation = null, UserId? user = null) =>
        BeginAsync(organisation, user, OfPages, cancellation, secret: secretHash);

    /// <summary>
    /// Behind the wall of an organisation whose hat is not worn, in somebody's name or in nobody's: the way in by its own
    /// provider, a look at its pages that begins, goes on or ends, a line on its trail about one of its people. No page of
    /// its own is read so.
    /// </summary>
    public Task<TenantTransaction> OpenForOrganisationAsync(OrganisationId organisation, UserId? person, CancellationToken cancellation) =>
        BeginAsync(organisation, person, OfPages, cancellation);

    private async Task<TenantTransaction> BeginAsync(
        OrganisationId? organisation, UserId? user, Patience patience, CancellationToken cancellation,
        bool consortium = false, string? publicToken = null, byte[]? registration = null, byte[]? secret = null,
        bool readOnly = false)
    {
        var db = new BenchmarkingDb(site.Options)
        {
            Tenant = organisation,
            Person = user,
            Kept = kept,
            Consortium = consortium,
            PublicToken = publicToken,
            Secret = secret,
        };
        try
        {
            var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var organisationText = organisation?.ToString() ?? "";
            var userText = user?.ToString() ?? "";
            var publicText = publicToken ?? "";
            var registrationText = Convert.ToHexStringLower(registration ?? []);
            var looking = readOnly ? "true" : "";
            var secretText = Convert.ToHexStringLower(secret ?? []);
            var (statement, locks) = ($"{patience.Statement.TotalMilliseconds}", $"{patience.Lock.TotalMilliseconds}");
            // The server gives up first and says why.
            db.Database.SetCommandTimeout(2 * patience.Statement);
            await db.Database.ExecuteSqlAsync(
                $"""
                select set_config('app.organisation_id', {organisationText}, true),
                       set_config('app.user_id', {userText}, true),
                       set_config('app.scorecard', {publicText}, true),
                       set_config('app.registration', {registrationText}, true),
                       set_config('app.secret', {secretText}, true),
                       set_config('app.looking', {looking}, true),
                       set_config('statement_timeout', {statement}, true),
                       set_config('lock_timeout', {locks}, true)
                """,
                cancellation);
            if (readOnly)
                await db.Database.ExecuteSqlAsync($"set transaction read only", cancellation);
            return new TenantTransaction(db, transaction);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    private sealed record Patience(TimeSpan Statement, TimeSpan Lock);
}
