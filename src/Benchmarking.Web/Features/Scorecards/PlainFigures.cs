using System.Globalization;
using Benchmarking.Engine;

namespace Benchmarking.Web.Features.Scorecards;

/// <summary>A figure in plain words.</summary>
/// <param name="Words">"about 7 out of 10", "£14", "about 150"; in the middle of a sentence.</param>
/// <param name="People">How many of ten people the picture shows; null where it is no share.</param>
public sealed record PlainFigure(string Words, int? People = null);

/// <summary>
/// Figures as everybody reads them: shares as people out of ten, money in whole pounds, everything else in whole things.
/// What is rounded says "about", so that nothing looks more exact than it is; what is not zero never reads as zero, nor
/// what is not all as all.
/// </summary>
public static class PlainFigures
{
    /// <param name="isRounded">True for published numbers, which are rounded already however even they look.</param>
    public static PlainFigure Of(decimal value, Metric metric, bool isRounded = false) => metric.Kind switch
    {
        MetricKind.Percentage => Share(Math.Clamp(value, 0, 100), isRounded),
        MetricKind.Money => new(Money(value, isRounded)),
        _ => new(Things(value, isRounded)),
    };

    private static PlainFigure Share(decimal percent, bool isRounded)
    {
        var people = (int)FigureText.Round(percent / 10, 0);
        var exact = percent == people * 10 && !isRounded;
        return people switch
        {
            0 when !exact => new("fewer than 1 out of 10", 0),
            10 when !exact => new("more than 9 out of 10", 9),
            _ => new(About($"{people} out of 10", exact), people),
        };
    }

    private static string Money(decimal value, bool isRounded)
    {
        var sign = value < 0 ? "minus " : "";
        var size = Math.Abs(value);
        if (size is > 0 and < 1)
        {
            var pence = FigureText.Round(size * 100, 0);
            return pence == 0 ? $"{sign}less than 1p" : About($"{sign}{Whole(pence)}p", pence == size * 100 && !isRounded);
        }

        if (size >= 1_000_000)
        {
            var millions = FigureText.Round(size / 1_000_000, 1);
            return About($"{sign}£{FigureText.Number(millions)} million", millions * 1_000_000 == size && !isRounded);
        }

        var pounds = Even(size);
        return About($"{sign}£{Whole(pounds)}", pounds == size && !isRounded);
    }

    private static string Things(decimal value, bool isRounded)
    {
        var things = Even(Math.Abs(value));
        if (things == 0 && value != 0)
            return "fewer than 1";
        return About((value < 0 ? "minus " : "") + Whole(things), things == Math.Abs(value) && !isRounded);
    }

    /// <summary>Whole; from ten thousand on in whole thousands, which is as much as anybody remembers.</summary>
    private static decimal Even(decimal size) =>
        size >= 10_000 ? FigureText.Round(size / 1_000, 0) * 1_000 : FigureText.Round(size, 0);

    private static string About(string words, bool exact) => exact ? words : $"about {words}";

    private static string Whole(decimal number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
