using System.Globalization;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Register.Opportunities;

/// <summary>A day of the calendar as it is typed. A line without a day is none.</summary>
public sealed class OpportunityDateForm
{
    public TypedDate On { get; set; } = new();

    public string? Words { get; set; }
}

/// <summary>A way to take part as it is typed. Kept as typed, right or wrong.</summary>
public sealed class OpportunityForm : IVersionedForm
{
    public const int MostDates = 60;

    public int Version { get; set; }

    public string? Name { get; set; }

    public string? What { get; set; }

    public string? Rung { get; set; }

    public string? TimeNeeded { get; set; }

    public string? HowToJoin { get; set; }

    public string? Support { get; set; }

    public List<OpportunityDateForm> Dates { get; set; } = [];

    public static OpportunityForm Of(Opportunity row) => new()
    {
        Version = row.Version,
        Name = row.Name,
        What = row.What,
        Rung = row.Rung?.ToString(CultureInfo.InvariantCulture),
        TimeNeeded = row.TimeNeeded,
        HowToJoin = row.HowToJoin,
        Support = row.Support,
        Dates = [.. row.Dates.Select(date => new OpportunityDateForm { On = TypedDate.Of(date.On), Words = date.Words })],
    };

    public Action<Opportunity> Read(FormReading reading)
    {
        var name = reading.Line(nameof(Name), Name, "a name", must: true);
        var what = reading.Text(nameof(What), What, "what it is", must: true);
        var rung = reading.Step(nameof(Rung), Rung, "a rung", 7);
        var time = reading.Line(nameof(TimeNeeded), TimeNeeded, "the time it needs");
        var join = reading.Contact(nameof(HowToJoin), HowToJoin, "how to join");
        var support = reading.Text(nameof(Support), Support, "the support");
        var dates = ReadDates(reading);
        return row =>
        {
            (row.Name, row.What, row.Rung, row.TimeNeeded) = (name, what, rung, time);
            (row.HowToJoin, row.Support, row.Dates) = (join, support, dates);
        };
    }

    private List<OpportunityDate> ReadDates(FormReading reading)
    {
        if (Dates.Count > MostDates)
            reading.Wrong(null, $"A way to take part has at most {MostDates} days");
        var read = new List<OpportunityDate>();
        foreach (var (line, at) in Dates.Take(MostDates).Select((line, at) => (line, at)))
        {
            var words = reading.Line($"Dates[{at}].Words", line.Words, "the words beside the day");
            if (reading.Day($"Dates[{at}].On", line.On, "the day", must: words.Length > 0) is { } day)
                read.Add(new OpportunityDate(day, words));
        }

        return [.. read.OrderBy(date => date.On)];
    }
}

/// <summary>The page on which a way to take part is written or changed.</summary>
/// <param name="Opportunity">Null for a new one.</param>
public sealed record OpportunityPage(Opportunity? Opportunity, OpportunityForm Form, IReadOnlyList<LadderRung> Rungs, IReadOnlyList<FormError> Errors)
{
    public const int LinesToAdd = 3;

    public string Title => Opportunity is null ? "New way to take part" : $"Change “{Opportunity.Name}”";

    public string Url => Opportunity is null ? "/register/opportunities/new" : $"/register/opportunities/{Opportunity.Id}";

    public string? ErrorOf(string name) => Errors.Of(ErrorSummary.FieldId(name));

    public IReadOnlyList<PageLink> Crumbs(string here) =>
        [new("Register", "/register"), new("Ways to take part", "/register/opportunities"), new(here, "", Current: true)];
}
