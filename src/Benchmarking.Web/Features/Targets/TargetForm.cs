using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Targets;

/// <summary>One action as it is typed. A line without words is no action.</summary>
public sealed class TargetActionForm
{
    /// <summary>Of an action that is there already; null for a new one.</summary>
    public Guid? Id { get; set; }

    public string? Wording { get; set; }

    /// <summary>As stored: <c>existing</c>, <c>improvement</c>, <c>new</c>.</summary>
    public string? Kind { get; set; }

    public bool Done { get; set; }

    public string Trimmed => (Wording ?? "").Trim();
}

/// <summary>A target as it is typed. Kept as typed, right or wrong.</summary>
public sealed class TargetForm
{
    public const int LongestNote = 500;
    public const int LongestAction = 160;
    public const int MostActions = 12;

    /// <summary>What is chosen: <c>number</c>, or a band as stored.</summary>
    public string? Aim { get; set; }

    public string? Value { get; set; }

    /// <summary>A quarter, as <c>2026-Q4</c>.</summary>
    public string? Due { get; set; }

    public string? Note { get; set; }

    /// <summary>The peer group in view.</summary>
    public string? Group { get; set; }

    /// <summary>The target that stood when the page was opened; empty where there was none.</summary>
    public Guid Standing { get; set; }

    /// <summary>Stamp of its actions as the page showed them.</summary>
    public string? Seen { get; set; }

    public List<TargetActionForm> Actions { get; set; } = [];

    public const string Number = "number";

    public static string Stored(TargetBand band) => SnakeCase.Of($"{band}");

    public static string Stored(TargetActionKind kind) => SnakeCase.Of($"{kind}");

    public static TargetForm Of(Target? standing, IReadOnlyList<TargetAction> actions, string? group) => new()
    {
        Aim = standing?.Band is { } band ? Stored(band) : Number,
        Value = standing is { Kind: TargetKind.Number, Value: { } value } ? FigureText.Number(value) : null,
        Due = standing?.DuePeriod,
        Note = standing?.Note,
        Group = group,
        Standing = standing?.Id ?? Guid.Empty,
        Seen = TargetActions.StampOf(actions),
        Actions =
        [
            .. actions.Select(action => new TargetActionForm
            {
                Id = action.Id, Wording = action.Wording, Kind = Stored(action.Kind), Done = action.DoneAt is not null,
            }),
        ],
    };

    /// <summary>What is meant, or everything that is wrong with it.</summary>
    /// <param name="quarters">By when it may be due.</param>
    public (TargetAim? Aim, IReadOnlyList<FormError> Errors) Read(Metric metric, IReadOnlyList<Period> quarters)
    {
        var errors = new List<FormError>();
        var aim = ReadAim(metric, errors);
        if (!quarters.Any(quarter => quarter.ToString() == Due))
            errors.Add(new(nameof(Due), "Choose the quarter by which you want to be there"));
        if (Note?.Length > LongestNote)
            errors.Add(new(nameof(Note), $"Use at most {LongestNote} characters for the note"));
        if (Actions.Count > MostActions)
            errors.Add(new(null, $"A target has at most {MostActions} actions"));
        for (var at = 0; at < Actions.Count; at++)
        {
            var action = Actions[at];
            if (action.Trimmed.Length > LongestAction)
                errors.Add(new($"Actions_{at}__Wording", $"Use at most {LongestAction} characters for an action"));
            if (action.Trimmed.Length > 0 && ReadKind(action.Kind) is null)
                errors.Add(new($"Actions_{at}__Kind", "Say whether the action is existing, an improvement or new"));
        }

        return errors.Count > 0 ? (null, errors) : (aim, []);
    }

    public static TargetActionKind? ReadKind(string? stored) =>
        Enum.GetValues<TargetActionKind>().Cast<TargetActionKind?>().FirstOrDefault(kind => Stored(kind!.Value) == stored);

    private TargetAim? ReadAim(Metric metric, List<FormError> errors)
    {
        if (Aim == Number)
            return ReadValue(metric, errors) is { } value ? new(TargetKind.Number, value, null) : null;
        foreach (var band in TargetAim.BandsFor(metric.Polarity))
        {
            if (Stored(band) == Aim)
                return new(TargetKind.Band, null, band);
        }

        errors.Add(new($"{nameof(Aim)}-{Number}", "Choose a number or a place among the members"));
        return null;
    }

    private decimal? ReadValue(Metric metric, List<FormError> errors)
    {
        var answer = TypedNumber.Parse(Value);
        if (answer.Unreadable is { } text)
        {
            var (message, cure) = TypedNumber.Problem(text);
            errors.Add(new(nameof(Value), $"The target: {message} {cure}"));
            return null;
        }

        var wrong = answer.Value switch
        {
            null => $"Type the number you aim at, such as {Example(metric)}",
            { } value when value < metric.Lower => $"This figure is never below {FigureText.Format(metric.Lower!.Value, metric)}: type a higher target",
            { } value when value > metric.Upper => $"This figure is never above {FigureText.Format(metric.Upper!.Value, metric)}: type a lower target",
            { } value when FigureText.Round(value, metric.Decimals) != value => metric.Decimals == 0
                ? "This figure is shown in whole numbers: type a whole number"
                : $"This figure is shown with {metric.Decimals} {(metric.Decimals == 1 ? "place" : "places")} after the point: type no more",
            _ => null,
        };
        if (wrong is not null)
            errors.Add(new(nameof(Value), wrong));
        return wrong is null ? answer.Value : null;
    }

    private static string Example(Metric metric) => metric.Kind switch
    {
        MetricKind.Percentage => "75%",
        MetricKind.Money => "£12.50",
        _ => metric.Decimals == 0 ? "150" : "12.5",
    };
}
