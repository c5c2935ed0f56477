using System.Text.Json;
using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Uploads;

/// <summary>Exactly what the page of an upload's problems may post.</summary>
public sealed class CorrectionForm
{
    /// <summary>What was typed into each box, by input code. An empty box takes nothing over for that number.</summary>
    public Dictionary<string, string?> Corrections { get; set; } = [];

    /// <summary>Places of rows without a figure that are to be passed over.</summary>
    public List<string> LeaveOut { get; set; } = [];
}

/// <summary>Mends cells of an upload on screen and checks all of it again. What was typed is kept, right or wrong.</summary>
public sealed class CorrectUpload(TenantDoor door, TimeProvider clock)
{
    /// <returns>False where this organisation has no such upload with problems.</returns>
    public async Task<bool> HandleAsync(Actor actor, Period period, Guid id, CorrectionForm form, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await transaction.Db.FindAsync(period, cancellation) is not { } sheet
            || await transaction.Db.Uploads.WithoutContent().SingleOrDefaultAsync(
                own => own.Id == id && own.CollectionId == sheet.Collection.Id && own.State == UploadState.Refused, cancellation) is not { } upload)
            return false;

        var (answers, problems, told) = Mend(sheet, upload, form);
        var changed = await transaction.Db.Uploads.Where(own => own.Id == id && own.State == UploadState.Refused)
            .ExecuteUpdateAsync(set => set
                .SetProperty(own => own.State, problems.Count == 0 ? UploadState.Waiting : UploadState.Refused)
                .SetProperty(own => own.Answers, JsonSerializer.Serialize(answers))
                .SetProperty(own => own.Problems, JsonSerializer.Serialize(problems))
                .SetProperty(own => own.Told, JsonSerializer.Serialize(told))
                .SetProperty(own => own.ReturnVersion, sheet.Version), cancellation);
        transaction.Audit(actor, clock.GetUtcNow(), "corrected an upload", SaveReturn.Subject(sheet), $"{problems.Count} problems left");
        await transaction.CommitAsync(cancellation);
        return changed == 1;
    }

    private static (List<UploadedAnswer> Answers, List<UploadProblem> Problems, List<string> Told) Mend(
        ReturnSheet sheet, Upload upload, CorrectionForm form)
    {
        var problems = UploadedAnswers.ProblemsOf(upload);
        var answers = UploadedAnswers.AnswersOf(upload).ToDictionary(answer => answer.Input);
        var (put, nothing) = (new List<string>(), new List<string>());
        var mended = problems.Where(problem => problem.Input is { } input && form.Corrections.ContainsKey(input)).DistinctBy(problem => problem.Input);
        foreach (var problem in mended)
        {
            var answer = UploadedAnswers.Corrected(form.Corrections[problem.Input!]);
            answers.Remove(problem.Input!);
            (answer.IsBlank ? nothing : put).Add(problem.Figure);
            if (!answer.IsBlank)
                answers.Add(problem.Input!, UploadedAnswer.Of(problem.Input!, answer, problem.Sheet, problem.Cell));
        }

        var left = problems.Where(problem => !problem.OfRule && !IsMended(problem, form));
        List<UploadProblem> now = [.. left, .. UploadCheck.OfRules(sheet, [.. answers.Values])];
        return ([.. answers.Values], now, Told(upload, put, nothing));
    }

    private static bool IsMended(UploadProblem problem, CorrectionForm form) => problem.Input is { } input
        ? form.Corrections.ContainsKey(input)
        : form.LeaveOut.Contains(problem.Place);

    private static List<string> Told(Upload upload, List<string> put, List<string> nothing)
    {
        var told = UploadedAnswers.ToldOf(upload);
        if (put.Count > 0)
            told.Add($"Typed on this page: {string.Join("; ", put)}.");
        if (nothing.Count > 0)
            told.Add($"Nothing is taken over for {string.Join("; ", nothing)}: the box was left empty.");
        return told;
    }
}
