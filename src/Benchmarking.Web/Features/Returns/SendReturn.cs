using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Privacy;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Returns;

/// <summary>What came of sending a return for sign-off.</summary>
public abstract record SendResult
{
    public sealed record Sent(string Reference) : SendResult;

    public sealed record NoSuchReturn : SendResult;

    public sealed record Locked(string Why) : SendResult;

    public sealed record SomeoneElseSaved : SendResult;

    /// <summary>Answers that must be put right, or given, first.</summary>
    public sealed record NotReady(ReturnSheet Sheet) : SendResult;

    /// <summary>Odd figures that want a word of explanation.</summary>
    public sealed record WantsExplanations(ReturnSheet Sheet) : SendResult;

    /// <summary>Explanations that tell the steering group more than they may, with what is wrong by explanation.</summary>
    public sealed record TellsTooMuch(ReturnSheet Sheet, IReadOnlyDictionary<string, string> Problems) : SendResult;
}

/// <summary>Hands a checked return to the organisation's approvers.</summary>
public sealed class SendReturn(TenantDoor door, TimeProvider clock)
{
    /// <param name="explanations">By <see cref="ReturnSheet.ExplanationKey"/>; kept even where others are wanting.</param>
    /// <param name="seconds">How long somebody had the page open, as <see cref="Sittings"/> says by the sheet.</param>
    /// <param name="alongside">What else belongs to the same transaction, once the return is sent.</param>
    public async Task<SendResult> HandleAsync(
        Actor actor,
        Period period,
        int version,
        IReadOnlyDictionary<string, string?> explanations,
        CancellationToken cancellation,
        Func<ReturnSheet, int>? seconds = null,
        Func<TenantTransaction, Return, Task>? alongside = null)
    {
        try
        {
            await using var transaction = await door.OpenAsync(actor, cancellation);
            await transaction.Db.PassAsync(period.ToString(), cancellation);
            if (await transaction.Db.FindAsync(period, cancellation) is not { Return: { } own } sheet)
                return new SendResult.NoSuchReturn();
            if (ReturnLock.Why(sheet, clock.GetUtcNow()) is { } why)
                return new SendResult.Locked(why);
            if (!await ProcessingTerms.AreAcceptedAsync(transaction.Db, cancellation))
                return new SendResult.Locked(ProcessingTerms.Why);
            if (version != sheet.Version)
                return new SendResult.SomeoneElseSaved();
            if (sheet.Findings().Any(finding => finding.Severity != Severity.Query))
                return new SendResult.NotReady(sheet);

            var rows = await transaction.Db.ReturnExplanations.Where(row => row.ReturnId == own.Id).ToListAsync(cancellation);
            sheet = Explain(transaction, actor, sheet, rows, explanations);
            own.SecondsSpent += Math.Clamp(seconds?.Invoke(sheet) ?? 0, 0, Sittings.LongestSeconds);
            own.Version++;
            own.QueriesOpen = sheet.Unexplained().Count();
            var result = await ReadyAsync(transaction, actor, sheet, cancellation);
            if (result is SendResult.Sent)
                await SendAsync(transaction, actor, sheet, own, rows, cancellation);
            if (result is SendResult.Sent && alongside is not null)
                await alongside(transaction, own);
            await transaction.CommitAsync(cancellation);
            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new SendResult.SomeoneElseSaved();
        }
    }

    private ReturnSheet Explain(
        TenantTransaction transaction,
        Actor actor,
        ReturnSheet sheet,
        List<ReturnExplanation> rows,
        IReadOnlyDictionary<string, string?> explanations)
    {
        var now = sheet.Explanations.ToDictionary();
        foreach (var query in sheet.Queries().Select(asked => asked[0]))
        {
            var key = ReturnSheet.ExplanationKey(query);
            if (explanations.GetValueOrDefault(key)?.Trim() is not { Length: > 0 } words)
                continue;

            var row = rows.SingleOrDefault(own => own.InputCode == query.Input && own.FindingCode == query.Code);
            if (row is null)
            {
                rows.Add(row = New(sheet.Return!, query));
                transaction.Db.ReturnExplanations.Add(row);
            }

            row.Explanation = now[key] = words;
            row.ExplainedAt = clock.GetUtcNow();
            row.ExplainedBy = actor.UserId;
        }

        return sheet with { Explanations = now };
    }

    private static ReturnExplanation New(Return own, Finding query) => new()
    {
        OrganisationId = own.OrganisationId,
        ReturnId = own.Id,
        InputCode = query.Input,
        FindingCode = query.Code,
        Explanation = "",
    };

    private static async Task<SendResult> ReadyAsync(
        TenantTransaction transaction, Actor actor, ReturnSheet sheet, CancellationToken cancellation)
    {
        if (sheet.Unexplained().Any())
            return new SendResult.WantsExplanations(sheet);

        var organisation = await transaction.Db.Organisations.AsNoTracking().SingleAsync(row => row.Id == actor.OrganisationId, cancellation);
        return new ExplanationCheck(sheet, organisation).Problems() is { Count: > 0 } problems
            ? new SendResult.TellsTooMuch(sheet, problems)
            : new SendResult.Sent(ReferenceOf(sheet));
    }

    /// <summary>What a member quotes when it asks about its return.</summary>
    internal static string ReferenceOf(ReturnSheet sheet) =>
        sheet.Return!.Reference ?? $"{sheet.Collection.Period}-{sheet.Return.Id.ToString()[..6].ToUpperInvariant()}";

    private async Task SendAsync(
        TenantTransaction transaction, Actor actor, ReturnSheet sheet, Return own, List<ReturnExplanation> rows, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        own.State = ReturnState.Sent;
        own.SentAt = now;
        own.SentBy = actor.UserId;
        own.SentBackComment = null;
        own.Reference = ReferenceOf(sheet);
        // The row of the return is written first: it decides which of two senders goes on.
        await transaction.Db.SaveChangesAsync(cancellation);
        await transaction.Db.WriteNotesAsync(sheet, rows, now, cancellation);
        await transaction.Db.NoteTimeAsync(own, cancellation);
        transaction.Audit(actor, now, "sent for sign-off", SaveReturn.Subject(sheet), own.Reference);
    }
}
