using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Jobs;

/// <summary>Jobs as people and the progress bar read them.</summary>
public static class JobWords
{
    /// <summary>The word that the progress bar's script knows.</summary>
    public static string State(JobState state) => state switch
    {
        JobState.Queued => "waiting",
        JobState.Running => "running",
        JobState.Done => "done",
        _ => "failed",
    };

    /// <summary>What is being done; of work that is over no more than that, for where it stopped may tell of figures.</summary>
    public static string Stage(ConsortiumJob job) => job switch
    {
        { State: JobState.Done or JobState.Failed } => Tag(job.State).Text,
        { State: JobState.Queued } => "Waiting for its turn",
        { Stage: "" } => "Starting",
        _ => job.Stage,
    };

    public static StatusTag Tag(JobState state) => state switch
    {
        JobState.Queued => StatusTag.ForReturn("not_started") with { Text = "Waiting" },
        JobState.Running => StatusTag.ForReturn("in_progress") with { Text = "Under way" },
        JobState.Done => StatusTag.ForReturn("signed_off") with { Text = "Finished" },
        _ => StatusTag.Overdue with { Text = "Not done" },
    };

    public static ProgressModel Progress(ConsortiumJob job, string title, string page) =>
        new(title, job.Done, job.Total, Stage(job), $"/jobs/{job.Id}/progress", page);
}
