using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Api;

/// <summary>
/// Saves answers that a program sends, or says what would come of it. They are judged as the return would be with them;
/// only what has nothing invalid in it goes to the same <see cref="SaveReturn"/> as the form.
/// </summary>
public sealed class PutReturn(ReadReturns read, SaveReturn save, KeptReplies kept)
{
    public Task<ApiReply> HandleAsync(Actor actor, Period period, ApiRequest request, CancellationToken cancellation)
    {
        var (given, problem) = Given(request);
        return given is null
            ? Task.FromResult(ApiProblem.Of(ProblemKind.NotReadable, problem))
            : kept.OnceAsync(actor, request, () => PutAsync(actor, period, request, given, cancellation), cancellation);
    }

    private async Task<ApiReply> PutAsync(
        Actor actor, Period period, ApiRequest request, GivenAnswers sent, CancellationToken cancellation)
    {
        if (await read.FindAsync(actor, period, cancellation) is not { } seen)
            return ApiProblem.Of(ProblemKind.NotFound);
        if (seen.Locked is { } why)
            return ApiProblem.Of(ProblemKind.Locked, why);
        if (request.Version is { } version && version != seen.Sheet.Version)
            return Stale(seen.Sheet, version);

        var given = sent.For(seen.Sheet);
        var then = seen.Sheet.With(given.Answers);
        var errors = given.Errors.Concat(Invalid(then, given)).ToList();
        if (errors.Count > 0)
            return ApiProblem.Of(ProblemKind.Invalid, null, errors);
        if (request.DryRun)
            return ApiReply.Of(PutOutcome.Of(seen.Sheet, then, given.Answers, dryRun: true), seen.Sheet.Version);

        var reply = ApiReply.Of(PutOutcome.Of(seen.Sheet, then, given.Answers, dryRun: false), seen.Sheet.Version + 1);
        var saved = await save.HandleAsync(
            actor, period, seen.Sheet.Version, _ => given.Answers, cancellation,
            transaction => kept.Keep(transaction, actor, request, reply, cancellation));
        return saved switch
        {
            SaveResult.Saved => reply,
            SaveResult.Locked locked => ApiProblem.Of(ProblemKind.Locked, locked.Why),
            SaveResult.SomeoneElseSaved other => Stale(other.Sheet, seen.Sheet.Version),
            _ => ApiProblem.Of(ProblemKind.NotFound),
        };
    }

    internal static ApiReply Stale(ReturnSheet sheet, int version) =>
        ApiProblem.Of(ProblemKind.StaleVersion, $"The return is at version {sheet.Version}, and If-Match says {version}.");

    private static (GivenAnswers? Given, string? Problem) Given(ApiRequest request) =>
        request.IsCsv ? AnswersCsv.Read(request.Body) : AnswersJson.Body(request.Body, AnswersJson.Read);

    private static IEnumerable<ApiError> Invalid(ReturnSheet then, GivenAnswers given) =>
        from finding in then.Findings()
        where finding.Severity == Severity.Invalid
        select new ApiError(GivenAnswers.Pointer(finding.Input), finding.Code, finding.Message, finding.Cure, given.LineOf(finding.Input));
}
