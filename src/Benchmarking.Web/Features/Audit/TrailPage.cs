using Benchmarking.Web.Platform.Audit;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Audit;

/// <summary>One entry as it is stored, of whichever trail.</summary>
public sealed record TrailRow
{
    public required long Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null where the service itself did it.</summary>
    public required UserId? UserId { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }

    public required string Detail { get; init; }

    public required byte[] Hash { get; init; }
}

/// <summary>One entry as a page shows it.</summary>
/// <param name="Name">What the person is called now; a pseudonym where they had themselves erased.</param>
public sealed record TrailLine(TrailRow Row, string? Name)
{
    public string Who => Name ?? (Row.UserId is null ? "The service" : "Somebody unknown");

    /// <summary>"signed in", however it is stored.</summary>
    public string Deed => Row.Action.Replace('_', ' ');
}

/// <summary>Somebody who stands on the trail.</summary>
public sealed record TrailPerson(Guid Id, string Name);

/// <summary>The last seal of a trail.</summary>
public sealed record LastSeal(DateOnly Day, long Number);

/// <summary>One page of a trail.</summary>
/// <param name="Of">Whose trail it is: an organisation's name, or the consortium.</param>
public sealed record TrailPage(
    string Of, TrailFilter Filter, IReadOnlyList<TrailLine> Lines, int Count, int Page, int Pages, IReadOnlyList<TrailPerson> People, LastSeal? Seal);

/// <summary>What verifying a trail found.</summary>
/// <param name="PublicKey">Of the key that seals now, base64.</param>
public sealed record VerifyPage(string Of, TrailVerdict Verdict, string KeyId, string PublicKey);
