using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Collections;

/// <summary>What an administrator can do with a collection.</summary>
public enum CollectionStep
{
    ChangeDates,
    Open,
    Close,
    PublishProvisional,
    PublishFinal,
    PublishRevision,
}

/// <summary>The life of a collection: planned, open, closed, provisional, final. Every change of state asks here.</summary>
public static class CollectionLife
{
    private static readonly Dictionary<(CollectionState From, CollectionStep Step), CollectionState> Steps = new()
    {
        [(CollectionState.Planned, CollectionStep.ChangeDates)] = CollectionState.Planned,
        [(CollectionState.Planned, CollectionStep.Open)] = CollectionState.Open,
        [(CollectionState.Open, CollectionStep.ChangeDates)] = CollectionState.Open,
        [(CollectionState.Open, CollectionStep.Close)] = CollectionState.Closed,
        [(CollectionState.Closed, CollectionStep.PublishProvisional)] = CollectionState.Provisional,
        [(CollectionState.Provisional, CollectionStep.PublishFinal)] = CollectionState.Final,
        [(CollectionState.Final, CollectionStep.PublishRevision)] = CollectionState.Final,
    };

    /// <summary>The state after a step; null where the step is not for this state.</summary>
    public static CollectionState? After(CollectionState state, CollectionStep step) =>
        Steps.TryGetValue((state, step), out var after) ? after : null;

    public const string RevisedAlready =
        "The annual revision of this collection is published already. There is one, and a publication is never changed.";

    /// <summary>What can be done now.</summary>
    /// <param name="revised">Whether its annual revision is published.</param>
    public static IEnumerable<CollectionStep> StepsFrom(CollectionState state, bool revised) => Enum.GetValues<CollectionStep>()
        .Where(step => Steps.ContainsKey((state, step)) && !(revised && step == CollectionStep.PublishRevision));

    /// <summary>Why a step is not for this state, and what to do; null where it is.</summary>
    public static string? WhyNot(CollectionState state, CollectionStep step) => (state, step) switch
    {
        _ when Steps.ContainsKey((state, step)) => null,
        (CollectionState.Planned, CollectionStep.Close) => "This collection is not open yet, so it cannot be closed.",
        (CollectionState.Planned, _) => "This collection is not open yet. Open it, and close it once the returns are in.",
        (CollectionState.Open, CollectionStep.Open) => "This collection is open already.",
        (CollectionState.Open, _) => "This collection is still open. Close it first, so that no return changes while it is published.",
        (_, CollectionStep.Open) => "This collection is closed already. A closed collection is not opened again.",
        (_, CollectionStep.Close) => "This collection is closed already.",
        (_, CollectionStep.ChangeDates) => "This collection is closed already, so its dates stand.",
        (_, CollectionStep.PublishRevision) => "The annual revision comes after the final benchmarks. Publish those first.",
        (CollectionState.Closed, _) => "The provisional benchmarks come first. Publish them, then the final ones.",
        (CollectionState.Provisional, _) => "The provisional benchmarks are published already. What comes next are the final ones.",
        _ => "The final benchmarks are published already. A publication is never changed.",
    };

    /// <summary>The publication that a step makes.</summary>
    public static PublicationKind KindOf(CollectionStep step) => step switch
    {
        CollectionStep.PublishProvisional => PublicationKind.Provisional,
        CollectionStep.PublishFinal => PublicationKind.Final,
        CollectionStep.PublishRevision => PublicationKind.Revision,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Not a step that publishes."),
    };

    /// <summary>
    /// The state after a publication; null where it is not for this state. A closed collection may become final at once:
    /// the history of a new installation is published so. A person is offered the steps above and no other.
    /// </summary>
    public static CollectionState? AfterPublishing(CollectionState state, PublicationKind kind) => (state, kind) switch
    {
        (CollectionState.Closed, PublicationKind.Final) => CollectionState.Final,
        _ => After(state, StepFor(kind)),
    };

    /// <summary>Whether the annual revision of a collection is published.</summary>
    public static Task<bool> IsRevisedAsync(this BenchmarkingDb db, CollectionId collection, CancellationToken cancellation) =>
        db.Publications.AnyAsync(row => row.CollectionId == collection && row.Kind == PublicationKind.Revision, cancellation);

    /// <summary>The kind as a title and a line of a page say it.</summary>
    public static string Words(this PublicationKind kind) => kind switch
    {
        PublicationKind.Provisional => "provisional",
        PublicationKind.Final => "final",
        PublicationKind.Revision => "annual revision",
        _ => "national",
    };

    /// <summary>The step that makes a publication.</summary>
    public static CollectionStep StepFor(PublicationKind kind) => kind switch
    {
        PublicationKind.Provisional => CollectionStep.PublishProvisional,
        PublicationKind.Final => CollectionStep.PublishFinal,
        PublicationKind.Revision => CollectionStep.PublishRevision,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a publication of a collection."),
    };
}
