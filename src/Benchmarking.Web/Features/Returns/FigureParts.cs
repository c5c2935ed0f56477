using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Returns;

/// <summary>What stands round the boxes of one figure.</summary>
internal static class FigureParts
{
    /// <summary>What the numbers come to; null for a figure that is one number itself.</summary>
    public static DerivedFigure? Derived(ReturnSheet sheet, SheetFigure figure)
    {
        if (figure.Definition.Denominator is not { } denominator)
            return null;

        var (value, _, _, marker) = sheet.FigureOf(figure);
        var last = sheet.LastFigureOf(figure);
        var now = ReturnWords.Of(figure, value, marker);
        return new DerivedFigure(
            now is null ? null : value is null ? $"So the figure is {now}." : $"That makes {now}.",
            ReturnWords.Of(figure, last.Value, last.Marker),
            EditPage.FieldId(figure.Definition.Numerator),
            EditPage.FieldId(denominator),
            Typed(sheet, figure.Definition.Numerator),
            Typed(sheet, denominator),
            FigureText.Plain(figure.Definition.Multiplier),
            figure.Definition.Decimals,
            figure.Metric.Kind == "money" ? "£" : "",
            figure.Metric.Kind switch { "percentage" => "%", "rate" or "rating" => " " + figure.Metric.Unit, _ => "" });
    }

    /// <summary>A number that is typed once, at another figure: what it is now, and where.</summary>
    public static string Shared(ReturnSheet sheet, SheetModule module, Input input)
    {
        var owner = sheet.Modules.First(own => own.Inputs.Any(asked => asked.Code == input.Code));
        var where = owner.Module.Code == module.Module.Code ? "further up" : $"in the part \"{owner.Module.Name}\"";
        return $"{input.Label}: {ReturnWords.Of(sheet.AnswerTo(input.Code)) ?? "not answered yet"} (typed once, {where}).";
    }

    /// <summary>The latest survey of a figure that stays until the next; null where there was none.</summary>
    public static CarryChoice? Carry(ReturnSheet sheet, SheetFigure figure)
    {
        if (!sheet.Past.Surveys.TryGetValue(figure.Definition.Metric, out var survey))
            return null;

        var (value, _, _, _) = Derivation.Figure(figure.Definition, survey.Answers);
        return new CarryChoice(
            $"Carry[{figure.Definition.Metric}]",
            $"No new survey: carry forward {ReturnWords.Of(figure, value, null) ?? "the answers"} from the survey of {survey.Period.Words}",
            sheet.CarriedFromOf(figure) is not null,
            survey.Answers.ToDictionary(answer => EditPage.FieldId(answer.Key), answer => FigureText.Number(answer.Value.Value!.Value)));
    }

    private static string Typed(ReturnSheet sheet, string input) =>
        sheet.AnswerTo(input).Value is { } value ? FigureText.Plain(value) : "";
}
