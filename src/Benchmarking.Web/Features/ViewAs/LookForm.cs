using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.ViewAs;

/// <summary>What the page before a look posts.</summary>
public sealed class LookForm
{
    public static readonly IReadOnlyList<int> Lengths = [10, 20, 30];

    /// <summary>The member's short name in addresses.</summary>
    public string? Organisation { get; set; }

    public string? Reason { get; set; }

    /// <summary>For how many minutes.</summary>
    public int Minutes { get; set; } = 10;
}

/// <summary>A member that can be looked at.</summary>
public sealed record LookChoice(string Slug, string Name);

/// <summary>A look of one's own that is over or goes on.</summary>
public sealed record PastLook(string Organisation, string Reason, DateTimeOffset StartedAt, DateTimeOffset EndedAt);

/// <summary>The page before a look.</summary>
public sealed record LookPage(LookForm Form, IReadOnlyList<FormError> Errors, IReadOnlyList<LookChoice> Members, IReadOnlyList<PastLook> Past);
