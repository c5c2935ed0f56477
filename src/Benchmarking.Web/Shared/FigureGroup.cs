namespace Benchmarking.Web.Shared;

/// <summary>The numbers that make one figure, under the question the member reads.</summary>
/// <param name="Id">Id of the group, for links to it.</param>
/// <param name="Definition">What counts, one tap away.</param>
/// <param name="Derived">What the numbers come to now, and last time.</param>
/// <param name="Shared">Numbers of this figure that are typed elsewhere, a sentence each.</param>
/// <param name="Odd">What looks odd.</param>
/// <param name="Carry">The latest survey, where its numbers may be carried forward.</param>
public sealed record FigureGroup(
    string Id,
    string Title,
    string? Question,
    IReadOnlyList<NumberField> Fields,
    FigureDefinitionText? Definition = null,
    DerivedFigure? Derived = null,
    IReadOnlyList<string>? Shared = null,
    IReadOnlyList<OddFigure>? Odd = null,
    CarryChoice? Carry = null);

/// <summary>A definition in words; a part that has none is empty.</summary>
public sealed record FigureDefinitionText(string Numerator, string Denominator, string Inclusions, string Exclusions, PageLink More)
{
    public IEnumerable<(string Label, string Text)> Parts => new[]
    {
        ("Count", Numerator), ("Out of", Denominator), ("Include", Inclusions), ("Leave out", Exclusions),
    }.Where(part => part.Item2.Length > 0);
}

/// <summary>A figure worked out of numbers on the page: as they stand, and by script while they are typed.</summary>
/// <param name="Words">"That makes 18.4 per 1,000 homes."; null while it cannot be worked out.</param>
/// <param name="Last">"18.1 per 1,000 homes in Q3 25"; null where there was no last time.</param>
/// <param name="Numerator">Id of the box above the line.</param>
/// <param name="Denominator">Id of the box below the line.</param>
/// <param name="NumeratorValue">What stands there now, for a box that is on another page; empty for nothing.</param>
/// <param name="Before">What is written before the number: "£", or nothing.</param>
/// <param name="After">What is written after it: "%", " per 1,000 homes", or nothing.</param>
public sealed record DerivedFigure(
    string? Words,
    string? Last,
    string Numerator,
    string Denominator,
    string NumeratorValue,
    string DenominatorValue,
    string Multiplier,
    int Decimals,
    string Before,
    string After);

/// <summary>What looks odd about a figure, and why that is asked.</summary>
public sealed record OddFigure(string Message, string Why);

/// <summary>Takes a survey's numbers over until the next survey.</summary>
/// <param name="Name">Name of the posted field.</param>
/// <param name="Text">"No new survey: carry forward 72% from the survey of Q3 25".</param>
/// <param name="Numbers">The survey's numbers by the id of their box, as they are typed.</param>
public sealed record CarryChoice(string Name, string Text, bool Checked, IReadOnlyDictionary<string, string> Numbers)
{
    public string Id => ErrorSummary.FieldId(Name);
}

/// <summary>A value that looks odd: the question, why it is asked, and a box for the explanation.</summary>
public sealed record QueryField(string Name, string Question, string? Typed, string? Error = null, string? Why = null)
{
    public string Id => ErrorSummary.FieldId(Name);
}
