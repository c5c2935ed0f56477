using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Home;

/// <summary>The newest benchmarks there are.</summary>
public sealed record LatestPublication(int Number, PublicationKind Kind, string PeriodText, DateTimeOffset PublishedAt)
{
    public Period Period => Period.Parse(PeriodText);

    /// <summary>"Provisional, published on 5 October 2026 as number 3".</summary>
    public string Words => $"{Kind}, published on {LondonTime.Day(PublishedAt)} as number {Number}";
}

/// <summary>Something to do now, or to look at.</summary>
/// <param name="Links">Where it is done, as far as the viewer's hat opens it.</param>
/// <param name="IsMain">True where it waits for the viewer, so that it gets a button.</param>
public sealed record NextStep(
    string Title, string Text, IReadOnlyList<PageLink> Links, StatusTag? Tag = null, StatusTag? Warning = null, bool IsMain = false);

/// <summary>The home page of somebody who is signed in.</summary>
/// <param name="History">How far the demonstration's publications are; null where none is awaited.</param>
public sealed record HomePage(string Title, string Lead, IReadOnlyList<NextStep> Steps, (int Done, int Total)? History);

/// <summary>The home page of anybody else.</summary>
/// <param name="Studies">The newest case studies for everyone.</param>
public sealed record WelcomePage(LatestPublication? Latest, IReadOnlyList<MeasuredPart> Parts, IReadOnlyList<PageLink> Studies);

/// <summary>One module and how many figures it holds.</summary>
public sealed record MeasuredPart(string Code, string Name, int Figures);
