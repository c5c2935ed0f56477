using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Features.Register.SocialValue;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Value;

/// <summary>Homes with somebody living in them, and of which return that number is.</summary>
public sealed record Households(decimal Number, Period Quarter)
{
    /// <returns>The answer of the latest quarter that has one, signed off or not; null where there is none.</returns>
    public static async Task<Households?> FindAsync(BenchmarkingDb db, CancellationToken cancellation)
    {
        var answers = await (
            from answer in db.ReturnAnswers
            where answer.InputCode == "households" && answer.Value != null
            join own in db.Returns on answer.ReturnId equals own.Id
            join collection in db.Collections on own.CollectionId equals collection.Id
            select new { collection.Period, Value = answer.Value!.Value }).ToListAsync(cancellation);
        return answers.Select(answer => new Households(answer.Value, Period.Parse(answer.Period))).MaxBy(households => households.Quarter);
    }
}

/// <summary>What involvement cost and what came of it, in a span of days.</summary>
/// <param name="Households">Null where no return has an answer.</param>
/// <param name="Methods">Social value of the years of the span, each method by itself.</param>
public sealed record ValuePage(RegisterSpan Span, DateOnly Today, ValueOfSpan Value, Households? Households, IReadOnlyList<MethodValue> Methods)
{
    public decimal? PerHousehold => Value.PerHousehold(Households?.Number);

    public IReadOnlyList<PageLink> Choices => Span.Choices(LoadValue.Link.Url, Today);

    public bool IsEmpty => Value is { All.Activities: 0, Cost: 0, Overheads: 0 };
}

public sealed class LoadValue(TenantDoor door, TimeProvider clock)
{
    public static PageLink Link { get; } = new("Cost and value", "/register/value");

    /// <param name="from">As an address has it; the quarter we live in where it is no span.</param>
    public async Task<ValuePage> LoadAsync(Actor actor, string? from, string? to, CancellationToken cancellation)
    {
        var today = LondonTime.DateOf(clock.GetUtcNow());
        var span = RegisterSpan.Read(from, to, RegisterSpan.Quarter(today));
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var record = await RegisterRecord.OfAsync(transaction.Db, span.From, span.To, cancellation);
        var held = record with { Activities = [.. record.Activities.Where(activity => activity.HeldOn <= today)] }; // what is to come costs nothing yet
        return new ValuePage(span, today, ValueOfSpan.Of(held), await Households.FindAsync(transaction.Db, cancellation), MethodValue.Of(record.Valuations));
    }
}
