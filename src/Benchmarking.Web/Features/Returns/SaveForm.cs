using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Features.Register.Answers;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Returns;

/// <summary>
/// Keeps what the form of one module says: its answers, those taken from the register, surveys carried forward, and how
/// long it was open.
/// </summary>
public sealed class SaveForm(SaveReturn save, ReadOffers register, Sittings sittings)
{
    public async Task<SaveResult> HandleAsync(Actor actor, Period period, string module, ReturnForm form, CancellationToken cancellation)
    {
        var offers = await register.LoadAsync(actor, period, cancellation);
        return await save.HandleAsync(
            actor, period, form.Version,
            sheet => Asked(sheet) is { } asked ? form.Read(sheet, asked, offers) : new Dictionary<string, Answer>(),
            cancellation,
            beside: sheet => Asked(sheet) is { } asked
                ? new SavedBeside(form.CarriedFrom(sheet, asked), sittings.Seconds(actor, sheet, form.Opened))
                : SavedBeside.Nothing,
            offers: offers);

        SheetModule? Asked(ReturnSheet sheet) => sheet.Modules.SingleOrDefault(own => own.Module.Code == module);
    }
}
