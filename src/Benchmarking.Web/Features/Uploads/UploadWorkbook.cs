using System.Text.Json;
using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Tenancy;
using Benchmarking.Workbooks.Returns;

namespace Benchmarking.Web.Features.Uploads;

/// <summary>What came of a workbook that was sent in.</summary>
public abstract record UploadResult
{
    /// <summary>Read: either its problems, or what it would change, stand on the upload's own page.</summary>
    public sealed record Kept(Guid Upload) : UploadResult;

    /// <summary>Not this return's workbook at all, in one sentence; nothing was kept.</summary>
    public sealed record Refused(string Message, string Cure) : UploadResult;

    public sealed record Locked(string Why) : UploadResult;

    public sealed record NoSuchCollection : UploadResult;
}

/// <summary>One answer of a workbook as it waits to be applied.</summary>
public sealed record UploadedAnswer(string Input, decimal? Value, string? Marker)
{
    public Answer ToAnswer() => new(
        Value, Marker is not null && Codes.TryRead(Marker, out Marker? marker) ? marker : null, null);
}

/// <summary>One thing to put right: where, what, how.</summary>
public sealed record UploadProblem(string Sheet, string Cell, string Figure, string Code, string Message, string Cure);

/// <summary>Reads a workbook by the same rules as the form and keeps it until its author says yes. Changes no answer.</summary>
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

        var read = ReturnWorkbook.Read(
            file, ReturnTemplates.StampOf(actor, sheet), [.. sheet.Inputs.Select(input => input.Code)]);
        if (read.IsRefused)
            return new UploadResult.Refused(read.Refusal.Message, read.Refusal.Cure);

        var upload = UploadOf(actor, sheet, fileName, read);
        transaction.Db.Uploads.Add(upload);
        transaction.Audit(actor, clock.GetUtcNow(), "uploaded a workbook", SaveReturn.Subject(sheet), upload.State.ToString().ToLowerInvariant());
        await transaction.CommitAsync(cancellation);
        return new UploadResult.Kept(upload.Id);
    }

    private Upload UploadOf(Actor actor, ReturnSheet sheet, string fileName, ReadReturn read)
    {
        var answers = read.Answers
            .Select(row => (Row: row, Answer: AnswerOf(row)))
            .Where(given => !given.Answer.IsBlank)
            .ToDictionary(given => given.Row.InputCode, given => given);
        var problems = Problems(sheet, read, answers);
        return new Upload
        {
            OrganisationId = actor.OrganisationId!.Value,
            CollectionId = sheet.Collection.Id,
            FileName = Path.GetFileName(fileName) is { Length: <= 200 } name ? name : "workbook.xlsx",
            State = problems.Count == 0 ? UploadState.Waiting : UploadState.Refused,
            Answers = JsonSerializer.Serialize(answers.Values.Select(given =>
                new UploadedAnswer(given.Row.InputCode, given.Answer.Value, given.Answer.Marker?.Code()))),
            Problems = JsonSerializer.Serialize(problems),
            ReturnVersion = sheet.Version,
            UploadedAt = clock.GetUtcNow(),
            UploadedBy = actor.UserId,
        };
    }

    private static Answer AnswerOf(Workbooks.Returns.ReturnAnswer row) => row switch
    {
        { Number: { } number } => new Answer(number, null, null),
        { Marker: { } marker } => new Answer(null, marker, null),
        _ => TypedNumber.Parse(row.Text),
    };

    private static List<UploadProblem> Problems(
        ReturnSheet sheet, ReadReturn read, Dictionary<string, (Workbooks.Returns.ReturnAnswer Row, Answer Answer)> answers)
    {
        var labels = sheet.Inputs.ToDictionary(input => input.Code, input => input.Label);
        var merged = sheet.With(answers.ToDictionary(pair => pair.Key, pair => pair.Value.Answer));
        var ofCells = read.Problems.Select(problem => new UploadProblem(
            problem.Sheet, problem.Cell, problem.InputCode is { } code ? labels[code] : "", problem.Code, problem.Message, problem.Cure));
        var ofRules = merged.Findings()
            .Where(finding => finding.Severity == Severity.Invalid && answers.ContainsKey(finding.Input))
            .Select(finding => new UploadProblem(
                answers[finding.Input].Row.Sheet, answers[finding.Input].Row.Cell, labels[finding.Input], finding.Code, finding.Message, finding.Cure));
        return [.. ofCells, .. ofRules];
    }
}
