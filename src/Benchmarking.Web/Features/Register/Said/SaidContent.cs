namespace Benchmarking.Web.Features.Register.Said;

/// <summary>One "You said, we did" of a quarter's page.</summary>
/// <param name="Source">The service change or entry that it was made from; null for one that was typed here.</param>
/// <param name="Included">False for one that the page leaves out.</param>
/// <param name="When">"In place since May 2026".</param>
/// <param name="Figure">The figure that should show it, before and after; empty for none.</param>
/// <param name="ShowsFigure">True where the figure is to stand on the page, with its caveat.</param>
public sealed record SaidPart(
    Guid? Source, bool Included, string YouSaid, string WeDid, string WhatChanged, string When, string Figure, bool ShowsFigure, string Caveat)
{
    /// <summary>A figure that moved says nothing yet about why.</summary>
    public const string FirstCaveat = "Other things changed in this time too: the figure alone does not show that this change moved it.";
}

/// <summary>A quarter's "You said, we did", in the order in which it is read.</summary>
public sealed record SaidContent(string Introduction, IReadOnlyList<SaidPart> Lines)
{
    /// <summary>Without what is left out: nothing that was taken off the page goes with it.</summary>
    public SaidContent AsShown() => this with
    {
        Lines = [.. Lines.Where(line => line.Included).Select(line => line.ShowsFigure ? line : line with { Figure = "", Caveat = "" })],
    };
}
