using System.Globalization;
using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Register.Activities;

/// <summary>One line of costs as it is typed. A line without words and amount is none.</summary>
public sealed class CostForm
{
    public string? What { get; set; }

    /// <summary>As stored.</summary>
    public string? Scope { get; set; }

    public string? Amount { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(What) && string.IsNullOrWhiteSpace(Amount);
}

/// <summary>A question of one minute as it is typed; what it is about follows from its place.</summary>
public sealed class QuestionForm
{
    /// <summary>Of the organisation's own question alone.</summary>
    public string? Words { get; set; }

    public string? Replies { get; set; }

    public string? Positive { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Words) && string.IsNullOrWhiteSpace(Replies) && string.IsNullOrWhiteSpace(Positive);
}

/// <summary>An activity as it is typed. Kept as typed, right or wrong.</summary>
public sealed class ActivityForm
{
    /// <summary>Lines of costs that are always there to fill in.</summary>
    public const int CostLines = 6;

    public TypedDate HeldOn { get; set; } = new();

    public string? Name { get; set; }

    public string? Kind { get; set; }

    public string? Participants { get; set; }

    public string? Rung { get; set; }

    public string? Setting { get; set; }

    public string? Place { get; set; }

    /// <summary>Id of the panel or forum; empty for none.</summary>
    public string? Panel { get; set; }

    public string? ResidentHours { get; set; }

    public string? PeopleAffected { get; set; }

    public string? StaffHours { get; set; }

    /// <summary>By the group's code.</summary>
    public Dictionary<string, string?> MakeUp { get; set; } = [];

    public List<CostForm> Costs { get; set; } = [];

    public string? PlannedOutcomes { get; set; }

    public string? CameOfIt { get; set; }

    public string? Impact { get; set; }

    public string? ValueForMoney { get; set; }

    public string? JudgedBy { get; set; }

    /// <summary>In the order of <see cref="QuestionAbout"/>.</summary>
    public List<QuestionForm> Questions { get; set; } = [];

    /// <summary>How often, for a new one that repeats.</summary>
    public string? Repeat { get; set; }

    public TypedDate RepeatUntil { get; set; } = new();

    /// <summary>Which state of it the page showed.</summary>
    public int Version { get; set; }

    public static ActivityForm Of(Activity activity) => new()
    {
        HeldOn = TypedDate.Of(activity.HeldOn),
        Name = activity.Name,
        Kind = Stored(activity.Kind),
        Participants = Digits(activity.Participants),
        Rung = Digits(activity.Rung),
        Setting = activity.Setting is { } setting ? Stored(setting) : null,
        Place = activity.Place,
        Panel = activity.PanelId?.ToString(),
        ResidentHours = Digits(activity.ResidentHours),
        PeopleAffected = Digits(activity.PeopleAffected),
        StaffHours = Digits(activity.StaffHours),
        MakeUp = activity.MakeUp.ToDictionary(count => count.Group, count => Digits(count.People)),
        Costs = [.. activity.Costs.Select(line => new CostForm { What = line.What, Scope = Stored(line.Scope), Amount = Digits(line.Amount) })],
        PlannedOutcomes = activity.PlannedOutcomes,
        CameOfIt = activity.CameOfIt,
        Impact = Digits(activity.Impact),
        ValueForMoney = Digits(activity.ValueForMoney),
        JudgedBy = activity.JudgedBy is { } judge ? Stored(judge) : null,
        Questions = [.. Enum.GetValues<QuestionAbout>().Select(about => Question(activity.Questions.Find(question => question.About == about)))],
        Version = activity.Version,
    };

    /// <summary>The same for another day: what it is, where and what for, without what came of it.</summary>
    public static ActivityForm Again(Activity activity, DateOnly day) => new()
    {
        HeldOn = TypedDate.Of(day),
        Name = activity.Name,
        Kind = Stored(activity.Kind),
        Rung = Digits(activity.Rung),
        Setting = activity.Setting is { } setting ? Stored(setting) : null,
        Place = activity.Place,
        Panel = activity.PanelId?.ToString(),
        PlannedOutcomes = activity.PlannedOutcomes,
    };

    public static string Stored<TEnum>(TEnum value)
        where TEnum : struct, Enum => SnakeCase.Of($"{value}");

    private static QuestionForm Question(ShortQuestion? asked) => asked is null ? new() : new()
    {
        Words = asked.Words,
        Replies = Digits(asked.Replies),
        Positive = Digits(asked.Positive),
    };

    private static string? Digits(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Digits(decimal? number) => number is { } known ? FigureText.Plain(known) : null;
}
