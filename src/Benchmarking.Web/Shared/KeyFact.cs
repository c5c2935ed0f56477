namespace Benchmarking.Web.Shared;

/// <summary>One of the large figures under a page's heading. Only the viewer's own is orange and has the diamond.</summary>
public sealed record KeyFact(string Label, string Text, bool IsOwn = false);
