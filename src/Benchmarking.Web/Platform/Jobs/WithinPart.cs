namespace Benchmarking.Web.Platform.Jobs;

/// <summary>Says of which part of the work, such as a quarter, each stage is.</summary>
public sealed class WithinPart(IJobProgress progress, string part) : IJobProgress
{
    public Task ReportAsync(string stage, int done, int total) => progress.ReportAsync($"{part}: {stage}", done, total);
}
