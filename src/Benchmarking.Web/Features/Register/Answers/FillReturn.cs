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

/// <summary>Fills the blanks of a return from the register. An answer that is there stays, whatever the register says.</summary>
public sealed class FillReturn(ReadOffers register, SaveReturn save)
{
    public async Task<FillResult> HandleAsync(Actor actor, Period quarter, int version, CancellationToken cancellation)
    {
        var offers = await register.LoadAsync(actor, quarter, cancellation);
        var filled = new Dictionary<string, Answer>();
        var result = await save.HandleAsync(
            actor, quarter, version,
            sheet => filled = Blanks(sheet, offers),
            cancellation);
        return result switch
        {
            SaveResult.Saved when filled.Count == 0 => new FillResult.Nothing(),
            SaveResult.Saved => new FillResult.Filled(filled.Count),
            SaveResult.Locked(var why) => new FillResult.Not(why),
            SaveResult.SomeoneElseSaved => new FillResult.Not("A colleague saved the return meanwhile: look at it as it is now."),
            _ => new FillResult.NoSuchReturn(),
        };
    }

    private static Dictionary<string, Answer> Blanks(ReturnSheet sheet, RegisterOffers offers) => sheet.Inputs
        .Where(input => sheet.AnswerTo(input.Code).IsBlank && offers.Of(input.Code) is not null)
        .ToDictionary(input => input.Code, input => new Answer(offers.Of(input.Code)!.Value, null, null));
}
