using System.Text.RegularExpressions;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Scorecards;

public sealed class DraftFigureForm
{
    public string? Metric { get; set; }

    public bool Chosen { get; set; }

    public string? Wording { get; set; }

    public string Trimmed => (Wording ?? "").Trim();
}

/// <summary>The choice for a scorecard as it is typed.</summary>
public sealed partial class DraftForm
{
    public const int LongestWording = 110;

    public int Version { get; set; }

    public List<DraftFigureForm> Figures { get; set; } = [];

    public List<Guid> Entries { get; set; } = [];

    public bool ShowMedian { get; set; }

    public static DraftForm Of(DraftContent content, int version, ScorecardGround ground) => new()
    {
        Version = version,
        Figures = [.. ground.Figures.Select(series => Figure(series.Subject, content))],
        Entries = [.. content.Entries],
        ShowMedian = content.ShowMedian,
    };

    /// <summary>What is chosen, or everything that is wrong with it. The figure itself is the site's: words around it are free, numbers are not.</summary>
    public (DraftContent? Content, IReadOnlyList<FormError> Errors) Read(ScorecardGround ground)
    {
        var errors = new List<FormError>();
        var subjects = ground.Figures.ToDictionary(series => series.Subject.Code, series => series.Subject);
        var chosen = new List<ChosenFigure>();
        for (var at = 0; at < Figures.Count; at++)
        {
            if (!Figures[at].Chosen || Figures[at].Metric is not { } code || !subjects.TryGetValue(code, out var subject))
                continue;
            if (Wrong(Figures[at].Trimmed, subject) is { } wrong)
                errors.Add(new($"Figures_{at}__Wording", $"{subject.Name}: {wrong}"));
            chosen.Add(new ChosenFigure(code, Figures[at].Trimmed));
        }

        if (chosen.Count == 0)
            errors.Add(new("Figures_0__Chosen", "Choose at least one figure"));
        if (chosen.Count > DraftContent.MostFigures)
            errors.Add(new("Figures_0__Chosen", $"Choose at most {DraftContent.MostFigures} figures: you chose {chosen.Count}"));
        var entries = Entries.Distinct().Where(id => ground.Entries.Any(entry => entry.Id == id)).ToList();
        if (entries.Count > DraftContent.MostEntries)
            errors.Add(new("Entries_0", $"Choose at most {DraftContent.MostEntries} of “You said, we did”: you chose {entries.Count}"));
        return errors.Count > 0 ? (null, errors) : (new DraftContent(chosen, entries, ShowMedian), []);
    }

    private static DraftFigureForm Figure(MetricSubject subject, DraftContent content)
    {
        var chosen = content.Figures.SingleOrDefault(figure => figure.Metric == subject.Code);
        return new DraftFigureForm { Metric = subject.Code, Chosen = chosen is not null, Wording = chosen?.Wording ?? PlainSentences.Wording(subject) };
    }

    private static string? Wrong(string wording, MetricSubject subject)
    {
        var places = wording.Split(PlainSentences.Place).Length - 1;
        var rest = wording.Replace(PlainSentences.Place, "", StringComparison.Ordinal);
        if (places != 1)
            return $"write {PlainSentences.Place} once, where the figure is to stand";
        if (wording.Length > LongestWording || wording.Any(char.IsControl))
            return $"use at most {LongestWording} characters on one line";
        if (!rest.Any(char.IsLetter))
            return $"say in words what {PlainSentences.Place} is";
        // "For every 1,000 homes" may stay; a number of one's own would be a figure that nobody checked.
        var known = Numbers().Matches(PlainSentences.Wording(subject)).Select(match => match.Value).ToHashSet();
        return Numbers().Matches(rest).Any(match => !known.Contains(match.Value))
            ? "write no other numbers: the figure comes from your return"
            : null;
    }

    /// <summary>Numbers of every kind: digits, "Ⅻ", "½", "②".</summary>
    [GeneratedRegex(@"\p{N}[\p{N},.]*")]
    private static partial Regex Numbers();
}

/// <summary>The page on which a scorecard is put together.</summary>
public sealed record EditScorecardPage(ScorecardGround Ground, DraftForm Form, IReadOnlyList<FormError> Errors)
{
    public string? ErrorOf(string field) => Errors.Of(field);

    /// <summary>Core figures first, then module by module; each with its place in the form.</summary>
    public IEnumerable<(string Title, bool IsCore, IReadOnlyList<(int At, MetricSeries Series)> Figures)> Sections =>
        from place in Ground.Figures.Select((series, at) => (At: at, Series: series))
        group place by place.Series.Subject.IsCore ? "Core figures" : place.Series.Subject.ModuleName into section
        select (section.Key, section.First().Series.Subject.IsCore, (IReadOnlyList<(int, MetricSeries)>)[.. section]);

    /// <summary>How the sentence reads today.</summary>
    public string Reads(int at, MetricSeries series) =>
        PlainSentences.Sentence(Form.Figures[at].Trimmed, PlainFigures.Of(series.Latest.Own!.Value!.Value, series.Subject.Metric));
}
