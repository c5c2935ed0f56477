namespace Benchmarking.Web.Features.CaseStudies.Moderating;

/// <summary>A part of the text that differs from an earlier revision.</summary>
public sealed record ChangedSection(string Heading, IReadOnlyList<DifferencePart> Parts);

/// <summary>What differs between two revisions, part by part. Not whose they are: that would tell of the one that does not say.</summary>
public static class RevisionChanges
{
    public static IReadOnlyList<ChangedSection> Of(StudyView before, StudyView after)
    {
        var (earlier, later) = (Texts(before), Texts(after));
        return
        [
            .. earlier.Keys.Union(later.Keys)
                .Select(heading => (heading, Before: earlier.GetValueOrDefault(heading, ""), After: later.GetValueOrDefault(heading, "")))
                .Where(text => text.Before != text.After)
                .Select(text => new ChangedSection(text.heading, WordDifference.Of(text.Before, text.After))),
        ];

        static Dictionary<string, string> Texts(StudyView view) =>
            new[] { ("Title", view.Title) }
                .Concat(view.Sections.Select(part => (part.Heading, part.Text)))
                .Concat(view.Facts.Where(fact => fact.Label is not (StudyView.SizeLabel or StudyView.TypeLabel)))
                .Append(("Metrics", string.Join(", ", view.Metrics.Select(metric => metric.Name))))
                .Append(("Tags", string.Join(", ", view.Tags)))
                .Append(("Pictures", string.Join('\n', view.Pictures.Select(picture => $"{picture.Alternative} {picture.Caption}".Trim()))))
                .Append(("Document", view.Document is null ? "" : view.Document.Caption.Length > 0 ? view.Document.Caption : "There is one"))
                .ToDictionary(text => text.Item1, text => text.Item2);
    }
}
