using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Documents;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Register.Said;

/// <summary>Puts a quarter's draft together: words changed, lines left out, put in order and added.</summary>
public sealed class EditSaid(TenantDoor door, KeepRow keep)
{
    private const int LinesToAdd = 2;

    /// <returns>Null where there is no such draft.</returns>
    public async Task<SaidEditPage?> LoadAsync(Actor actor, Guid id, SaidEditForm? typed, IReadOnlyList<FormError> errors, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await transaction.Db.FindDraftAsync(id, DocumentKind.Said, cancellation) is not { } draft)
            return null;
        var known = await KnownAsync(transaction.Db, draft, cancellation);
        return new SaidEditPage(draft, typed ?? Form(draft, known), known, errors);
    }

    public Task<KeepResult> HandleAsync(Actor actor, Guid id, SaidEditForm form, CancellationToken cancellation) => keep.HandleAsync<RegisterDocument>(
        actor, id, form.Version, DocumentWords.Noun, () => throw new InvalidOperationException("A draft is begun, not saved into being."),
        async (db, reading) =>
        {
            var title = await db.TitleOfAsync(id, DocumentKind.Said, reading, form.Title, cancellation);
            if (await db.FindDraftAsync(id, DocumentKind.Said, cancellation) is not { } draft)
                return _ => { };
            var content = DocumentContent.Write(form.Read(reading, await KnownAsync(db, draft, cancellation)));
            return row => (row.Title, row.Content) = (title, content);
        },
        cancellation);

    /// <summary>What stands in the draft, the register's own dates and figures with it, and what was written down since.</summary>
    private static async Task<IReadOnlyDictionary<Guid, SaidPart>> KnownAsync(BenchmarkingDb db, RegisterDocument draft, CancellationToken cancellation)
    {
        var sources = await db.ReadSaidSourcesAsync(draft.BeginsOn, draft.EndsOn, cancellation);
        var kept = DocumentContent.Read<SaidContent>(draft.Content).Lines.Where(line => line.Source is not null);
        return sources.Concat(kept).DistinctBy(part => part.Source).ToDictionary(part => part.Source!.Value);
    }

    private static SaidEditForm Form(RegisterDocument draft, IReadOnlyDictionary<Guid, SaidPart> known)
    {
        var content = DocumentContent.Read<SaidContent>(draft.Content);
        var since = known.Values.Where(part => content.Lines.All(line => line.Source != part.Source)).Select(part => part with { Included = false });
        return new SaidEditForm
        {
            Version = draft.Version,
            Title = draft.Title,
            Introduction = content.Introduction,
            Lines =
            [
                .. content.Lines.Concat(since).Select((part, at) => SaidPartForm.Of(part, at + 1)),
                .. Enumerable.Range(0, LinesToAdd).Select(_ => new SaidPartForm { Included = true }),
            ],
        };
    }
}
