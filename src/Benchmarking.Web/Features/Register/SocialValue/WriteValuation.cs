using System.Globalization;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Profile;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Register.SocialValue;

/// <summary>What an outcome is worth by a method, as it is typed.</summary>
public sealed class ValuationForm : RowForm
{
    public string? Year { get; set; }

    public string? Method { get; set; }

    public string? MethodName { get; set; }

    public string? Source { get; set; }

    public string? Outcome { get; set; }

    public string? Activity { get; set; }

    public string? People { get; set; }

    public string? UnitValue { get; set; }

    public string? Deadweight { get; set; }

    public string? Attribution { get; set; }

    public string? Cost { get; set; }

    public string? Note { get; set; }

    public static ValuationForm Of(Valuation row) => new()
    {
        Year = row.Year.ToString(CultureInfo.InvariantCulture),
        Method = Typed<ValuationMethod>(row.Method),
        MethodName = row.MethodName,
        Source = row.Source,
        Outcome = row.Outcome,
        Activity = Typed(row.ActivityId),
        People = Typed((decimal?)row.People),
        UnitValue = Typed((decimal?)row.UnitValue),
        Deadweight = Typed((decimal?)row.Deadweight),
        Attribution = Typed((decimal?)row.Attribution),
        Cost = Typed((decimal?)row.Cost),
        Note = row.Note,
        Version = row.Version,
    };

    public async Task<Action<Valuation>> ReadAsync(BenchmarkingDb db, FormReading reading, CancellationToken cancellation)
    {
        if (!int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || WriteProfile.Years(reading.Today).All(choice => choice.Value != Year))
            reading.Wrong(nameof(Year), "Choose the year");
        var method = reading.Choice<ValuationMethod>(nameof(Method), Method, "the method", must: true);
        var name = reading.Line(nameof(MethodName), MethodName, "what you call the method", must: method is not null and not ValuationMethod.SocialValueBank);
        var source = reading.Line(nameof(Source), Source, "where the value of one comes from", must: true);
        var outcome = reading.Line(nameof(Outcome), Outcome, "the outcome", must: true);
        var activity = await reading.RowAsync<Activity>(db, nameof(Activity), Activity, "the activity", cancellation);
        var people = reading.Whole(nameof(People), People, "how many people", must: true);
        var unit = reading.Number(nameof(UnitValue), UnitValue, "the value for one person", must: true);
        var deadweight = Share(reading, nameof(Deadweight), Deadweight, "what would have happened anyway");
        var attribution = Share(reading, nameof(Attribution), Attribution, "how much of the rest was due to this");
        var cost = reading.Number(nameof(Cost), Cost, "what was put in");
        var note = reading.Text(nameof(Note), Note, "the note");
        return row =>
        {
            (row.Year, row.Method, row.MethodName, row.Source, row.Outcome) = (year, method!.Value, name, source, outcome);
            (row.ActivityId, row.People, row.UnitValue, row.Cost, row.Note) = (activity, people!.Value, unit!.Value, cost ?? 0, note);
            (row.Deadweight, row.Attribution) = (deadweight!.Value, attribution!.Value);
        };
    }

    /// <summary>Both factors are said, never taken for granted.</summary>
    private static decimal? Share(FormReading reading, string field, string? typed, string name)
    {
        var share = reading.Number(field, typed, name, must: true);
        if (share > 100)
            reading.Wrong(field, "A share lies between 0 and 100");
        return share;
    }
}

/// <summary>The page on which a value is written or changed.</summary>
public sealed record WriteValuationPage(
    Guid? Id,
    ValuationForm Form,
    IReadOnlyList<FormError> Errors,
    IReadOnlyList<(string Value, string Text)> Years,
    IReadOnlyList<(string Value, string Text)> Activities) : WritePage<ValuationForm>(Id, Form, Errors)
{
    public override string Title => Id is null ? "Add a value" : "Change a value";

    public override PageLink List => ReadValuations.Link;
}

/// <summary>Writes down what outcomes are worth by the organisation's own method.</summary>
public sealed class WriteValuation(TenantDoor door, KeepRow keep, TimeProvider clock) : WriteRow<Valuation, ValuationForm>(door, keep)
{
    public override string Noun => "social value";

    public override string View => "Write";

    public override PageLink List => ReadValuations.Link;

    public override string Saved => "The value is saved.";

    public override string Removed => "The value is removed.";

    public override string Next(ValuationForm form) => $"{List.Url}?year={form.Year}";

    protected override async Task<WritePage<ValuationForm>> PageAsync(
        BenchmarkingDb db, Valuation? row, ValuationForm? form, IReadOnlyList<FormError> errors, string? of, CancellationToken cancellation)
    {
        var years = WriteProfile.Years(LondonTime.DateOf(clock.GetUtcNow()));
        form ??= row is null ? new ValuationForm { Year = years[0].Value } : ValuationForm.Of(row);
        return new WriteValuationPage(row?.Id, form, errors, years, await RegisterChoices.ActivitiesAsync(db, form.Activity, cancellation));
    }

    protected override Valuation Make() => new() { Outcome = "" };

    protected override Task<Action<Valuation>> ReadAsync(
        BenchmarkingDb db, Guid? id, ValuationForm form, FormReading reading, CancellationToken cancellation) => form.ReadAsync(db, reading, cancellation);

    protected override RemovePage Ask(Valuation row) => new(
        "Remove this value?", [$"“{row.Outcome}”, {RegisterWords.Year(row.Year)}.", "It cannot be brought back."],
        List, $"{List.Url}?year={row.Year}", row.Version)
    { PostTo = $"{List.Url}/{row.Id}/remove" };
}
