using System.Text.Json;
using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Api;

/// <summary>What sending a return brought.</summary>
/// <param name="Reference">To quote when asking about it.</param>
public sealed record SendOutcome(string Period, string State, string Reference, int Version);

/// <summary>
/// Sends a return for sign-off as the check page does, but only whole: where an answer or an explanation is wanting,
/// nothing is kept.
/// </summary>
public sealed class SendByProgram(TenantDoor door, ReadReturns read, SendReturn send, KeptReplies kept)
{
    public Task<ApiReply> HandleAsync(Actor actor, Period period, ApiRequest request, CancellationToken cancellation)
    {
        var (words, problem) = AnswersJson.Body(request.Body, GivenWords.Read);
        return words is null
            ? Task.FromResult(ApiProblem.Of(ProblemKind.NotReadable, problem))
            : kept.OnceAsync(actor, request, () => SendAsync(actor, period, request, words, cancellation), cancellation);
    }

    private async Task<ApiReply> SendAsync(
        Actor actor, Period period, ApiRequest request, GivenWords given, CancellationToken cancellation)
    {
        if (await read.FindAsync(actor, period, cancellation) is not { } seen)
            return ApiProblem.Of(ProblemKind.NotFound);
        if (seen.Locked is { } why)
            return ApiProblem.Of(ProblemKind.Locked, why);
        if (request.Version != seen.Sheet.Version)
            return PutReturn.Stale(seen.Sheet, request.Version!.Value);
        if (given.Errors.Count > 0)
            return ApiProblem.Of(ProblemKind.Invalid, null, given.Errors);
        if (Wanting(seen.Sheet, given.Words) is { Count: > 0 } wanting)
            return ApiProblem.Of(ProblemKind.NotReady, null, wanting);
        if (await TellingAsync(actor, seen.Sheet, given.Words, cancellation) is { Count: > 0 } telling)
            return ApiProblem.Of(ProblemKind.NotReady, null, telling);
        if (seen.Sheet.Return is null)
            return ApiProblem.Of(ProblemKind.NotReady, "Nothing has been saved yet.");

        ApiReply? reply = null;
        var sent = await send.HandleAsync(actor, period, seen.Sheet.Version, given.Words, cancellation, alongside: async (transaction, own) =>
        {
            reply = ApiReply.Of(new SendOutcome(period.Route, ReturnWords.StoredState(own), own.Reference!, own.Version), own.Version);
            await kept.Keep(transaction, actor, request, reply, cancellation);
        });
        return sent switch
        {
            SendResult.Sent => reply!,
            SendResult.Locked locked => ApiProblem.Of(ProblemKind.Locked, locked.Why),
            SendResult.NoSuchReturn => ApiProblem.Of(ProblemKind.NotFound),
            // Between our look and the sending somebody changed it.
            _ => ApiProblem.Of(ProblemKind.StaleVersion),
        };
    }

    /// <summary>Explanations that tell the steering group more than they may.</summary>
    private async Task<List<ApiError>> TellingAsync(
        Actor actor, ReturnSheet sheet, IReadOnlyDictionary<string, string?> words, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var organisation = await transaction.Db.Organisations.AsNoTracking().SingleAsync(row => row.Id == actor.OrganisationId, cancellation);
        var explained = sheet.Explanations.ToDictionary();
        foreach (var (key, said) in words.Where(one => !string.IsNullOrWhiteSpace(one.Value)))
            explained[key] = said!.Trim();
        return
        [
            .. from problem in new ExplanationCheck(sheet with { Explanations = explained }, organisation).Problems()
               select new ApiError(
                   GivenWords.Pointer(problem.Key), "tells-too-much", $"{problem.Value}.", "Explain it in words that name neither you nor the figure."),
        ];
    }

    /// <summary>What stands in the way: findings that are no queries, queries without words, and words for no query.</summary>
    private static List<ApiError> Wanting(ReturnSheet sheet, IReadOnlyDictionary<string, string?> words)
    {
        var findings = sheet.Findings();
        // One number may make two figures odd in the same way, and is then explained once.
        var queries = findings.Where(finding => finding.Severity == Severity.Query)
            .DistinctBy(ReturnSheet.ExplanationKey).ToDictionary(ReturnSheet.ExplanationKey);
        return
        [
            .. from finding in findings
               where finding.Severity != Severity.Query
               select new ApiError(GivenAnswers.Pointer(finding.Input), finding.Code, finding.Message, finding.Cure),
            .. from query in queries
               where !sheet.Explanations.ContainsKey(query.Key) && string.IsNullOrWhiteSpace(words.GetValueOrDefault(query.Key))
               select new ApiError(GivenWords.Pointer(query.Key), query.Value.Code, query.Value.Message, query.Value.Cure),
            .. from key in words.Keys
               where !queries.ContainsKey(key)
               select new ApiError(
                   GivenWords.Pointer(key), "unknown-query", $"The return has no query \"{key}\".", "Send explanations under the keys that the queries have."),
        ];
    }
}

/// <summary>Explanations as a body gives them, by key, and what of it could not be taken.</summary>
public sealed record GivenWords(IReadOnlyDictionary<string, string?> Words, IReadOnlyList<ApiError> Errors)
{
    private const int Longest = 2000;

    public static string Pointer(string key) => "/explanations/" + GivenAnswers.Escaped(key);

    public static GivenWords Read(JsonElement body)
    {
        var (entries, errors) = AnswersJson.Entries(body, "explanations");
        foreach (var entry in entries)
        {
            if (entry.Value.ValueKind != JsonValueKind.String)
                errors.Add(new(Pointer(entry.Name), "wrong-type", "An explanation is a text.", "Send the words in quotes."));
            else if (entry.Value.GetString()!.Length > Longest)
                errors.Add(new(Pointer(entry.Name), "too-long", $"The explanation is longer than {Longest} characters.", "Say it in a few words."));
        }

        return new(errors.Count > 0 ? new Dictionary<string, string?>() : entries.ToDictionary(entry => entry.Name, entry => entry.Value.GetString()), errors);
    }
}
