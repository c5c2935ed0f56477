using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Targets;

/// <summary>One current target as a member reads it.</summary>
/// <param name="Series">The metric in the target's peer group; null where nothing is published of it.</param>
/// <param name="Actions">In order.</param>
public sealed record TargetRow(Target Target, MetricSubject Subject, MetricSeries? Series, IReadOnlyList<TargetAction> Actions)
{
    public TargetAim Aim { get; } = TargetAim.Of(Target);

    public TargetProgress Progress { get; } = TargetProgress.Of(Target, Series);

    public string Url => $"/targets/{Subject.Code}";

    public string AimWords => Aim.Words(Subject, Target.Wording);

    /// <summary>Whom a band is judged among, where that is not everybody.</summary>
    public string? Among => Target is { Kind: TargetKind.Band, GroupCode: { } group } && group != PeerGroup.All ? Target.GroupName : null;

    public string Now => Progress.Latest?.Own ?? OwnFigures.NotCollected;

    public bool HasOwn => Progress.Latest?.OwnValue is not null;

    /// <summary>The latest published median, or in a few words why there is none.</summary>
    public string Median => Series?.Latest switch
    {
        null => "not published",
        { Cell: { Median: { } median } cell } => Subject.Published(median, cell),
        var point => WhyNotShown.Brief(point.Cell, point.Quarter),
    };

    public string Distance => Progress.Latest?.Distance.Words ?? "nothing published of it yet";

    public StatusTag Tag => Progress.State.Tag();

    public int ActionsDone => Actions.Count(action => action.DoneAt is not null);

    public TargetLineModel? Line => TargetLineModel.Of(Progress, AimWords, Subject);
}
