using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Documents;
using Benchmarking.Web.Features.Register.Value;
using Benchmarking.Web.Features.Targets;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Assessments;

/// <summary>Puts a draft's own words together with what the register says today of its span.</summary>
public static class AssembleAssessment
{
    /// <param name="today">What lies ahead of it is left out: an activity to come has no numbers yet.</param>
    public static async Task<AssessmentContent> AssembleAsync(
        this BenchmarkingDb db, RegisterDocument draft, DateOnly today, CancellationToken cancellation)
    {
        var to = draft.EndsOn < today ? draft.EndsOn : today;
        var record = await RegisterRecord.OfAsync(db, draft.BeginsOn, to < draft.BeginsOn ? draft.BeginsOn : to, cancellation);
        var rungs = await db.LadderRungs.ToDictionaryAsync(row => row.Rung, row => row.Name, cancellation);
        var subjects = await db.ReadSubjectsAsync(
            record.Changes.Select(change => change.MetricCode).OfType<string>().ToHashSet(), Period.QuarterOf(record.To), cancellation);
        return DocumentContent.Read<AssessmentContent>(draft.Content) with
        {
            Figures = AssessmentFigures.Of(record, rungs, subjects, await Households.FindAsync(db, cancellation)),
        };
    }
}
