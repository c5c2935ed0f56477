using System.Text.Json;
using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Uploads;

/// <summary>A workbook as its author sees it after sending: its problems, or what it would change.</summary>
public sealed record UploadPage(
    Upload Upload, ReturnSheet Sheet, IReadOnlyList<UploadProblem> Problems, IReadOnlyList<UploadChange> Changes, int Unchanged)
{
    /// <summary>True when the return was changed after the workbook was compared with it.</summary>
    public bool IsStale => Upload.ReturnVersion != Sheet.Version;

    public string Url => ReturnUrls.Of(Sheet, $"/uploads/{Upload.Id}");

    public IReadOnlyList<PageLink> Breadcrumbs =>
        [new("Returns", "/returns"), new(Sheet.Period.Words, ReturnUrls.Of(Sheet)), new("Uploaded workbook", "", Current: true)];
}

/// <summary>One answer that the workbook would change.</summary>
public sealed record UploadChange(string Label, string Unit, string Old, string New);

public sealed class ReadUpload(TenantDoor door)
{
    /// <summary>The upload; null where this organisation has none such.</summary>
    public async Task<UploadPage?> LoadAsync(Actor actor, Period period, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await transaction.Db.FindAsync(period, cancellation) is not { } sheet)
            return null;

        var upload = await transaction.Db.Uploads.AsNoTracking()
            .SingleOrDefaultAsync(own => own.Id == id && own.CollectionId == sheet.Collection.Id, cancellation);
        return upload is null ? null : PageOf(upload, sheet);
    }

    private static UploadPage PageOf(Upload upload, ReturnSheet sheet)
    {
        var answers = UploadedAnswers.Of(upload);
        var inputs = sheet.Inputs.Where(input => answers.ContainsKey(input.Code)).ToList();
        var changed = inputs.Where(input => answers[input.Code] != sheet.AnswerTo(input.Code)).ToList();
        return new UploadPage(
            upload,
            sheet,
            JsonSerializer.Deserialize<List<UploadProblem>>(upload.Problems)!,
            [.. changed.Select(input => new UploadChange(
                input.Label, input.Unit, ReturnWords.Of(sheet.AnswerTo(input.Code)) ?? "nothing yet", ReturnWords.Of(answers[input.Code])!))],
            inputs.Count - changed.Count);
    }
}

public static class UploadedAnswers
{
    public static IReadOnlyDictionary<string, Answer> Of(Upload upload) =>
        JsonSerializer.Deserialize<List<UploadedAnswer>>(upload.Answers)!.ToDictionary(answer => answer.Input, answer => answer.ToAnswer());
}
