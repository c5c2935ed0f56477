using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Register.Answers;

public abstract record FillResult
{
    public sealed record Filled(int Numbers) : FillResult;

    /// <summary>Every number that the register has is answered already.</summary>
    public sealed record Nothing : FillResult;

    public sealed record Not(string Why) : FillResult;

    public sealed record NoSuchReturn : FillResult;
}

/// <summary>
/// Fills the blanks of a return from the register. An answer that is there stays, whatever the register says. Questions of
/// one minute are offered beside a survey's boxes and never filled in by themselves: the return asks for a survey.
/// </summary>
public sealed class FillReturn(ReadOffers register, SaveReturn save)
{
    /// <param name="seen">Stamp of the offers that were looked at.</param>
    public async Task<FillResult> HandleAsync(Actor actor, Period quarter, int version, string? seen, CancellationToken cancellation)
    {
        var offers = await register.LoadAsync(actor, quarter, cancellation);
        var filled = new Dictionary<string, Answer>();
        var result = await save.HandleAsync(
            actor, quarter, version,
            sheet => filled = AskedOf(sheet, offers) == seen ? Blanks(sheet, offers) : [],
            cancellation,
            offers: offers);
        return result switch
        {
            SaveResult.Saved saved when AskedOf(saved.Sheet, offers) != seen => new FillResult.Not("The register has changed meanwhile: look at its numbers as they are now."),
            SaveResult.Saved when filled.Count == 0 => new FillResult.Nothing(),
            SaveResult.Saved => new FillResult.Filled(filled.Count),
            SaveResult.Locked(var why) => new FillResult.Not(why),
            SaveResult.SomeoneElseSaved => new FillResult.Not("A colleague saved the return meanwhile: look at it as it is now."),
            _ => new FillResult.NoSuchReturn(),
        };
    }

    private static string AskedOf(ReturnSheet sheet, RegisterOffers offers) =>
        RegisterOffers.StampOf(sheet.Inputs.Select(input => offers.Of(input.Code)).OfType<Offer>());

    /// <summary>False for what a survey answers, which is offered and taken by hand alone.</summary>
    public static bool IsFilled(string input) => input is not ("influence-replies" or "influence-positive" or "outcome-replies" or "outcome-positive");

    private static Dictionary<string, Answer> Blanks(ReturnSheet sheet, RegisterOffers offers) => sheet.Inputs
        .Where(input => IsFilled(input.Code) && sheet.AnswerTo(input.Code).IsBlank && offers.Of(input.Code) is not null)
        .ToDictionary(input => input.Code, input => new Answer(offers.Of(input.Code)!.Value, null, null));
}
