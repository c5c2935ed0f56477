using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Answers;

/// <summary>What an organisation's own register answers of a quarter's return, by input.</summary>
public sealed record RegisterOffers(IReadOnlyDictionary<string, Offer> ByInput)
{
    public static RegisterOffers None { get; } = new(new Dictionary<string, Offer>());

    public Offer? Of(string input) => ByInput.GetValueOrDefault(input);

    /// <summary>Reckons from rows that are loaded: nothing is read and nothing is kept.</summary>
    public static RegisterOffers Of(RegisterRecord record, Period quarter, IReadOnlyDictionary<string, int> decimals)
    {
        var make = new OfferMaker(record, quarter);
        ActivityOffers.Make(make);
        InfluenceOffers.Make(make);
        CountOffers.Make(make);
        return new RegisterOffers(make.Offers.Where(pair => decimals.ContainsKey(pair.Key))
            .ToDictionary(pair => pair.Key, pair => pair.Value.At(decimals[pair.Key])));
    }

    /// <summary>Changes with every number.</summary>
    public static string StampOf(IEnumerable<Offer> offers) => Stamp.Of(string.Join('\n', offers
        .OrderBy(offer => offer.Input, StringComparer.Ordinal).Select(offer => $"{offer.Input} {FigureText.Plain(offer.Value)}")));

    /// <param name="today">What is still to come is no answer, even within the quarter.</param>
    public static async Task<RegisterOffers> OfAsync(BenchmarkingDb db, Period quarter, DateOnly today, CancellationToken cancellation)
    {
        if (!ReadAnswers.IsKept(quarter))
            return None;
        var spans = new OfferSpans(quarter);
        var decimals = await db.Inputs.ToDictionaryAsync(input => input.Code, input => input.Decimals, cancellation);
        var record = await RegisterRecord.OfAsync(db, spans.First, spans.LastDay, cancellation);
        return Of(record with { Activities = [.. record.Activities.Where(activity => activity.HeldOn <= today)] }, quarter, decimals);
    }

    /// <summary>Remembers beside a return what was offered for what was answered, and whether it was taken.</summary>
    /// <param name="answers">By input, as they stand now; what is blank or has no offer is left out.</param>
    public async Task RememberAsync(
        TenantTransaction transaction, Actor actor, Return own, IReadOnlyDictionary<string, Answer> answers, DateTimeOffset now, CancellationToken cancellation)
    {
        var db = transaction.Db;
        var asked = answers.Keys.Where(ByInput.ContainsKey).ToList();
        var before = await db.ReturnOffers.Where(row => row.ReturnId == own.Id && asked.Contains(row.InputCode))
            .ToDictionaryAsync(row => row.InputCode, cancellation);
        foreach (var input in asked)
        {
            var (offer, answer) = (ByInput[input], answers[input]);
            var row = before.GetValueOrDefault(input);
            if (answer.IsBlank)
            {
                if (row is not null)
                    db.Remove(row);
                continue;
            }

            if (row is null)
                db.Add(row = new ReturnOffer { OrganisationId = own.OrganisationId, ReturnId = own.Id, InputCode = input, Basis = "" });
            (row.Offered, row.Basis, row.Accepted) = (offer.Value, offer.Basis, answer.Value == offer.Value);
            (row.OfferedAt, row.OfferedTo) = (now, actor.UserId);
        }
    }
}

/// <summary>Reads what the register offers to somebody who may see it; nothing for everybody else, a look included.</summary>
public sealed class ReadOffers(TenantDoor door, TimeProvider clock)
{
    public async Task<RegisterOffers> LoadAsync(Actor actor, Period quarter, CancellationToken cancellation)
    {
        if (!Access.Allows(Verb.KeepRegister, actor))
            return RegisterOffers.None;
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await RegisterOffers.OfAsync(transaction.Db, quarter, LondonTime.DateOf(clock.GetUtcNow()), cancellation);
    }
}
