namespace Benchmarking.Web.Features.Register.Assessments;

/// <summary>The organisation's own words, each above the figures of its part; empty where nobody wrote any.</summary>
public sealed record AssessmentWords(string Introduction, string Did, string Changed, string Say, string Learned, string Next)
{
    public static AssessmentWords None { get; } = new("", "", "", "", "", "");

    public string Of(AssessmentPart part) => part switch
    {
        AssessmentPart.Introduction => Introduction,
        AssessmentPart.Did => Did,
        AssessmentPart.Changed => Changed,
        AssessmentPart.Say => Say,
        AssessmentPart.Learned => Learned,
        AssessmentPart.Next => Next,
        _ => "",
    };
}

/// <summary>The parts of an assessment, in the order in which they are read.</summary>
public enum AssessmentPart
{
    Introduction,
    Glance,
    Did,
    Cost,
    Changed,
    Who,
    Say,
    Value,
    Learned,
    Next,
}

/// <summary>Figures in rows, as they are read: words, so that what is frozen stays as it was whatever the site shows later.</summary>
/// <param name="Heads">Of the columns; the first is that of the rows' names.</param>
/// <param name="Rows">Each as long as the heads.</param>
/// <param name="Note">What one has to know to read it; empty for nothing.</param>
/// <param name="IsWords">True where the cells are words and stand to the left.</param>
public sealed record FigureTable(
    string Caption, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows, string Note = "", bool IsWords = false);

/// <summary>What the register says for one part.</summary>
/// <param name="Sentences">The same in short sentences, for the easy-read way of reading it.</param>
public sealed record FigureSection(AssessmentPart Part, IReadOnlyList<FigureTable> Tables, IReadOnlyList<string> Sentences);

/// <summary>An impact assessment: own words and the register's figures. A draft's are made anew each time it is looked at.</summary>
/// <param name="Figures">Empty in a draft.</param>
public sealed record AssessmentContent(AssessmentWords Words, IReadOnlyList<FigureSection> Figures)
{
    /// <summary>The parts that say something, with what they say.</summary>
    public IEnumerable<(AssessmentPart Part, string Words, FigureSection? Figures)> Parts =>
        from part in Enum.GetValues<AssessmentPart>()
        let words = Words.Of(part)
        let figures = Figures.FirstOrDefault(section => section.Part == part)
        where words.Length > 0 || figures is { Tables.Count: > 0 }
        select (part, words, figures);
}

public static class AssessmentHeadings
{
    public static string Heading(this AssessmentPart part) => part switch
    {
        AssessmentPart.Introduction => "Introduction",
        AssessmentPart.Glance => "At a glance",
        AssessmentPart.Did => "What we did",
        AssessmentPart.Cost => "What it cost",
        AssessmentPart.Changed => "What changed",
        AssessmentPart.Who => "Who took part",
        AssessmentPart.Say => "What residents say",
        AssessmentPart.Value => "Social value",
        AssessmentPart.Learned => "What we learned",
        _ => "What comes next",
    };
}
