using System.Globalization;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Register.Said;

/// <summary>One line as it is typed.</summary>
public sealed class SaidPartForm
{
    /// <summary>What it was made from; null for one that was typed here.</summary>
    public Guid? Source { get; set; }

    public bool Included { get; set; }

    /// <summary>Where it stands on the page; those without a number come last, as they are.</summary>
    public string? Place { get; set; }

    public string? YouSaid { get; set; }

    public string? WeDid { get; set; }

    public string? WhatChanged { get; set; }

    public bool ShowsFigure { get; set; }

    public string? Caveat { get; set; }

    public bool IsBlank => Source is null && string.IsNullOrWhiteSpace(YouSaid) && string.IsNullOrWhiteSpace(WeDid) && string.IsNullOrWhiteSpace(WhatChanged);

    public static SaidPartForm Of(SaidPart part, int place) => new()
    {
        Source = part.Source,
        Included = part.Included,
        Place = place.ToString(CultureInfo.InvariantCulture),
        YouSaid = part.YouSaid,
        WeDid = part.WeDid,
        WhatChanged = part.WhatChanged,
        ShowsFigure = part.ShowsFigure,
        Caveat = part.Caveat,
    };
}

/// <summary>A quarter's page as it is typed. Kept as typed, right or wrong.</summary>
public sealed class SaidEditForm : IVersionedForm
{
    private const int MostLines = 60;

    public int Version { get; set; }

    public string? Title { get; set; }

    public string? Introduction { get; set; }

    public List<SaidPartForm> Lines { get; set; } = [];

    /// <summary>What is meant; errors go to the reading.</summary>
    /// <param name="known">What the lines can be made from: their dates and figures are the register's, not the form's.</param>
    public SaidContent Read(FormReading reading, IReadOnlyDictionary<Guid, SaidPart> known)
    {
        var introduction = reading.Text(nameof(Introduction), Introduction, "the introduction");
        if (Lines.Count > MostLines)
            reading.Wrong(null, $"A page has at most {MostLines} lines");
        var parts = Lines.Take(MostLines)
            .Select((line, at) => (line, at)).Where(one => !one.line.IsBlank && (one.line.Source is not { } source || known.ContainsKey(source)))
            .Select(one => (Place: PlaceOf(reading, one.line, one.at), Part: Part(reading, one.line, one.at, known)))
            .ToList();
        return new SaidContent(introduction, [.. parts.OrderBy(one => one.Place ?? int.MaxValue).Select(one => one.Part)]);
    }

    private static int? PlaceOf(FormReading reading, SaidPartForm line, int at) => reading.Whole($"Lines[{at}].Place", line.Place, "the place on the page");

    private static SaidPart Part(FormReading reading, SaidPartForm line, int at, IReadOnlyDictionary<Guid, SaidPart> known)
    {
        var source = line.Source is { } id ? known[id] : null;
        var shows = line.ShowsFigure && source is { Figure.Length: > 0 };
        return new SaidPart(
            line.Source,
            line.Included,
            reading.Text($"Lines[{at}].YouSaid", line.YouSaid, "what residents said", must: line.Included),
            reading.Text($"Lines[{at}].WeDid", line.WeDid, "what you did", must: line.Included),
            reading.Text($"Lines[{at}].WhatChanged", line.WhatChanged, "what changed"),
            source?.When ?? "",
            source?.Figure ?? "",
            shows,
            reading.Text($"Lines[{at}].Caveat", line.Caveat, "the words beside the figure", must: line.Included && shows));
    }
}

/// <summary>The page on which a quarter's draft is put together.</summary>
/// <param name="Known">What lines can be made from, by its id.</param>
public sealed record SaidEditPage(
    Database.Tables.RegisterDocument Document, SaidEditForm Form, IReadOnlyDictionary<Guid, SaidPart> Known, IReadOnlyList<FormError> Errors)
{
    public string? ErrorOf(string name) => Errors.Of(ErrorSummary.FieldId(name));

    public SaidPart? SourceOf(SaidPartForm line) => line.Source is { } id ? Known.GetValueOrDefault(id) : null;

    public TextBox Box(int at, string field, string label, string? typed, string? hint = null) =>
        new($"Lines[{at}].{field}", label, typed, hint, ErrorOf($"Lines[{at}].{field}"), Rows: 2);
}
