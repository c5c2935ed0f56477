using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.YouSaidWeDid;

/// <summary>An entry as it is typed. Kept as typed, right or wrong.</summary>
public sealed class SaidForm
{
    /// <summary>Short enough to stand beside a scorecard.</summary>
    public const int LongestText = 200;

    public string? YouSaid { get; set; }

    public string? WeDid { get; set; }

    public string? WhatChanged { get; set; }

    public TypedDate HappenedOn { get; set; } = new();

    /// <summary>Code of the metric it is about; empty for none.</summary>
    public string? Metric { get; set; }

    /// <summary>Which state of the entry the page showed.</summary>
    public int Version { get; set; }

    public static SaidForm Of(SaidEntry entry) => new()
    {
        YouSaid = entry.YouSaid,
        WeDid = entry.WeDid,
        WhatChanged = entry.WhatChanged,
        HappenedOn = TypedDate.Of(entry.HappenedOn),
        Metric = entry.MetricCode,
        Version = entry.Version,
    };

    /// <summary>Everything that is wrong with it.</summary>
    /// <param name="metrics">Codes that may be named.</param>
    public IReadOnlyList<FormError> Problems(IReadOnlyList<(string Code, string Name)> metrics, DateTimeOffset now)
    {
        var errors = new List<FormError>();
        Check(nameof(YouSaid), YouSaid, "Say what residents said", errors);
        Check(nameof(WeDid), WeDid, "Say what you did about it", errors);
        Check(nameof(WhatChanged), WhatChanged, null, errors);
        if (HappenedOn.Read() is not { } day)
            errors.Add(new($"{nameof(HappenedOn)}_Day", "The date must be a real date, such as 14 5 2026"));
        else if (day > LondonTime.DateOf(now))
            errors.Add(new($"{nameof(HappenedOn)}_Day", "The date must be today or before: write down what has been done"));
        if (!string.IsNullOrEmpty(Metric) && metrics.All(metric => metric.Code != Metric))
            errors.Add(new(nameof(Metric), "Choose one of the figures, or none"));
        return errors;
    }

    /// <summary>Writes what was typed; only what has no problem.</summary>
    public void Fill(SaidEntry entry)
    {
        (entry.YouSaid, entry.WeDid, entry.WhatChanged) = (YouSaid!.Trim(), WeDid!.Trim(), (WhatChanged ?? "").Trim());
        (entry.HappenedOn, entry.MetricCode) = (HappenedOn.Read()!.Value, string.IsNullOrEmpty(Metric) ? null : Metric);
    }

    private static void Check(string field, string? typed, string? wanting, List<FormError> errors)
    {
        if (wanting is not null && string.IsNullOrWhiteSpace(typed))
            errors.Add(new(field, wanting));
        else if (typed?.Trim().Length > LongestText)
            errors.Add(new(field, $"Use at most {LongestText} characters: short entries are read"));
    }
}

/// <summary>The page on which an entry is written or changed.</summary>
/// <param name="Entry">Null for a new one.</param>
public sealed record SaidPage(SaidEntry? Entry, SaidForm Form, IReadOnlyList<(string Code, string Name)> Metrics, IReadOnlyList<FormError> Errors)
{
    public string Title => Entry is null ? "Write an entry" : "Change an entry";

    public string Url => Entry is null ? "/you-said-we-did/new" : $"/you-said-we-did/{Entry.Id}";

    public IReadOnlyList<PageLink> Breadcrumbs => [new("Scorecard", "/scorecard"), new("You said, we did", "/you-said-we-did"), new(Title, "", Current: true)];

    public string? ErrorOf(string field) => Errors.Of(field);

    public TextBox Box(string name, string label, string? typed, string hint) =>
        new(name, label, typed, hint, ErrorOf(name), Rows: 2, Longest: SaidForm.LongestText);
}
