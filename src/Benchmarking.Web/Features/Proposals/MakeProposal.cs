using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Proposals;

/// <summary>Puts a member's proposal for the catalogue before the consortium's administrators.</summary>
public sealed class MakeProposal(TenantDoor door, TimeProvider clock)
{
    private const int LongestText = 2000;

    /// <summary>The page, with what was typed and what is wrong with it.</summary>
    public async Task<NewProposalPage> LoadAsync(
        Actor actor, ProposalForm form, IReadOnlyList<FormError> errors, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var metrics = await transaction.Db.Metrics.OrderBy(metric => metric.Name)
            .Select(metric => new ValueTuple<string, string>(metric.Code, metric.Name)).ToListAsync(cancellation);
        return new NewProposalPage(form, metrics, errors);
    }

    /// <returns>Everything that is wrong with what was typed; empty where the proposal was made.</returns>
    public async Task<IReadOnlyList<FormError>> HandleAsync(Actor actor, ProposalForm form, CancellationToken cancellation)
    {
        var metric = string.IsNullOrEmpty(form.Metric) ? null : form.Metric;
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var errors = new List<FormError>();
        if (metric is not null && !await transaction.Db.Metrics.AnyAsync(row => row.Code == metric, cancellation))
            errors.Add(new FormError("Metric", "Choose one of the metrics, or a new one"));
        Check("Wording", form.Wording, "Say what the catalogue should say", errors);
        Check("Reason", form.Reason, "Say why, so that the steering group can judge it", errors);
        if (errors.Count > 0)
            return errors;

        var now = clock.GetUtcNow();
        transaction.Db.MetricProposals.Add(new MetricProposal
        {
            OrganisationId = actor.OrganisationId!.Value,
            MetricCode = metric,
            Wording = form.Wording!.Trim(),
            Reason = form.Reason!.Trim(),
            State = MetricProposalState.Open,
            MadeAt = now,
            MadeBy = actor.UserId,
        });
        transaction.Audit(actor, now, "proposed", $"metric {metric ?? "new"}");
        await transaction.CommitAsync(cancellation);
        return [];
    }

    /// <summary>Takes an open proposal of the own organisation back.</summary>
    /// <returns>False where there is none such.</returns>
    public async Task<bool> WithdrawAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var withdrawn = await transaction.Db.MetricProposals
            .Where(row => row.Id == id && row.State == MetricProposalState.Open)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, MetricProposalState.Withdrawn), cancellation);
        if (withdrawn == 1)
            transaction.Audit(actor, clock.GetUtcNow(), "withdrew", "a proposal for the catalogue");
        await transaction.CommitAsync(cancellation);
        return withdrawn == 1;
    }

    private static void Check(string field, string? typed, string wanting, List<FormError> errors)
    {
        if (string.IsNullOrWhiteSpace(typed))
            errors.Add(new FormError(field, wanting));
        else if (typed.Length > LongestText)
            errors.Add(new FormError(field, "Use at most 2,000 characters"));
    }
}
