using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Recommendations;

namespace Benchmarking.Web.Features.Register.Assessments;

/// <summary>How far recommendations came in a span of days. One made before it and decided in it is decided in it.</summary>
/// <param name="Accepted">Wholly or in part.</param>
/// <param name="Days">From made to decided of those decided in the span, and from decided to done of those done in it.</param>
public sealed record RecommendationSteps(int Made, int Accepted, int Declined, int Done, (decimal? ToDecision, decimal? ToDone) Days)
{
    public FigureTable Table => new(
        "Recommendations", ["Step", "Number"],
        [
            ["Made", FigureText.Number(Made)],
            ["Accepted, wholly or in part", FigureText.Number(Accepted)],
            ["Declined", FigureText.Number(Declined)],
            ["Done", FigureText.Number(Done)],
            ["Days from made to decided, median", Words(Days.ToDecision)],
            ["Days from decided to done, median", Words(Days.ToDone)],
        ]);

    public static RecommendationSteps Of(RegisterRecord record)
    {
        bool In(DateOnly? day) => day >= record.From && day <= record.To;
        var decided = record.Recommendations.Where(row => In(row.DecidedOn)).ToList();
        var done = record.Recommendations.Where(row => In(row.DoneOn)).ToList();
        var accepted = decided.Count(row => row.Decision != RecommendationDecision.Declined);
        return new RecommendationSteps(
            record.Recommendations.Count(row => In(row.MadeOn)),
            accepted,
            decided.Count - accepted,
            done.Count,
            (RecommendationDays.Of(decided).ToDecision, RecommendationDays.Of(done).ToDone));
    }

    private static string Words(decimal? days) => days is { } known ? RecommendationDays.Words(known) : "too few to tell";
}
