using System.Text.Json;
using Benchmarking.Workbooks.Tsm;

namespace Benchmarking.Web.Features.PublicData;

/// <summary>A published figure that is odd. It was read as published.</summary>
/// <param name="Code">What is odd: a code of <see cref="TsmQuery"/>.</param>
public sealed record OddFigure(
    string Code, string Landlord, string LandlordCode, string Metric, decimal Published, decimal? Recomputed, string Where);

/// <summary>Something that was not read, and why.</summary>
public sealed record LeftOutPart(string Where, string Message);

/// <summary>What there was to say about a workbook, as it is kept: the first of each kind, and how many there were.</summary>
public sealed record ImportFindings<T>(int Count, IReadOnlyList<T> First)
{
    /// <summary>A release has a few dozen; a file made to annoy could have a million.</summary>
    public const int MostKept = 500;

    public static ImportFindings<T> Of(IReadOnlyCollection<T> all) => new(all.Count, [.. all.Take(MostKept)]);

    /// <summary>Reads what was kept; an import that is not done yet has an empty list.</summary>
    public static ImportFindings<T> Read(string json) =>
        json == "[]" ? new(0, []) : JsonSerializer.Deserialize<ImportFindings<T>>(json)!;

    public string ToJson() => JsonSerializer.Serialize(this);
}

public static class TsmFindings
{
    public static ImportFindings<OddFigure> Queries(TsmRead read)
    {
        var names = read.Landlords.ToDictionary(landlord => landlord.Code, landlord => landlord.Name);
        return ImportFindings<OddFigure>.Of(
            [.. read.Queries.Select(query => new OddFigure(
                query.Code, names.GetValueOrDefault(query.LandlordCode, ""), query.LandlordCode, query.Metric,
                query.Published, query.Recomputed, $"{query.Sheet}, {query.Cell}"))]);
    }

    public static ImportFindings<LeftOutPart> LeftOut(TsmRead read) => ImportFindings<LeftOutPart>.Of(
        [.. read.LeftOut.Select(part => new LeftOutPart($"{part.Sheet}, {part.Cell}", part.Message))]);
}
