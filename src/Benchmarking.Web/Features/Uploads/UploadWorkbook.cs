using System.Text.Json;
using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Benchmarking.Workbooks.Returns;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Uploads;

/// <summary>What came of a file that was sent in.</summary>
public abstract record UploadResult
{
    /// <summary>Read: either its problems, or what it would change, stand on the upload's own page.</summary>
    public sealed record Kept(Guid Upload) : UploadResult;

    /// <summary>Not this return's file at all, in one sentence; nothing was kept.</summary>
    public sealed record Refused(string Message, string Cure) : UploadResult;

    public sealed record Locked(string Why) : UploadResult;

    public sealed record NoSuchCollection : UploadResult;
}

/// <summary>Reads a workbook or CSV by the same rules as the form and keeps it until its author says yes. Changes no answer.</summary>
public sealed class UploadWorkbook(TenantDoor door, TimeProvider clock)
{
    public async Task<UploadResult> HandleAsync(
        Actor actor, Period period, string fileName, byte[] file, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await transaction.Db.FindAsync(period, cancellation) is not { } sheet)
            return new UploadResult.NoSuchCollection();
        if (ReturnLock.Why(sheet, clock.GetUtcNow()) is { } why)
            return new UploadResult.Locked(why);

        var read = ReturnFile.Read(
            file, ReturnTemplates.StampOf(actor, sheet), [.. sheet.Inputs.Select(input => input.Code)]);
        if (read.IsRefused)
            return new UploadResult.Refused(read.Refusal.Message, read.Refusal.Cure);

        var upload = UploadOf(actor, sheet, fileName, file, read);
        await DropWaitingAsync(transaction, sheet, cancellation);
        transaction.Db.Uploads.Add(upload);
        transaction.Audit(
            actor, clock.GetUtcNow(), "uploaded a workbook", SaveReturn.Subject(sheet),
            $"{upload.State.ToString().ToLowerInvariant()}; {UploadedAnswers.ToldOf(upload)[0]}");
        await transaction.CommitAsync(cancellation);
        return new UploadResult.Kept(upload.Id);
    }

    /// <summary>A later file takes the place of those that wait: two of them could not both be meant.</summary>
    private static Task<int> DropWaitingAsync(TenantTransaction transaction, ReturnSheet sheet, CancellationToken cancellation) =>
        transaction.Db.Uploads
            .Where(own => own.CollectionId == sheet.Collection.Id && (own.State == UploadState.Waiting || own.State == UploadState.Refused))
            .ExecuteUpdateAsync(set => set.SetProperty(own => own.State, UploadState.Dropped), cancellation);

    private Upload UploadOf(Actor actor, ReturnSheet sheet, string fileName, byte[] file, ReadReturn read)
    {
        var answers = (
            from row in read.Answers
            let answer = UploadedAnswers.AnswerOf(row)
            where !answer.IsBlank
            select UploadedAnswer.Of(row.InputCode, answer, row.Sheet, row.Cell, row.IsFromFormula)).ToList();
        var faults = UploadCheck.OfRules(sheet, answers).ToList();
        List<UploadProblem> problems = [.. UploadCheck.OfCells(sheet, read), .. faults];
        var rows = read.Rows.WithFaults(faults.Where(fault => fault.Cell.Length > 0).DistinctBy(fault => fault.Input).Count());
        return new Upload
        {
            OrganisationId = actor.OrganisationId!.Value,
            CollectionId = sheet.Collection.Id,
            FileName = SentFileName.Shown(fileName),
            Content = file,
            State = problems.Count == 0 ? UploadState.Waiting : UploadState.Refused,
            Answers = JsonSerializer.Serialize(answers),
            Problems = JsonSerializer.Serialize(problems),
            Told = JsonSerializer.Serialize<string[]>([rows.InWords, .. read.Told]),
            ReturnVersion = sheet.Version,
            UploadedAt = clock.GetUtcNow(),
            UploadedBy = actor.UserId,
        };
    }
}
