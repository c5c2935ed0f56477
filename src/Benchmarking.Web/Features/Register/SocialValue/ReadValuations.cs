using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.SocialValue;

/// <summary>What was valued in a year, each method by itself.</summary>
/// <param name="Year">The financial year, by the year in which it starts.</param>
/// <param name="Years">Of which there are values, the newest first.</param>
public sealed record ValuationsPage(int Year, IReadOnlyList<int> Years, IReadOnlyList<MethodValue> Methods);

public sealed class ReadValuations(TenantDoor door, TimeProvider clock)
{
    /// <summary>Beside every total and in every file.</summary>
    public const string Licence =
        "This service holds no licensed values, the UK Social Value Bank’s included. You type your own, under your own licence where the method has one.";

    public static PageLink Link { get; } = new("Social value", "/register/social-value");

    /// <param name="year">Null for the newest of which there are values.</param>
    public async Task<ValuationsPage> LoadAsync(Actor actor, int? year, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var years = await transaction.Db.Valuations.Select(row => row.Year).Distinct().OrderDescending().ToListAsync(cancellation);
        var chosen = year is { } asked && years.Contains(asked)
            ? asked
            : years.Count > 0 ? years[0] : RegisterRecord.FinancialYear(LondonTime.DateOf(clock.GetUtcNow()));
        var rows = await transaction.Db.Valuations.AsNoTracking().Where(row => row.Year == chosen).OrderBy(row => row.Outcome).ToListAsync(cancellation);
        return new ValuationsPage(chosen, years, MethodValue.Of(rows));
    }

    public async Task<byte[]> WriteAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var rows = await transaction.Db.Valuations.AsNoTracking().OrderByDescending(row => row.Year).ThenBy(row => row.Outcome).ToListAsync(cancellation);
        return await CsvFile.OfAsync(
            ["year", "method", "outcome", "people", "value_of_one", "value_from", "deadweight_percent", "attribution_percent", "value", "cost", "note"],
            from method in MethodValue.Of(rows)
            from row in method.Valuations
            select (Action<CsvOutput>)(csv => csv
                .Text(RegisterWords.Year(row.Year)).Text(method.Words).Text(row.Outcome).Number(row.People).Number(row.UnitValue).Text(row.Source)
                .Number(row.Deadweight).Number(row.Attribution).Number(Engine.FigureText.Round(row.Value, 2)).Number(row.Cost).Text(row.Note)),
            cancellation);
    }
}
