using System.Security.Cryptography;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Platform.Documents;
using Benchmarking.Web.Platform.Pictures;
using Benchmarking.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Writing;

/// <summary>Files that came with a form, made anew; and what was wrong with those that are not taken.</summary>
public sealed record CleanedFiles(CaseStudyFile? Picture, CaseStudyFile? Document, IReadOnlyList<FormError> Errors);

/// <summary>Pictures and the document of a draft: cleaned, added, put in order, removed.</summary>
public static class StudyUpload
{
    /// <param name="pressed">Which button: one that adds a file needs it.</param>
    /// <param name="anonymous">One that does not say whose it is has no document.</param>
    public static async Task<CleanedFiles> CleanAsync(
        SentFile? picture, SentFile? document, string? pressed, bool anonymous, CancellationToken cancellation)
    {
        var errors = new List<FormError>();
        if (pressed == "picture" && picture is null)
            errors.Add(new("picture", "Choose a picture first. Everything else is saved."));
        if (pressed == "document" && document is null)
            errors.Add(new("document", "Choose a document first. Everything else is saved."));
        CaseStudyFile? cleanPicture = null, cleanDocument = null;
        if (picture is not null)
        {
            switch (await CleanPicture.OfAsync(picture.Content, cancellation))
            {
                case PictureResult.Clean clean:
                    cleanPicture = File(CaseStudyFileKind.Picture, picture.Name, clean.MediaType, clean.Content);
                    (cleanPicture.Width, cleanPicture.Height) = (clean.Width, clean.Height);
                    break;
                case PictureResult.Refused refused:
                    errors.Add(new("picture", Sentence(picture, refused.Message, refused.Cure)));
                    break;
            }
        }

        if (document is not null && anonymous)
        {
            errors.Add(new("document", $"{StudyCheck.NoDocument}. Everything else is saved."));
        }
        else if (document is not null)
        {
            switch (await CleanPdf.OfAsync(document.Content, cancellation))
            {
                case PdfResult.Clean clean:
                    cleanDocument = File(CaseStudyFileKind.Document, document.Name, "application/pdf", clean.Content);
                    break;
                case PdfResult.Refused refused:
                    errors.Add(new("document", Sentence(document, refused.Message, refused.Cure)));
                    break;
            }
        }

        return new CleanedFiles(cleanPicture, cleanDocument, errors);
    }

    /// <summary>Takes over what the form says of the files, and those that came with it.</summary>
    /// <returns>True where anything changed.</returns>
    public static async Task<bool> ArrangeAsync(
        BenchmarkingDb db, CaseStudy study, StudyForm form, CleanedFiles sent, CancellationToken cancellation)
    {
        // Without the bytes, which a change of words need not carry about.
        var files = await db.StudyFilesAsync(study.Id, cancellation);
        var changed = false;
        foreach (var file in files)
        {
            var typed = form.Files.FirstOrDefault(one => one.Id == file.Id);
            var (alternative, caption) = typed is null ? (file.Alternative, file.Caption) : (TypedText.Of(typed.Alternative), TypedText.Of(typed.Caption));
            if ((alternative, caption) == (file.Alternative, file.Caption))
                continue;
            await db.CaseStudyFiles.Where(row => row.Study == study.Id && row.Id == file.Id).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Alternative, alternative).SetProperty(row => row.Caption, caption), cancellation);
            changed = true;
        }

        if (form.FileOf("remove") is { } gone)
            changed |= await db.CaseStudyFiles.Where(row => row.Study == study.Id && row.Id == gone).ExecuteDeleteAsync(cancellation) > 0;
        changed |= await MoveAsync(db, study, [.. files.Where(file => file.IsPicture)], form, cancellation);
        return await AddAsync(db, study, sent, cancellation) || changed;
    }

    private static async Task<bool> MoveAsync(
        BenchmarkingDb db, CaseStudy study, List<StudyFile> pictures, StudyForm form, CancellationToken cancellation)
    {
        var moved = form.FileOf("up") ?? form.FileOf("down");
        var from = pictures.FindIndex(file => file.Id == moved);
        var to = from + (form.FileOf("up") is null ? 1 : -1);
        if (from < 0 || to < 0 || to >= pictures.Count)
            return false;

        var (one, other) = (pictures[from], pictures[to]);
        await SetPositionAsync(one.Id, other.Position);
        await SetPositionAsync(other.Id, one.Position);
        return true;

        Task SetPositionAsync(Guid id, int position) => db.CaseStudyFiles.Where(row => row.Study == study.Id && row.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Position, position), cancellation);
    }

    private static async Task<bool> AddAsync(BenchmarkingDb db, CaseStudy study, CleanedFiles sent, CancellationToken cancellation)
    {
        var files = await db.StudyFilesAsync(study.Id, cancellation);
        if (sent.Picture is { } picture && files.Count(file => file.IsPicture) < EditStudy.MostPictures)
            Add(picture);
        if (sent.Document is { } document)
        {
            await db.CaseStudyFiles.Where(row => row.Study == study.Id && row.Kind == CaseStudyFileKind.Document).ExecuteDeleteAsync(cancellation);
            Add(document);
        }

        return sent.Picture is not null || sent.Document is not null;

        void Add(CaseStudyFile file)
        {
            (file.OrganisationId, file.Study, file.Position) = (study.OrganisationId, study.Id, files.Select(one => one.Position).DefaultIfEmpty().Max() + 1);
            db.CaseStudyFiles.Add(file);
        }
    }

    private static CaseStudyFile File(CaseStudyFileKind kind, string name, string mediaType, byte[] content) => new()
    {
        Kind = kind,
        Name = SentFileName.Shown(name),
        MediaType = mediaType,
        Sha256 = SHA256.HashData(content),
        Content = content,
    };

    private static string Sentence(SentFile file, string message, string cure) =>
        $"{SentFileName.Shown(file.Name)}: {message} {cure} Everything else is saved.";
}
