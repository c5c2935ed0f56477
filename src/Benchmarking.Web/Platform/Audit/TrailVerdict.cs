namespace Benchmarking.Web.Platform.Audit;

/// <summary>What a look through a whole trail found.</summary>
/// <param name="Entries">How many are right, from the first.</param>
/// <param name="Seals">How many seals of days agree.</param>
/// <param name="Wrong">The first thing that is not right; null where everything is.</param>
public sealed record TrailVerdict(long Entries, int Seals, string? Wrong)
{
    public bool IsWhole => Wrong is null;
}

/// <summary>A seal, and whether its signature is that of a key we know; null where the key is none of ours.</summary>
public sealed record CheckedSeal(DateOnly Day, long Number, byte[] Hash, string KeyId, bool? Good);

/// <summary>Looks a trail through, entry by entry, and names the first that is wrong.</summary>
public static class TrailCheck
{
    /// <param name="entries">The whole trail in the order of its numbers.</param>
    /// <param name="head">Where the trail stands, as the database remembers; null where it says nothing.</param>
    /// <param name="seals">All seals of the trail, by number.</param>
    /// <param name="cancellation">Stops the look.</param>
    public static async Task<TrailVerdict> RunAsync(
        IAsyncEnumerable<ChainedEntry> entries, (long Number, byte[] Hash)? head, IReadOnlyList<CheckedSeal> seals, CancellationToken cancellation)
    {
        var (number, before, agreed) = (0L, AuditBytes.Beginning, 0);
        var waiting = new Queue<CheckedSeal>(seals.OrderBy(seal => seal.Number).ThenBy(seal => seal.Day));
        await foreach (var entry in entries.WithCancellation(cancellation))
        {
            if (WrongWith(entry, number, before) is { } wrong)
                return new TrailVerdict(number, agreed, wrong);
            (number, before) = (entry.Number, entry.Hash);
            while (waiting.TryPeek(out var seal) && seal.Number == number)
            {
                if (WrongWith(waiting.Dequeue(), before) is { } broken)
                    return new TrailVerdict(number, agreed, broken);
                agreed++;
            }
        }

        return new TrailVerdict(number, agreed, WrongAtTheEnd(number, before, head, waiting));
    }

    private static string? WrongWith(ChainedEntry entry, long before, byte[] hashBefore)
    {
        if (entry.Number != before + 1)
            return entry.Number == before + 2
                ? $"Entry {before + 1} is missing."
                : $"Entry {before + 1} is missing: the next one that is there has the number {entry.Number}.";
        if (!entry.PreviousHash.AsSpan().SequenceEqual(hashBefore))
            return $"Entry {entry.Number} does not follow the entry before it.";
        return entry.Hash.AsSpan().SequenceEqual(AuditBytes.Hash(entry)) ? null : $"Entry {entry.Number} was changed after it was written.";
    }

    private static string? WrongWith(CheckedSeal seal, byte[] hash) => seal switch
    {
        { Good: false } => $"The seal of {LondonTime.Day(seal.Day)} is not signed with its key.",
        { Good: null } => $"The seal of {LondonTime.Day(seal.Day)} is signed with the key {seal.KeyId}, which is not known here.",
        _ when !seal.Hash.AsSpan().SequenceEqual(hash) => $"Entry {seal.Number} is not the one that was sealed on {LondonTime.Day(seal.Day)}.",
        _ => null,
    };

    private static string? WrongAtTheEnd(long number, byte[] hash, (long Number, byte[] Hash)? head, Queue<CheckedSeal> waiting)
    {
        if (waiting.TryPeek(out var seal))
            return $"The trail ends at entry {number}, though entry {seal.Number} was sealed on {LondonTime.Day(seal.Day)}.";
        if (number == 0 && head is null)
            return null;
        if (head is not { } stands)
            return $"The trail has {number} entries, though none is remembered at its head.";
        return stands.Number == number && stands.Hash.AsSpan().SequenceEqual(hash) ? null
            : $"The trail ends at entry {number}, though its head remembers entry {stands.Number}.";
    }
}
