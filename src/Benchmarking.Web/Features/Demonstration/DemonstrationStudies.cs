using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.CaseStudies.Moderating;
using Benchmarking.Web.Features.CaseStudies.Reading;
using Benchmarking.Web.Features.CaseStudies.Writing;
using Benchmarking.Web.Features.Seeding;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>
/// Case studies of members of the demonstration, in every state there is, and readers of them: made by the site's own
/// handlers. What is there already is left alone.
/// </summary>
public sealed class DemonstrationStudies(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Whose steering-group member decides on what the others send.</summary>
    private const string Editor = "affinity-sutton";

    private static readonly (string Study, string Reader, string? Note, bool Named)[] Uses =
    [
        ("hardship-fund", "mosscare-housing", "We took the two questions to our own panel. They chose payment straight into the rent account as well.", true),
        ("hardship-fund", "salix-homes", null, false),
        ("resident-quality-checkers", "progress-housing-group", null, false),
        ("demonstration/letters-in-plain-words", "wulvern", "Four of our letters are done. Reading aloud is what made the difference.", true),
        ("demonstration/letters-in-plain-words", "salix-homes", "We began with the letter about arrears and it took one evening.", false),
        ("demonstration/young-residents-and-a-kitchen", "great-places-housing-group", null, false),
    ];

    public async Task MakeAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await PeopleAsync(scope, cancellation) is not { } people)
            return;

        var ids = new Dictionary<string, Guid>();
        foreach (var file in SeedStudyFile.OfDemonstration())
        {
            if (await WriteAsync(scope, people, file, cancellation) is { } id)
                ids.Add(file.Slug, id);
        }

        // Made together with the studies, once.
        if (ids.Count == 0)
            return;
        foreach (var (study, reader, note, named) in Uses)
            await UseAsync(scope, people.Member(reader), ids.TryGetValue(study, out var id) ? id : SeedStudies.IdOf(study), note, named, cancellation);
        await LookAsync(scope, people.Member(Editor), ids["demonstration/letters-in-plain-words"], cancellation);
    }

    /// <summary>Looks of three months at one of them.</summary>
    private async Task LookAsync(AsyncServiceScope scope, Actor reader, Guid study, CancellationToken cancellation)
    {
        await using var transaction = await scope.ServiceProvider.GetRequiredService<TenantDoor>().OpenAsync(reader, cancellation);
        var today = LondonTime.DateOf(clock.GetUtcNow());
        for (var look = 0; look < 40; look++)
        {
            var readers = look % 3 == 0 ? CaseStudyReaders.Members : CaseStudyReaders.Public;
            await CountLook.AddAsync(transaction.Db, study, today.AddDays(-2 * look), readers, cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    private static async Task UseAsync(
        AsyncServiceScope scope, Actor reader, Guid study, string? note, bool named, CancellationToken cancellation)
    {
        var use = scope.ServiceProvider.GetRequiredService<UseStudy>();
        await use.HandleAsync(reader, study, cancellation);
        if (note is not null)
            await use.SayAsync(reader, study, new FollowUpForm { Note = note, Named = named }, cancellation);
    }

    /// <returns>Null where it is there already.</returns>
    private static async Task<Guid?> WriteAsync(AsyncServiceScope scope, People people, SeedStudyFile file, CancellationToken cancellation)
    {
        var services = scope.ServiceProvider;
        var author = people.Member(file.Needed("organisation"));
        if (await HasAsync(scope, author, file.Needed("title"), cancellation))
            return null;

        var id = await services.GetRequiredService<StartStudy>().HandleAsync(author, file.Needed("title"), cancellation);
        await FillInAsync(services.GetRequiredService<EditStudy>(), author, id, file, cancellation);
        var state = file.Needed("state");
        if (state == "draft" || !await SendAsync(services.GetRequiredService<CheckStudy>(), author, id, cancellation) || state == "sent")
            return id;

        await services.GetRequiredService<DecideRevision>().HandleAsync(people.Editor, id, 1, state != "changes_asked", file.Text("comment"), cancellation);
        if (state == "published")
            await services.GetRequiredService<MoveStudy>().PublishAsync(people.Approver(file.Needed("organisation")), id, 1, file.Text("audience") == "everyone", cancellation);
        return id;
    }

    private static async Task FillInAsync(EditStudy edit, Actor author, Guid id, SeedStudyFile file, CancellationToken cancellation)
    {
        var page = (await edit.LoadAsync(author, id, false, cancellation))!;
        var picture = file.TextOrNull("picture") is { } name ? (Picture: SeedStudyFile.Attached($"{name}.png"), Document: SeedStudyFile.Attached($"{name}.pdf")) : default;
        var draft = DemonstrationStudyDraft.Of(file);
        await edit.HandleAsync(
            author, id, draft, new StudyForm { Version = page.Version },
            picture.Picture is null ? null : new SentFile("picture.png", picture.Picture), picture.Document is null ? null : new SentFile("document.pdf", picture.Document), cancellation);
        page = (await edit.LoadAsync(author, id, false, cancellation))!;
        if (page.Files.Count == 0)
            return;
        var words = page.Files.Select(added => added.IsPicture
            ? new StudyFileForm { Id = added.Id, Alternative = "A letter full of small print, and beside it the same letter with a heading, two lines and three points.", Caption = "A letter before and after residents rewrote it (drawn for the demonstration)." }
            : new StudyFileForm { Id = added.Id, Caption = "Six questions before a letter goes out" });
        await edit.HandleAsync(author, id, draft, new StudyForm { Version = page.Version, Files = [.. words] }, null, null, cancellation);
    }

    private static async Task<bool> SendAsync(CheckStudy check, Actor author, Guid id, CancellationToken cancellation)
    {
        if (await check.LoadAsync(author, id, cancellation) is not { } page)
            return false;
        var form = new CheckForm
        {
            Version = page.Own.Study.Version,
            PictureConsent = true,
            QuoteConsent = true,
            Reasons = [.. page.Pointed.Select(pointed => new ReasonForm { Key = pointed.Thing.Key, Words = "Made up for the demonstration." })],
            Do = "send",
        };
        return await check.HandleAsync(author, id, form, cancellation) is CheckStudyResult.Sent;
    }

    private static async Task<bool> HasAsync(AsyncServiceScope scope, Actor author, string title, CancellationToken cancellation)
    {
        await using var transaction = await scope.ServiceProvider.GetRequiredService<TenantDoor>().OpenAsync(author, cancellation);
        var drafts = await transaction.Db.CaseStudies.Select(row => row.Content).ToListAsync(cancellation);
        return drafts.Exists(content => StudyContent.Of(content).Draft.Title == title);
    }

    /// <summary>Null where the demonstration is not there, or not all of it.</summary>
    private static async Task<People?> PeopleAsync(AsyncServiceScope scope, CancellationToken cancellation)
    {
        await using var transaction = await scope.ServiceProvider.GetRequiredService<TenantDoor>().OpenPublicAsync(cancellation);
        var db = transaction.Db;
        var organisations = await db.Organisations.AsNoTracking().Where(row => row.IsDemonstration).ToDictionaryAsync(row => row.Slug, cancellation);
        var users = await db.Users.Where(row => row.IsDemonstration).ToDictionaryAsync(row => row.Email!, row => new UserId(row.Id), cancellation);
        return organisations.ContainsKey(Editor) ? new People(organisations, users) : null;
    }

    private sealed record People(IReadOnlyDictionary<string, Organisation> Organisations, IReadOnlyDictionary<string, UserId> Users)
    {
        public Actor Editor => DemonstrationPeople.ActorOf(Organisations[DemonstrationStudies.Editor], Users, "steering", Role.Steering);

        public Actor Member(string slug) => DemonstrationPeople.ActorOf(Organisations[slug], Users, "contributor", Role.Contributor);

        public Actor Approver(string slug) => DemonstrationPeople.ActorOf(Organisations[slug], Users, "approver", Role.Approver);
    }
}
