using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Metrics;
using Benchmarking.Web.Features.Scorecards;
using Benchmarking.Web.Features.Targets;
using Benchmarking.Web.Features.YouSaidWeDid;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>
/// What three members of the demonstration aim at since the latest publication, and one approved scorecard: made by the
/// site's own handlers once that publication is there. What is there already is left alone.
/// </summary>
public sealed class DemonstrationAims(IServiceScopeFactory scopes, DemonstrationHistory history, TimeProvider clock)
{
    /// <summary>The member with a scorecard.</summary>
    public const string Example = "gentoo";

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private static readonly Wanted[] Targets =
    [
        new(Example, "views-listened-to", TargetForm.Number, "70", 4, "Agreed with the residents’ panel.",
        [
            ("Walk each estate with residents every month", TargetActionKind.Existing, true),
            ("Ring back within two days whoever asks for it", TargetActionKind.Improvement, false),
            ("Residents read every standard letter before it goes out", TargetActionKind.New, false),
        ]),
        new("incommunities", "kept-informed", TargetForm.Stored(TargetBand.BestQuarter), null, 6, "",
        [
            ("Tell residents by text message when a repair is late", TargetActionKind.New, false),
        ]),
        new("livin", "involved-per-1000-homes", TargetForm.Stored(TargetBand.BetterHalf), null, 4, "",
        [
            ("Ask new tenants at the first visit what they would like to take part in", TargetActionKind.Improvement, true),
            ("Hold the panel’s meetings online every second time", TargetActionKind.New, false),
        ]),
    ];

    private static readonly (string Said, string Did, string Changed)[] Entries =
    [
        ("We wait too long when we ring about a repair.", "We moved two people to the phones in the morning.", "Most calls are answered in under two minutes."),
        ("Your letters are hard to read.", "Residents rewrote the twelve letters that we send most.", "Fewer people ring to ask what a letter means."),
    ];

    public async Task MakeAsync(CancellationToken cancellation)
    {
        while (!await history.HasLatestAsync(cancellation))
            await Task.Delay(LookAgain, clock, cancellation);

        foreach (var organisation in Targets.Select(target => target.Organisation).Distinct())
        {
            await using var scope = scopes.CreateAsyncScope();
            var people = await PeopleAsync(scope, organisation, cancellation);
            if (people is not var (contributor, administrator) || await HasAimsAsync(scope, contributor, cancellation))
                continue;
            foreach (var target in Targets.Where(target => target.Organisation == organisation))
                await SetAsync(scope, contributor, target, cancellation);
            if (organisation == Example)
                await ApproveAsync(scope, contributor, administrator, cancellation);
        }
    }

    private async Task SetAsync(AsyncServiceScope scope, Actor actor, Wanted target, CancellationToken cancellation)
    {
        var due = VersionInForce.Today(clock);
        for (var quarter = 0; quarter < target.QuartersAhead; quarter++)
            due = due.Next;
        var form = new TargetForm
        {
            Aim = target.Aim,
            Value = target.Value,
            Due = due.ToString(),
            Note = target.Note,
            Actions = [.. target.Actions.Select(action => new TargetActionForm { Wording = action.Words, Kind = TargetForm.Stored(action.Kind), Done = action.Done })],
        };
        await scope.ServiceProvider.GetRequiredService<SetTarget>().HandleAsync(actor, target.Metric, form, cancellation);
    }

    private async Task ApproveAsync(AsyncServiceScope scope, Actor contributor, Actor administrator, CancellationToken cancellation)
    {
        var services = scope.ServiceProvider;
        var write = services.GetRequiredService<WriteSaid>();
        foreach (var (said, did, changed) in Entries)
        {
            var form = new SaidForm { YouSaid = said, WeDid = did, WhatChanged = changed, HappenedOn = TypedDate.Of(clock.GetUtcNow().AddMonths(-1)) };
            await write.HandleAsync(contributor, null, form, cancellation);
        }

        var edit = services.GetRequiredService<EditScorecard>();
        var page = await edit.LoadAsync(contributor, cancellation);
        page.Form.Entries = [.. page.Ground.Entries.Select(entry => entry.Id)];
        await edit.HandleAsync(contributor, page.Form, cancellation);
        var draft = await services.GetRequiredService<LoadScorecard>().LoadAsync(administrator, cancellation);
        if (draft.Latest is { } latest)
            await services.GetRequiredService<ApproveScorecard>().HandleAsync(administrator, draft.DraftVersion, latest.Number, draft.Stamp, cancellation);
    }

    private static async Task<bool> HasAimsAsync(AsyncServiceScope scope, Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await scope.ServiceProvider.GetRequiredService<TenantDoor>().OpenAsync(actor, cancellation);
        return await transaction.Db.Targets.AnyAsync(row => row.SetAt != null, cancellation);
    }

    /// <summary>Who contributes for the organisation and who administers it; null where it is not of the demonstration.</summary>
    internal static async Task<(Actor Contributor, Actor Administrator)?> PeopleAsync(
        AsyncServiceScope scope, string slug, CancellationToken cancellation)
    {
        await using var transaction = await scope.ServiceProvider.GetRequiredService<TenantDoor>().OpenPublicAsync(cancellation);
        var db = transaction.Db;
        var organisation = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug && row.IsDemonstration, cancellation);
        if (organisation is null)
            return null;

        var users = await db.Users.Where(row => row.IsDemonstration).ToDictionaryAsync(row => row.Email!, row => new UserId(row.Id), cancellation);
        return (
            DemonstrationPeople.ActorOf(organisation, users, "contributor", Role.Contributor),
            DemonstrationPeople.ActorOf(organisation, users, "admin", Role.OrganisationAdmin));
    }

    private sealed record Wanted(
        string Organisation, string Metric, string Aim, string? Value, int QuartersAhead, string Note,
        (string Words, TargetActionKind Kind, bool Done)[] Actions);
}
