using Benchmarking.Engine;

namespace Benchmarking.Workbooks.Tsm;

/// <summary>One landlord's figure for one measure, as the regulator published it and as it may be used.</summary>
/// <param name="Tenure"><c>LCRA</c>, <c>LCHO</c>, <c>Combined</c> or <c>LCRA+LCHO</c>.</param>
/// <param name="Measure">The measure's code with its part, such as <c>TP06</c> or <c>CH01_1</c>.</param>
/// <param name="LandlordCode">The landlord's code; text, often with leading zeros.</param>
/// <param name="LandlordName">The landlord's name.</param>
/// <param name="LandlordType"><c>PRP</c> or <c>LA</c>.</param>
/// <param name="SizeBand">Such as <c>5,000-40,000</c>; empty where the sheet has none.</param>
/// <param name="Region">Predominant region; empty where the sheet has none.</param>
/// <param name="Supported30">Whether supported housing is above 30 per cent, in the regulator's words; empty where the sheet has none.</param>
/// <param name="TenantPopulation">Relevant tenant population; perception sheets only.</param>
/// <param name="Published">
/// The number in the cell, or null. The regulator prints 0 where there is nothing to divide by, so this is not
/// always a figure: see <paramref name="Value"/>.
/// </param>
/// <param name="Value">The figure, or null where <paramref name="Marker"/> says why there is none.</param>
/// <param name="Marker">Why there is no figure; null where there is one.</param>
/// <param name="Numerator">The part the figure was made from, where it was given.</param>
/// <param name="Denominator">What it was divided by, where it was given.</param>
/// <param name="Sheet">The sheet it was read from.</param>
/// <param name="Cell">The cell it was read from.</param>
public sealed record TsmRow(
    string Tenure,
    string Measure,
    string LandlordCode,
    string LandlordName,
    string LandlordType,
    string SizeBand,
    string Region,
    string Supported30,
    decimal? TenantPopulation,
    decimal? Published,
    decimal? Value,
    Marker? Marker,
    decimal? Numerator,
    decimal? Denominator,
    string Sheet,
    string Cell)
{
    /// <summary>The metric's code, such as <c>TP06.LCRA</c>.</summary>
    public string Metric => $"{Measure}.{Tenure}";

    /// <summary><c>%</c> or <c>per1000</c>.</summary>
    public string Unit => TsmMeasures.IsRate(Measure) ? "per1000" : "%";
}

/// <summary>A landlord as the workbook describes it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type"><c>PRP</c> or <c>LA</c>.</param>
/// <param name="SizeBand">Size band, or empty.</param>
/// <param name="Region">Predominant region, or empty.</param>
public sealed record TsmLandlord(string Code, string Name, string Type, string SizeBand, string Region);

/// <summary>A published figure that is odd. It is read all the same; somebody should look at it.</summary>
/// <param name="Code"><c>differs-from-parts</c>, <c>no-numerator</c> or <c>numerator-above-denominator</c>.</param>
/// <param name="LandlordCode">The landlord.</param>
/// <param name="Metric">The metric's code, such as <c>TP09.LCHO</c>.</param>
/// <param name="Published">The figure as published.</param>
/// <param name="Recomputed">The figure made from its parts, or null where there are none.</param>
/// <param name="Sheet">The sheet it stands in.</param>
/// <param name="Cell">The cell it stands in.</param>
/// <param name="Message">What is odd, in one plain sentence.</param>
public sealed record TsmQuery(
    string Code, string LandlordCode, string Metric, decimal Published, decimal? Recomputed, string Sheet, string Cell, string Message);

/// <summary>Something in the workbook that was left out, and why.</summary>
/// <param name="Code"><c>no-landlord-code</c>, <c>landlord-twice</c>, <c>not-a-number</c> or <c>unknown-columns</c>.</param>
/// <param name="Sheet">The sheet.</param>
/// <param name="Cell">The cell or row.</param>
/// <param name="Message">What and why, in one plain sentence.</param>
public sealed record TsmLeftOut(string Code, string Sheet, string Cell, string Message);
