namespace Benchmarking.Web.Shared;

/// <summary>Nothing here yet, why, and what to do next.</summary>
public sealed record EmptyState(string Title, string Text, PageLink? Next = null);
