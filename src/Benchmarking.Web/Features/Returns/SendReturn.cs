using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database.Tables;
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
}

/// <summary>Hands a checked return to the organisation's approvers.</summary>
public sealed class SendReturn(TenantDoor door, TimeProvider clock)
{
    /// <param name="explanations">By <see cref="ReturnSheet.ExplanationKey"/>; kept even where others are wanting.</param>
    /// <param name="alongside">What else belongs to the same transaction, once the return is sent.</param>
    public async Task<SendResult> HandleAsync(
        Actor actor,
        Period period,
        int version,
        IReadOnlyDictionary<string, string?> explanations,
        CancellationToken cancellation,
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
            if (version != sheet.Version)
                return new SendResult.SomeoneElseSaved();
            if (sheet.Findings().Any(finding => finding.Severity != Severity.Query))
                return new SendResult.NotReady(sheet);

            sheet = await ExplainAsync(transaction, actor, sheet, explanations, cancellation);
            own.Version++;
            var ready = !sheet.Unexplained().Any();
            if (ready)
                Send(transaction, actor, sheet, own);
            if (ready && alongside is not null)
                await alongside(transaction, own);
            await transaction.CommitAsync(cancellation);
            return ready ? new SendResult.Sent(own.Reference!) : new SendResult.WantsExplanations(sheet);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new SendResult.SomeoneElseSaved();
        }
    }

    private async Task<ReturnSheet> ExplainAsync(
        TenantTransaction transaction,
        Actor actor,
        ReturnSheet sheet,
        IReadOnlyDictionary<string, string?> explanations,
        CancellationToken cancellation)
    {
        var db = transaction.Db;
        var kept = await db.ReturnExplanations.Where(row => row.ReturnId == sheet.Return!.Id).ToListAsync(cancellation);
        var now = sheet.Explanations.ToDictionary();
        foreach (var query in sheet.Findings().Where(finding => finding.Severity == Severity.Query))
        {
            var key = ReturnSheet.ExplanationKey(query);
            if (explanations.GetValueOrDefault(key)?.Trim() is not { Length: > 0 } words)
                continue;

            var row = kept.SingleOrDefault(own => own.InputCode == query.Input && own.FindingCode == query.Code);
            if (row is null)
                db.ReturnExplanations.Add(row = New(sheet.Return!, query));
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

    private void Send(TenantTransaction transaction, Actor actor, ReturnSheet sheet, Return own)
    {
        own.State = ReturnState.Sent;
        own.SentAt = clock.GetUtcNow();
        own.SentBy = actor.UserId;
        own.SentBackComment = null;
        own.Reference ??= $"{sheet.Collection.Period}-{own.Id.ToString()[..6].ToUpperInvariant()}";
        transaction.Audit(actor, clock.GetUtcNow(), "sent for sign-off", SaveReturn.Subject(sheet), own.Reference);
    }
}
