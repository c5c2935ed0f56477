using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Returns;

/// <summary>Answers and figures of a return as a member reads them.</summary>
public static class ReturnWords
{
    /// <summary><c>1,204</c>, <c>not collected</c>, or null where nothing was given.</summary>
    public static string? Of(Answer answer) => answer switch
    {
        { Value: { } value } => FigureText.Number(value),
        { Marker: { } marker } => Of(marker),
        { Unreadable: { } text } => text,
        _ => null,
    };

    public static string Of(Marker marker) => marker switch
    {
        Marker.NotCollected => "not collected",
        Marker.NotApplicable => "not applicable",
        Marker.Excluded => "excluded",
        Marker.ZeroDenominator => "cannot be worked out (nothing to divide by)",
        Marker.Suppressed => "suppressed",
        _ => throw new ArgumentOutOfRangeException(nameof(marker), marker, "Not a marker."),
    };

    /// <summary><c>18.4 per 1,000 homes</c>, <c>72%</c>, <c>not collected</c>, or null while it cannot be worked out.</summary>
    public static string? Of(SheetFigure figure, decimal? value, Marker? marker) => (value, marker) switch
    {
        ({ } number, _) => FigureText.Format(number, figure.Metric.ForEngine()) + Unit(figure.Metric),
        (_, { } reason) => Of(reason),
        _ => null,
    };

    /// <summary><c>carried forward from the survey of Q3, October to December 2025</c>; null for a figure of this period.</summary>
    public static string? Carried(ReturnSheet sheet, SheetFigure figure) =>
        sheet.CarriedFromOf(figure) is { } from ? $"carried forward from the survey of {from.Words}" : null;

    public static string StoredState(Return? own) =>
        own is null ? "not_started" : Database.SnakeCase.Of(own.State.ToString());

    private static string Unit(MetricVersion metric) =>
        metric.Kind is "rate" or "rating" ? " " + metric.Unit : "";
}
