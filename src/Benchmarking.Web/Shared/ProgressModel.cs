namespace Benchmarking.Web.Shared;

/// <summary>Long work and how far it is. The script asks <paramref name="Url"/> for <c>{ done, total, stage, state }</c>
/// and loads the page anew once <c>state</c> is neither <c>waiting</c> nor <c>running</c>.</summary>
/// <param name="Title">What is going on, "Publishing Q1, April to June 2026".</param>
/// <param name="Total">0 while it is not known.</param>
/// <param name="Stage">What is being done now, "Working out quartiles".</param>
/// <param name="PageUrl">This page, for those without scripts.</param>
public sealed record ProgressModel(string Title, int Done, int Total, string Stage, string Url, string PageUrl);
