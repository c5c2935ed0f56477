using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Profile;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Register.Counts;

/// <summary>People counted once each, as it is typed.</summary>
public sealed class PeopleForm : RowForm
{
    public TypedDate CountedOn { get; set; } = new();

    public string? Involved { get; set; }

    public string? Profiled { get; set; }

    public List<GroupLine> Groups { get; set; } = [];

    public string? Trained { get; set; }

    public string? TrainedDigital { get; set; }

    public string? TrainedWork { get; set; }

    public static PeopleForm Of(HeadCount row, IReadOnlyList<ResidentGroup> groups) => new()
    {
        CountedOn = Typed((DateOnly?)row.CountedOn),
        Involved = Typed((decimal?)row.Involved),
        Profiled = Typed((decimal?)row.Profiled),
        Groups = GroupLine.Of(groups, row.MakeUp),
        Trained = Typed((decimal?)row.Trained),
        TrainedDigital = Typed((decimal?)row.TrainedDigital),
        TrainedWork = Typed((decimal?)row.TrainedWork),
        Version = row.Version,
    };

    public static PeopleForm New(DateOnly today, IReadOnlyList<ResidentGroup> groups) =>
        new() { CountedOn = Typed((DateOnly?)today), Groups = GroupLine.Of(groups, []) };

    public Action<HeadCount> Read(FormReading reading, IReadOnlyList<ResidentGroup> groups)
    {
        var day = reading.PastDay(nameof(CountedOn), CountedOn, "the day of the count", must: true);
        var involved = reading.Whole(nameof(Involved), Involved, "how many residents are involved");
        var profiled = reading.Whole(nameof(Profiled), Profiled, "of how many details are held");
        var makeUp = GroupLine.Read(reading, Groups, groups, profiled, nameof(Profiled), Profiled);
        var trained = reading.Whole(nameof(Trained), Trained, "how many were trained");
        var digital = reading.Whole(nameof(TrainedDigital), TrainedDigital, "how many were trained in digital skills");
        var work = reading.Whole(nameof(TrainedWork), TrainedWork, "how many were trained for work");
        AtMost(reading, nameof(Profiled), profiled, involved, "Details cannot be held of more people than are involved");
        AtMost(reading, nameof(TrainedDigital), digital, trained, "It cannot be more than were trained at all");
        AtMost(reading, nameof(TrainedWork), work, trained, "It cannot be more than were trained at all");
        if (new[] { Involved, Profiled, Trained, TrainedDigital, TrainedWork }.All(string.IsNullOrWhiteSpace))
            reading.Wrong(nameof(Involved), "Type at least one number");
        return row =>
        {
            (row.CountedOn, row.Involved, row.Profiled) = (day!.Value, involved, profiled);
            row.MakeUp = makeUp(row.MakeUp);
            (row.Trained, row.TrainedDigital, row.TrainedWork) = (trained, digital, work);
        };
    }

    private static void AtMost(FormReading reading, string field, int? part, int? whole, string message)
    {
        if (part > whole)
            reading.Wrong(field, message);
    }
}

/// <summary>A count of what is no activity, as it is typed.</summary>
public sealed class TallyForm : RowForm
{
    public TypedDate CountedOn { get; set; } = new();

    public string? Kind { get; set; }

    public string? Whole { get; set; }

    public string? Part { get; set; }

    public string? SecondPart { get; set; }

    public string? Note { get; set; }

    public TallyKind? Read() => FormReading.Chosen<TallyKind>(Kind);

    public static string Code(TallyKind kind) => Typed<TallyKind>(kind)!;

    public static TallyForm Of(Tally row) => new()
    {
        CountedOn = Typed((DateOnly?)row.CountedOn),
        Kind = Code(row.Kind),
        Whole = Typed((decimal?)row.Whole),
        Part = Typed((decimal?)row.Part),
        SecondPart = Typed((decimal?)row.SecondPart),
        Note = row.Note,
        Version = row.Version,
    };

    public static TallyForm New(DateOnly today, string? kind) => new() { CountedOn = Typed((DateOnly?)today), Kind = kind };

    public Action<Tally> Read(FormReading reading)
    {
        var day = reading.PastDay(nameof(CountedOn), CountedOn, "the last day that is counted", must: true);
        var kind = reading.Choice<TallyKind>(nameof(Kind), Kind, "what is counted", must: true);
        var labels = kind?.Labels();
        var whole = reading.Whole(nameof(Whole), Whole, "how many there were", must: true);
        var part = labels?.Part is null ? null : reading.Whole(nameof(Part), Part, "how many of them");
        var second = labels?.Second is null ? null : reading.Whole(nameof(SecondPart), SecondPart, "how many of these");
        var note = reading.Line(nameof(Note), Note, "the note");
        if (labels is { IsPart: true } && part > whole)
            reading.Wrong(nameof(Part), $"It cannot be more than all of them, {whole:N0}");
        if (second > part)
            reading.Wrong(nameof(SecondPart), $"It cannot be more than the number above, {part:N0}");
        return row => (row.CountedOn, row.Kind, row.Whole, row.Part, row.SecondPart, row.Note) = (day!.Value, kind!.Value, whole!.Value, part, second, note);
    }
}

/// <summary>A cost that belongs to no activity, as it is typed.</summary>
public sealed class CostForm : RowForm
{
    public TypedDate SpentOn { get; set; } = new();

    public string? Scope { get; set; }

    public string? What { get; set; }

    public string? Amount { get; set; }

    public static CostForm Of(InvolvementCost row) => new()
    {
        SpentOn = Typed((DateOnly?)row.SpentOn),
        Scope = Typed<CostScope>(row.Scope),
        What = row.What,
        Amount = Typed((decimal?)row.Amount),
        Version = row.Version,
    };

    public static CostForm New(DateOnly today) => new() { SpentOn = Typed((DateOnly?)today) };

    public Action<InvolvementCost> Read(FormReading reading)
    {
        var day = reading.PastDay(nameof(SpentOn), SpentOn, "the day it was spent", must: true);
        var scope = reading.Choice<CostScope>(nameof(Scope), Scope, "what kind of cost it is", must: true);
        var what = reading.Line(nameof(What), What, "what it was spent on", must: true);
        var amount = reading.Number(nameof(Amount), Amount, "the amount", must: true);
        return row => (row.SpentOn, row.Scope, row.What, row.Amount) = (day!.Value, scope!.Value, what, amount!.Value);
    }
}
