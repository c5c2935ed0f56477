using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.PeerGroups;

/// <summary>
/// How far one member is from another by what everybody knows of both: size band, number of homes, type and region.
/// Each part runs from 0 (alike) to 1 (as far apart as it counts), and the distance is their sum, 0 to 4. No figure of
/// a return has a part in it.
/// </summary>
public sealed record Likeness(Organisation Organisation, IReadOnlyList<LikenessPart> Parts)
{
    /// <summary>Steps between the smallest and the largest size band.</summary>
    private const decimal BandsApart = 3;

    /// <summary>As many doublings as count: four times as many homes is as far as it goes.</summary>
    private const double DoublingsApart = 2;

    private const string Everywhere = "National";

    public decimal Distance => Parts.Sum(part => part.Distance);

    /// <param name="bands">Size bands in order of size.</param>
    public static Likeness Between(Organisation own, Organisation other, IReadOnlyList<string> bands) => new(
        other, [Size(own, other, bands), Stock(own, other), Type(own, other), Region(own, other)]);

    private static LikenessPart Size(Organisation own, Organisation other, IReadOnlyList<string> bands)
    {
        var (mine, theirs) = (Place(bands, own.SizeBand), Place(bands, other.SizeBand));
        if (own.SizeBand == other.SizeBand)
            return new("Size band", 0, $"the same, {other.SizeBand}");
        if (mine is null || theirs is null)
            return new("Size band", 1, other.SizeBand);

        var steps = Math.Abs(mine.Value - theirs.Value);
        return new("Size band", Math.Round(Math.Min(1, steps / BandsApart), 2), $"{other.SizeBand}, {(steps == 1 ? "the next band" : $"{steps} bands away")}");
    }

    private static LikenessPart Stock(Organisation own, Organisation other)
    {
        if (own.Homes is not { } mine || other.Homes is not { } theirs)
            return new("Homes", 0.5m, "not known of both, so it counts half");

        var doublings = Math.Abs(Math.Log2((double)theirs / mine));
        var distance = Math.Round((decimal)Math.Min(1, doublings / DoublingsApart), 2);
        return new("Homes", distance, $"{Engine.FigureText.Number(theirs)}");
    }

    private static LikenessPart Type(Organisation own, Organisation other) =>
        own.Type == other.Type ? new("Type", 0, $"the same, {other.Type}") : new("Type", 1, other.Type);

    private static LikenessPart Region(Organisation own, Organisation other) => (own.Region, other.Region) switch
    {
        var (mine, theirs) when mine == theirs => new("Region", 0, $"the same, {theirs}"),
        var (mine, theirs) when mine == Everywhere || theirs == Everywhere => new("Region", 0.5m, $"{theirs}: one of the two works across regions"),
        var (_, theirs) => new("Region", 1, theirs),
    };

    private static int? Place(IReadOnlyList<string> bands, string band)
    {
        for (var at = 0; at < bands.Count; at++)
        {
            if (bands[at] == band)
                return at;
        }

        return null;
    }
}

/// <summary>One part of the distance.</summary>
/// <param name="Distance">0 to 1.</param>
/// <param name="Why">What of the other member makes it so.</param>
public sealed record LikenessPart(string Name, decimal Distance, string Why);
