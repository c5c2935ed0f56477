using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Changes;

/// <summary>A change of a service as it is typed.</summary>
public sealed class ChangeForm : RowForm
{
    /// <summary>What the button is called that asks for the signed-off figures.</summary>
    public const string FillIn = "figures";

    public string? Name { get; set; }

    public string? Service { get; set; }

    public TypedDate DecidedOn { get; set; } = new();

    public string? Recommendation { get; set; }

    public string? Activity { get; set; }

    public string? Attribution { get; set; }

    public TypedDate DoneOn { get; set; } = new();

    public string? YouSaid { get; set; }

    public string? WeDid { get; set; }

    public string? Savings { get; set; }

    public string? Metric { get; set; }

    public string? BeforePeriod { get; set; }

    public string? BeforeValue { get; set; }

    public string? AfterPeriod { get; set; }

    public string? AfterValue { get; set; }

    /// <summary>Which button was pressed: <see cref="FillIn"/>, or the one that saves.</summary>
    public string? Do { get; set; }

    public static ChangeForm Of(ServiceChange row) => new()
    {
        Name = row.Name,
        Service = row.Service,
        DecidedOn = Typed((DateOnly?)row.DecidedOn),
        Recommendation = Typed(row.RecommendationId),
        Activity = Typed(row.ActivityId),
        Attribution = Typed(row.Attribution),
        DoneOn = Typed(row.DoneOn),
        YouSaid = row.YouSaid,
        WeDid = row.WeDid,
        Savings = Typed(row.Savings),
        Metric = row.MetricCode,
        BeforePeriod = row.BeforePeriod,
        BeforeValue = Typed(row.BeforeValue),
        AfterPeriod = row.AfterPeriod,
        AfterValue = Typed(row.AfterValue),
        Version = row.Version,
    };

    /// <summary>A new one, with what its recommendation says already.</summary>
    public static ChangeForm New(DateOnly today, Recommendation? recommendation, Guid? activity) => new()
    {
        DecidedOn = Typed((DateOnly?)(recommendation?.DecidedOn ?? today)),
        DoneOn = Typed(recommendation?.DoneOn),
        Recommendation = Typed(recommendation?.Id),
        Activity = Typed(recommendation?.ActivityId ?? activity),
        YouSaid = recommendation?.Wording,
    };

    public async Task<Action<ServiceChange>> ReadAsync(BenchmarkingDb db, FormReading reading, CancellationToken cancellation)
    {
        var name = reading.Line(nameof(Name), Name, "what changed, in a few words", must: true);
        var service = reading.Line(nameof(Service), Service, "which service it is");
        var decided = reading.PastDay(nameof(DecidedOn), DecidedOn, "the day it was decided", must: true);
        var recommendation = await reading.RowAsync<Recommendation>(db, nameof(Recommendation), Recommendation, "the recommendation", cancellation);
        var activity = await reading.RowAsync<Activity>(db, nameof(Activity), Activity, "the activity", cancellation);
        var attribution = reading.Choice<CaseStudyAttribution>(nameof(Attribution), Attribution, "what would have happened without residents, or not said");
        var youSaid = reading.Text(nameof(YouSaid), YouSaid, "what residents said");
        var weDid = reading.Text(nameof(WeDid), WeDid, "what you did");
        var done = reading.PastDay(nameof(DoneOn), DoneOn, "the day since when it is in place");
        var savings = reading.Number(nameof(Savings), Savings, "the savings");
        if (done < decided)
            reading.Wrong($"{nameof(DoneOn)}_Day", "It cannot be in place before it was decided");
        if (savings is not null && DoneOn is { Day: null or "", Month: null or "", Year: null or "" })
            reading.Wrong($"{nameof(DoneOn)}_Day", "Say since when it is in place: what it saves counts in that financial year");
        var figure = await ReadFigureAsync(db, reading, cancellation);
        return row =>
        {
            (row.Name, row.Service, row.DecidedOn, row.DoneOn) = (name, service, decided!.Value, done);
            (row.RecommendationId, row.ActivityId, row.Attribution) = (recommendation, activity, attribution);
            (row.YouSaid, row.WeDid, row.Savings, row.MetricCode) = (youSaid, weDid, savings, figure.Metric);
            (row.BeforePeriod, row.BeforeValue, row.AfterPeriod, row.AfterValue) = (figure.Before.Period, figure.Before.Value, figure.After.Period, figure.After.Value);
        };
    }

    /// <summary>The figure that should show it; a quarter and its value come together.</summary>
    private async Task<(string? Metric, (string? Period, decimal? Value) Before, (string? Period, decimal? Value) After)> ReadFigureAsync(
        BenchmarkingDb db, FormReading reading, CancellationToken cancellation)
    {
        var metric = string.IsNullOrEmpty(Metric) ? null : Metric;
        if (metric is not null && !await db.Metrics.AnyAsync(row => row.Code == metric, cancellation))
            reading.Wrong(nameof(Metric), "Choose one of the figures, or none");
        var before = ReadQuarter(reading, nameof(BeforePeriod), BeforePeriod, nameof(BeforeValue), BeforeValue, "the figure before");
        var after = ReadQuarter(reading, nameof(AfterPeriod), AfterPeriod, nameof(AfterValue), AfterValue, "the figure after");
        if (metric is null && (before.Period ?? after.Period) is not null)
            reading.Wrong(nameof(Metric), "Choose which figure it is, or clear the quarters and values below");
        if (before.Period is { } earlier && after.Period is { } later && Period.Parse(earlier).CompareTo(Period.Parse(later)) >= 0)
            reading.Wrong(nameof(AfterPeriod), "The quarter after must be later than the quarter before");
        return (metric, before, after);
    }

    private static (string? Period, decimal? Value) ReadQuarter(
        FormReading reading, string periodField, string? typedPeriod, string valueField, string? typedValue, string name)
    {
        var value = reading.Number(valueField, typedValue, name, below: true);
        if (string.IsNullOrEmpty(typedPeriod))
        {
            if (value is not null)
                reading.Wrong(periodField, $"Choose the quarter of {name}");
            return (null, null);
        }

        if (!Period.TryParse(typedPeriod, out var period) || period.Quarter is null)
            reading.Wrong(periodField, $"Choose the quarter of {name} from the list");
        else if (string.IsNullOrWhiteSpace(typedValue))
            reading.Wrong(valueField, $"Type {name}, or choose no quarter");
        return (period?.ToString(), value);
    }
}
