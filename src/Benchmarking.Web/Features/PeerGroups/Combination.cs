using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.PeerGroups;

/// <summary>
/// Attributes that somebody would put together: codes of groups by one attribute, at most one region, one size and one
/// type, in that order. Its own code is made of theirs, so the same combination always has the same address.
/// </summary>
public sealed record Combination
{
    private const string Prefix = "crossing:";

    private static readonly string[] Dimensions = ["region", "size", "type"];

    private Combination(IReadOnlyList<string> singles) => Singles = singles;

    public IReadOnlyList<string> Singles { get; }

    /// <summary>
    /// <c>crossing:region-north-west.size-under-5000</c>; of a single attribute that group's own code, of none everyone's.
    /// </summary>
    public string Code => Singles.Count switch
    {
        0 => PeerGroup.All,
        1 => Singles[0],
        _ => Prefix + string.Join('.', Singles.Select(code => code.Replace(':', '-'))),
    };

    /// <summary>Of what a form has; whatever is no code of its dimension counts as any.</summary>
    public static Combination Of(string? region, string? size, string? type) =>
        new([.. new[] { region, size, type }.Zip(Dimensions, (code, dimension) => IsCode(code, dimension) ? code! : "").Where(code => code.Length > 0)]);

    /// <summary>Reads a combination's code; null where it is none.</summary>
    public static Combination? Parse(string code)
    {
        if (!code.StartsWith(Prefix, StringComparison.Ordinal))
            return null;

        var parts = code[Prefix.Length..].Split('.');
        string? Part(string dimension) =>
            Array.Find(parts, part => part.StartsWith($"{dimension}-", StringComparison.Ordinal)) is { } part
                ? $"{dimension}:{part[(dimension.Length + 1)..]}"
                : null;
        var found = Of(Part("region"), Part("size"), Part("type"));
        return found.Code == code ? found : null;
    }

    /// <summary>The combination that a group is, whatever its code: one that is made again has a code of its own. Null where it is none.</summary>
    /// <param name="known">The groups there are.</param>
    public static Combination? Of(PeerGroupRow group, IEnumerable<PeerGroupRow> known)
    {
        if (group.Dimension != "crossing")
            return null;

        var singles = known.ToLookup(single => (single.Dimension, single.AttributeValue), single => single.Code);
        string? Code(string dimension, string? value) => value is null ? null : singles[(dimension, value)].FirstOrDefault();
        return Of(Code("region", group.Region), Code("size", group.SizeBand), Code("type", group.Type));
    }

    /// <summary>Whether two groups are combinations of the same attributes.</summary>
    public static bool AreSame(PeerGroupRow one, PeerGroupRow other) => (one.Dimension, other.Dimension) == ("crossing", "crossing")
        && (one.Region, one.SizeBand, one.Type) == (other.Region, other.SizeBand, other.Type);

    /// <summary>The code of the group that it is: of one that is published before one that is in use, of none its own.</summary>
    /// <param name="known">The groups there are.</param>
    /// <param name="published">Codes of those that the latest publication has.</param>
    public string CodeAmong(IReadOnlyList<PeerGroupRow> known, IReadOnlySet<string> published) =>
        Row(known) is { } row
            ? known.Where(group => AreSame(group, row) && (published.Contains(group.Code) || group.State == PeerGroupState.Live))
                .OrderByDescending(group => published.Contains(group.Code)).Select(group => group.Code).FirstOrDefault(Code)
            : Code;

    /// <summary>The code of one attribute, <c>region:north-west</c>; null where any will do.</summary>
    public string? Single(string dimension) => Singles.FirstOrDefault(code => code.StartsWith($"{dimension}:", StringComparison.Ordinal));

    /// <summary>The group that it would be; null where one of its attributes is none that there are groups by.</summary>
    /// <param name="known">The groups there are.</param>
    public PeerGroupRow? Row(IEnumerable<PeerGroupRow> known)
    {
        var singles = Singles.Select(code => known.FirstOrDefault(group => group.Code == code)).OfType<PeerGroupRow>().ToList();
        if (singles.Count < 2 || singles.Count < Singles.Count)
            return null;

        string? Value(string dimension) => singles.Find(single => single.Dimension == dimension)?.AttributeValue;
        return new PeerGroupRow
        {
            Code = Code,
            Dimension = "crossing",
            Name = NameOf(singles),
            Description = $"Members that are in all of these: {string.Join("; ", singles.Select(single => single.Name))}.",
            AttributeValue = "",
            Region = Value("region"),
            SizeBand = Value("size"),
            Type = Value("type"),
        };
    }

    /// <summary>"North West, under 5,000 homes, ALMOs".</summary>
    private static string NameOf(List<PeerGroupRow> singles) =>
        string.Join(", ", singles.Select((single, at) => at == 0 ? single.Name : Lowered(single.Name)));

    private static string Lowered(string name) =>
        name.Length > 1 && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    private static bool IsCode(string? code, string dimension) =>
        code is { Length: < 100 } && code.StartsWith($"{dimension}:", StringComparison.Ordinal)
        && code.Length > dimension.Length + 1
        && code[(dimension.Length + 1)..].All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
