using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Platform.Documents;
using Benchmarking.Web.Platform.Pictures;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Activities;

public abstract record AddFileResult
{
    public sealed record Added : AddFileResult;

    public sealed record Wrong(IReadOnlyList<FormError> Errors) : AddFileResult;

    public sealed record NoSuchActivity : AddFileResult;
}

/// <summary>Pictures and documents of an activity: made anew before they are kept, handed out, removed.</summary>
public sealed class ActivityFiles(TenantDoor door, TimeProvider clock)
{
    public const int Most = 6;

    /// <summary>One file; null where there is none behind this wall.</summary>
    public async Task<RegisterFile?> LoadAsync(Actor actor, Guid activity, Guid file, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await transaction.Db.RegisterFiles.AsNoTracking().SingleOrDefaultAsync(row => row.ActivityId == activity && row.Id == file, cancellation);
    }

    /// <param name="alternative">What a picture shows, in words; of no use to a document.</param>
    public async Task<AddFileResult> HandleAsync(
        Actor actor, Guid activity, string? fileName, byte[] content, string? alternative, CancellationToken cancellation)
    {
        // Unpacking takes a moment: before the transaction, not in it.
        var now = clock.GetUtcNow();
        var reading = new FormReading(LondonTime.DateOf(now));
        var made = await CleanAsync(reading, fileName, content, alternative, cancellation);

        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (!await db.Activities.AnyAsync(row => row.Id == activity, cancellation))
            return new AddFileResult.NoSuchActivity();
        if (await db.RegisterFiles.CountAsync(row => row.ActivityId == activity, cancellation) >= Most)
            reading.Wrong("file", $"An activity has at most {Most} files: remove one to add another");
        if (made is null || reading.Errors.Count > 0)
            return new AddFileResult.Wrong(reading.Errors);

        (made.OrganisationId, made.ActivityId, made.MadeAt, made.MadeBy) = (actor.OrganisationId!.Value, activity, now, actor.UserId);
        db.RegisterFiles.Add(made);
        transaction.Audit(actor, now, "added a file to an activity", $"activity {activity}", made.Name);
        await transaction.CommitAsync(cancellation);
        return new AddFileResult.Added();
    }

    /// <returns>False where there is no such file any more.</returns>
    public async Task<bool> RemoveAsync(Actor actor, Guid activity, Guid file, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await transaction.Db.RegisterFiles.Where(row => row.ActivityId == activity && row.Id == file).ExecuteDeleteAsync(cancellation) == 0)
            return false;
        transaction.Audit(actor, clock.GetUtcNow(), "removed a file of an activity", $"activity {activity}");
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static async Task<RegisterFile?> CleanAsync(
        FormReading reading, string? fileName, byte[] content, string? alternative, CancellationToken cancellation)
    {
        if (fileName is null)
        {
            reading.Wrong("file", "Choose a picture or a PDF");
            return null;
        }

        // What it is, is told by its bytes, never by its name.
        if (content.AsSpan().StartsWith("%PDF-"u8))
        {
            var pdf = await CleanPdf.OfAsync(content, cancellation);
            if (pdf is PdfResult.Clean document)
                return Made("application/pdf", document.Content, "");
            Refuse(((PdfResult.Refused)pdf).Message, ((PdfResult.Refused)pdf).Cure);
            return null;
        }

        var words = reading.Line("Alternative", alternative, "what the picture shows, for those who cannot see it", must: true);
        var result = await CleanPicture.OfAsync(content, cancellation);
        if (result is PictureResult.Clean picture)
            return Made(picture.MediaType, picture.Content, words);
        Refuse(((PictureResult.Refused)result).Message, ((PictureResult.Refused)result).Cure);
        return null;

        void Refuse(string message, string cure) => reading.Wrong("file", $"{SentFileName.Shown(fileName)}: {message} {cure}");

        RegisterFile Made(string mediaType, byte[] bytes, string shows) =>
            new() { Name = SentFileName.Shown(fileName), MediaType = mediaType, Content = bytes, Alternative = shows };
    }
}
