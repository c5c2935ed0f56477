using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Features.Register.Answers;

namespace Benchmarking.Web.Features.Returns;

/// <summary>Exactly what the page of one module may post.</summary>
public sealed class ReturnForm
{
    /// <summary>The version the member was looking at.</summary>
    public int Version { get; set; }

    /// <summary>By input code.</summary>
    public Dictionary<string, TypedAnswer> Answers { get; set; } = [];

    /// <summary>By metric: whether the latest survey is carried forward. A metric whose choice the page did not show is absent.</summary>
    public Dictionary<string, bool> Carry { get; set; } = [];

    /// <summary>By input: the register's number that is taken, as it was seen. One that has changed since is not, and a number typed beside the tick counts for more.</summary>
    public Dictionary<string, string?> Use { get; set; } = [];

    /// <summary>The seal of <see cref="Sittings"/>.</summary>
    public string? Opened { get; set; }

    /// <summary>
    /// The answers to those inputs that the page asked for; anything else posted is ignored. A survey that is carried
    /// forward answers for itself where the boxes are blank.
    /// </summary>
    public Dictionary<string, Answer> Read(ReturnSheet sheet, SheetModule module, RegisterOffers offers)
    {
        var answers = module.Inputs.Where(input => Answers.ContainsKey(input.Code))
            .ToDictionary(input => input.Code, input => Answers[input.Code].Read());
        foreach (var (_, survey) in Carried(sheet, module))
        {
            foreach (var (input, answer) in survey.Answers)
                answers[input] = answer;
        }

        foreach (var (input, seen) in Use)
        {
            // A box left as it was kept is not typed beside the tick.
            if (answers.ContainsKey(input) && (Given(input) is not { } given || given == sheet.AnswerTo(input)) && offers.Of(input) is { } offer && seen == FigureText.Plain(offer.Value))
                answers[input] = new Answer(offer.Value, null, null);
        }

        return answers;
    }

    /// <summary>By input: the survey's period where it is carried forward, null where the form says that it is not.</summary>
    public Dictionary<string, string?> CarriedFrom(ReturnSheet sheet, SheetModule module)
    {
        var carried = Carried(sheet, module).ToDictionary(pair => pair.Figure.Definition.Metric, pair => pair.Survey);
        return module.Figures
            .Where(figure => Carry.ContainsKey(figure.Definition.Metric) && sheet.IsCarriedForward(figure))
            .SelectMany(figure => figure.Needs.Select(input =>
                (input, Period: carried.GetValueOrDefault(figure.Definition.Metric)?.Period.ToString())))
            .ToDictionary(pair => pair.input, pair => pair.Period);
    }

    /// <summary>The sheet as the form would leave it.</summary>
    public ReturnSheet Shown(ReturnSheet sheet, SheetModule module, RegisterOffers offers) =>
        sheet.With(Read(sheet, module, offers)).WithCarried(CarriedFrom(sheet, module));

    /// <summary>Surveys ticked, where nothing else was typed: a new number counts for more than the tick beside it.</summary>
    private IEnumerable<(SheetFigure Figure, EarlierSurvey Survey)> Carried(ReturnSheet sheet, SheetModule module) =>
        from figure in module.Figures
        let metric = figure.Definition.Metric
        where Carry.GetValueOrDefault(metric) && sheet.Past.Surveys.ContainsKey(metric)
        let survey = sheet.Past.Surveys[metric]
        where figure.Needs.All(input => Given(input) is not { } given || given == survey.Answers[input])
        select (figure, survey);

    /// <summary>A number or text typed in a box; null where there is none.</summary>
    private Answer? Given(string input) =>
        Answers.GetValueOrDefault(input) is { } typed && TypedNumber.Parse(typed.Typed) is { IsBlank: false } given ? given : null;
}

/// <summary>What stands in one box, and the reason chosen beside it.</summary>
public sealed class TypedAnswer
{
    public string? Typed { get; set; }

    /// <summary><c>x</c>, <c>z</c> or nothing.</summary>
    public string? Marker { get; set; }

    /// <summary>A number that was typed counts for more than a reason why there is none.</summary>
    public Answer Read()
    {
        var typed = TypedNumber.Parse(Typed);
        if (!typed.IsBlank)
            return typed;

        return Marker switch
        {
            "x" => new Answer(null, Engine.Marker.NotCollected, null),
            "z" => new Answer(null, Engine.Marker.NotApplicable, null),
            _ => typed,
        };
    }
}
