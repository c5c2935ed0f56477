using Benchmarking.Engine;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Benchmarking.Web.Features.Catalogue;

/// <summary>What came of a new version.</summary>
public abstract record MakeVersionResult
{
    public sealed record Made(int Version, Period From) : MakeVersionResult;

    /// <summary>Sound, and not looked at yet: nothing was written.</summary>
    public sealed record Look(NewVersionPage Page, IReadOnlyList<VersionChange> Changes) : MakeVersionResult;

    /// <summary>Everything that is wrong with what was typed.</summary>
    public sealed record NotRight(NewVersionPage Page) : MakeVersionResult;

    public sealed record NoSuchMetric : MakeVersionResult;
}

/// <summary>
/// Gives a metric a new version from a period on. The old ones stay as they are, and so do collections planned with
/// them.
/// </summary>
public sealed class MakeVersion(TenantDoor door, TimeProvider clock)
{
    /// <summary>The page as it is first shown; null where there is no such metric.</summary>
    public async Task<NewVersionPage?> LoadAsync(Actor actor, string code, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await NewVersionChoice.FindAsync(transaction.Db, code, clock, cancellation) is { } choice
            ? new NewVersionPage(choice, FilledForm.Of(choice.Newest, choice.Proposed), [])
            : null;
    }

    public async Task<MakeVersionResult> HandleAsync(Actor actor, string code, VersionForm form, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await NewVersionChoice.FindAsync(transaction.Db, code, clock, cancellation) is not { } choice)
            return new MakeVersionResult.NoSuchMetric();

        var (version, errors) = new VersionReader(form, choice).Read();
        if (form.BasedOn != choice.Newest.Version)
            errors = [new FormError(null, $"Somebody made version {choice.Newest.Version} meanwhile. Compare what you typed with it, then save again"), .. errors];
        if (version is null || errors.Count > 0)
            return NotRight(choice, form, errors);

        var changes = VersionChanges.Between(choice.Newest, version, choice.Label);
        if (changes.Count == 0)
            return NotRight(choice, form, [new FormError(null, $"Nothing differs from version {choice.Newest.Version}, so there is no new version to make")]);
        if (!form.Confirmed)
            return new MakeVersionResult.Look(new NewVersionPage(choice, form, []), changes);

        version.MadeAt = clock.GetUtcNow();
        version.MadeBy = actor.UserId;
        transaction.Db.MetricVersions.Add(version);
        transaction.AuditConsortium(
            actor, version.MadeAt, "made a version", $"metric {code}", $"version {version.Version} from {version.EffectiveFrom}: {version.WhatChanged}");
        try
        {
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateException race) when (race.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return NotRight(choice, form, [new FormError(null, $"Somebody made version {version.Version} meanwhile. Look at it, then try again")]);
        }

        return new MakeVersionResult.Made(version.Version, Period.Parse(version.EffectiveFrom));
    }

    /// <summary>The page shows the newest version: saving once more is the administrator's own decision.</summary>
    private static MakeVersionResult.NotRight NotRight(NewVersionChoice choice, VersionForm form, IReadOnlyList<FormError> errors)
    {
        form.BasedOn = choice.Newest.Version;
        form.Confirmed = false;
        return new MakeVersionResult.NotRight(new NewVersionPage(choice, form, errors));
    }
}
