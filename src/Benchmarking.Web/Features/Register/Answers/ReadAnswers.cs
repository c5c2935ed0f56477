using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Answers;

/// <summary>One input of a return beside what the register says of it.</summary>
/// <param name="Offer">Null where the register says nothing.</param>
/// <param name="Remembered">What was offered when the answer was saved; null where nothing was, or nothing is saved.</param>
public sealed record AnswerLine(Input Input, Answer Answer, Offer? Offer, ReturnOffer? Remembered)
{
    private static readonly HashSet<string> OfGroups = [.. AgreedGroups.All.SelectMany(group => new[] { group.Involved!, group.All! })];

    /// <summary>The return's answer as it is shown; null where there is none.</summary>
    public string? Answered => Answer.Value is { } value ? Told(value) : ReturnWords.Of(Answer);

    /// <summary>A number of this input as pages and files show it: a count of people of a group may be too small to be told.</summary>
    public string Told(decimal number) =>
        IsTold(number) ? $"{(Input.Unit == "£" ? "£" : "")}{FigureText.Number(number)}" : SmallCount.Hidden;

    /// <summary>False for a count of people of a group that is too small to be told.</summary>
    public bool IsTold(decimal number) => !OfGroups.Contains(Input.Code) || SmallCount.IsTold((int)number);

    public OfferStanding? Standing => Offer is null ? null
        : Answer.IsBlank ? OfferStanding.Open
        : Answer.Value == Offer.Value ? OfferStanding.Same : OfferStanding.Different;

    public string StandingWords => Standing switch
    {
        OfferStanding.Same => "As in the register",
        OfferStanding.Different => "Different from your register",
        OfferStanding.Open => "Not answered yet",
        _ => "Not in the register",
    };

    /// <summary>That the register has moved on since the answer was saved; null where it has not.</summary>
    public string? Moved => Remembered is { } before && Offer is { } now && before.Offered != now.Value
        ? $"When this was saved the register said {Told(before.Offered)} ({before.Basis})."
        : null;
}

/// <summary>A quarter's return beside the register.</summary>
/// <param name="Version">Of the return; 0 where nothing is saved yet.</param>
/// <param name="Locked">Why the return cannot be changed; null where it can, or there is no collection.</param>
/// <param name="HasCollection">False where no return is asked for the quarter: the register's numbers are shown alone.</param>
public sealed record AnswersPage(
    Period Quarter, int Version, string? Locked, bool HasCollection, IReadOnlyList<(string Module, IReadOnlyList<AnswerLine> Lines)> Modules)
{
    public IEnumerable<AnswerLine> Lines => Modules.SelectMany(module => module.Lines);

    /// <summary>Blanks that the register can fill in.</summary>
    public int Open => Lines.Count(line => line.Standing == OfferStanding.Open && FillReturn.IsFilled(line.Input.Code));

    public int Different => Lines.Count(line => line.Standing == OfferStanding.Different);

    public int Offered => Lines.Count(line => line.Offer is not null);

    public IReadOnlyList<PageLink> Breadcrumbs => [new("Register", "/register"), new($"For your return, {Quarter.Short}", "", Current: true)];

    /// <summary>Changes with every number that the register offers: what is filled in is what was looked at.</summary>
    public string Stamp => RegisterOffers.StampOf(Lines.Select(line => line.Offer).OfType<Offer>());

    public AnswerLine? Of(string input) => Lines.FirstOrDefault(line => line.Input.Code == input);
}

/// <summary>The list behind one number.</summary>
public sealed record BehindPage(AnswersPage Answers, AnswerLine Line)
{
    public Offer Offer => Line.Offer!;

    public IReadOnlyList<PageLink> Breadcrumbs =>
        [new("Register", "/register"), new($"For your return, {Answers.Quarter.Short}", $"/register/answers/{Answers.Quarter.Route}"), new(Line.Input.Label, "", Current: true)];
}

/// <summary>Puts a quarter's return beside what the register says.</summary>
public sealed class ReadAnswers(TenantDoor door, TimeProvider clock)
{
    /// <summary>The quarter of the latest open collection; the quarter before this one where none is open.</summary>
    public async Task<Period> LatestAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var open = await transaction.Db.Collections.Where(row => row.State == CollectionState.Open).Select(row => row.Period).ToListAsync(cancellation);
        return open.Select(Period.Parse).Max() ?? Period.QuarterOf(LondonTime.DateOf(clock.GetUtcNow())).Previous;
    }

    /// <summary>Whether a register can hold anything of a period: quarters of the years that days can be typed of.</summary>
    public static bool IsKept(Period period) => period is { Quarter: not null, StartYear: >= 2000 and < 2999 };

    /// <returns>Null for a year, which has no return.</returns>
    public async Task<AnswersPage?> LoadAsync(Actor actor, Period quarter, CancellationToken cancellation)
    {
        if (!IsKept(quarter))
            return null;

        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var offers = await RegisterOffers.OfAsync(db, quarter, LondonTime.DateOf(clock.GetUtcNow()), cancellation);
        if (await db.FindAsync(quarter, cancellation) is not { } sheet)
            return new AnswersPage(quarter, 0, null, false, [("What the register says", await AloneAsync(db, offers, cancellation))]);

        var remembered = sheet.Return is null ? [] : await db.ReturnOffers.AsNoTracking().Where(row => row.ReturnId == sheet.Return.Id)
            .ToDictionaryAsync(row => row.InputCode, cancellation);
        return new AnswersPage(
            quarter,
            sheet.Version,
            ReturnLock.Why(sheet, clock.GetUtcNow()),
            true,
            [
                .. sheet.Modules.Select(module => (
                    module.Module.Name,
                    (IReadOnlyList<AnswerLine>)[.. module.Inputs.Select(input => new AnswerLine(input, sheet.AnswerTo(input.Code), offers.Of(input.Code), remembered.GetValueOrDefault(input.Code)))])),
            ]);
    }

    private static async Task<IReadOnlyList<AnswerLine>> AloneAsync(Database.BenchmarkingDb db, RegisterOffers offers, CancellationToken cancellation) =>
    [
        .. (await db.Inputs.AsNoTracking().OrderBy(input => input.Position).ToListAsync(cancellation))
            .Where(input => offers.Of(input.Code) is not null)
            .Select(input => new AnswerLine(input, Answer.Blank, offers.Of(input.Code), null)),
    ];
}
