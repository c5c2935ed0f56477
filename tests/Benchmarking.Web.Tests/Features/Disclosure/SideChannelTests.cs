using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Tenancy;

namespace Benchmarking.Web.Tests.Features.Disclosure;

/// <summary>
/// A27: two consortia publish the same numbers, and one member's figure differs by twice the radius. Nobody but that
/// member may see any difference at all: not in a page, a file, a header, a length, or the note of the work.
/// </summary>
[Collection(TwinConsortia.Name)]
public sealed class SideChannelTests(TwinConsortia twins)
{
    private const string Anonymous = "somebody not signed in";

    [Fact]
    public void The_two_worlds_are_far_apart_and_much_is_published_of_them()
    {
        var radius = twins.Twins.Metric.Tolerance!;
        var truth = twins.Signed.Single(one => one.Organisation == twins.Twins.Member && one.Metric == twins.Twins.Metric.Code).Value!.Value;
        decimal In(IReadOnlyDictionary<string, decimal> world) => world.GetValueOrDefault(twins.Twins.Member, truth);

        Assert.True(In(twins.Twins.There) - In(twins.Twins.Here) >= 2 * radius.At(truth));
        Assert.InRange(twins.Signed.Select(one => one.Organisation).Distinct().Count(), 20, 30);
        Assert.InRange(twins.Groups.Count, 10, 20);
        Assert.DoesNotContain($"{twins.Neighbour.Id}", twins.Twins.Moved);
    }

    [Fact]
    public async Task Nobody_else_can_tell_two_worlds_apart_that_publish_the_same_numbers()
    {
        var different = new List<string>();
        var pages = 0;
        foreach (var onlooker in twins.Others.Append(null))
        {
            var (here, there) = (await LookAsync(twins.Here, onlooker), await LookAsync(twins.There, onlooker));
            foreach (var address in Addresses(onlooker?.Role))
            {
                var one = await Seen.ByAsync(here, onlooker?.Role.Words() ?? Anonymous, address);
                var other = await Seen.ByAsync(there, one.By, address);
                pages += one.Answer.StartsWith("200", StringComparison.Ordinal) ? 1 : 0;
                if (one.Answer != other.Answer)
                    different.Add(one.Against(other));
            }
        }

        Assert.True(different.Count == 0, $"{different.Count} of {pages} pages differ:\n{string.Join('\n', different)}");
        Assert.InRange(pages, 100, 1000);
    }

    /// <summary>What differs is found: the member's own figure, wherever the member sees it among its own.</summary>
    [Fact]
    public async Task The_member_itself_sees_its_own_figure()
    {
        string[] own = ["/benchmarks", .. TwinConsortia.Metrics.Select(code => $"/benchmarks/{code}")];

        Assert.Equal(own, await DifferentAsync(twins.There, twins.MovedMember, [.. own, "/metrics", "/method", "/peer-groups"]));
    }

    /// <summary>One published number is another, and every page and file that shows it is found.</summary>
    [Fact]
    public async Task A_world_that_publishes_another_number_is_told_apart()
    {
        var metric = twins.Twins.Metric.Code;

        Assert.Equal(
            [$"/benchmarks/{metric}", $"/benchmarks/{metric}.csv"],
            await DifferentAsync(twins.Elsewhere, Other(Role.Contributor), $"/benchmarks/{metric}", $"/benchmarks/{metric}.csv", "/metrics", "/method"));
        Assert.Equal(
            [$"/sector/{metric}"],
            await DifferentAsync(twins.Elsewhere, Other(Role.Steering), $"/sector/{metric}", "/peer-groups"));
        Assert.Equal(
            ["/data-sets/1", "/data-sets/1/cells.csv"],
            await DifferentAsync(twins.Elsewhere, Other(Role.ConsortiumAdmin), "/data-sets/1", "/data-sets/1/cells.csv", "/data-sets/1/codebook.csv"));
    }

    /// <summary>Which of some addresses look otherwise than in the first world.</summary>
    private async Task<IReadOnlyList<string>> DifferentAsync(Twin other, Onlooker onlooker, params string[] addresses)
    {
        var (here, there) = (await LookAsync(twins.Here, onlooker), await LookAsync(other, onlooker));
        var different = new List<string>();
        foreach (var address in addresses)
        {
            if ((await Seen.ByAsync(here, "", address)).Answer != (await Seen.ByAsync(there, "", address)).Answer)
                different.Add(address);
        }

        return different;
    }

    private Onlooker Other(Role role) => twins.Others.Single(one => one.Role == role);

    private static async Task<Visitor> LookAsync(Twin twin, Onlooker? onlooker) =>
        onlooker is null ? twin.Site.NewVisitor(followRedirects: false) : await twin.Site.SignInAsync(onlooker.Person);

    /// <summary>
    /// Every address of the site that the role opens; for those not signed in all there are. Pages that several roles
    /// share are looked through by the contributor and the steering group, and seen once by the others.
    /// </summary>
    private IEnumerable<string> Addresses(Role? role) =>
        from row in RouteTable.Rows
            // When and by what somebody signed in, and a new secret for their app, are theirs and not the same twice.
        where row.Template is not ("account/sessions" or "account/second-factor/set-up" or "account/data/file.json")
        where row.Method is "GET" or "ANY" && (role is null || row.Verb is null || Access.Table[row.Verb.Value].Contains(role.Value))
        from template in Filled(row.Template, role is Role.Contributor or Role.Steering)
        select RouteTable.Address(template, TwinConsortia.Round.Period.Route);

    /// <summary>
    /// With every file in its place, and with the metric whose figure is moved; or else with every metric, and with
    /// every peer group, of which the lists of all figures show the numbers and the pages of one figure the rest.
    /// </summary>
    private IEnumerable<string> Filled(string template, bool all)
    {
        var first = template.Replace("jobs/{id:guid}", $"jobs/{TwinConsortia.Job}", StringComparison.Ordinal).Replace("{number:int}", "1", StringComparison.Ordinal);
        var filled = Each([first], "{name}", ["cells", "codebook", "groups"]);
        var moved = Each(filled, "{code}", [twins.Twins.Metric.Code]);
        if (!all)
            return moved;

        var groups = template is "benchmarks.csv" or "sector.csv" ? twins.Groups
            : template.StartsWith("benchmarks", StringComparison.Ordinal) || template.StartsWith("sector", StringComparison.Ordinal) ? twins.MovedGroups
            : [];
        return Each(filled, "{code}", TwinConsortia.Metrics).Concat(moved.SelectMany(one => groups.Select(group => $"{one}?group={Uri.EscapeDataString(group)}")));
    }

    private static IReadOnlyList<string> Each(IReadOnlyList<string> templates, string place, IReadOnlyList<string> values) =>
    [
        .. templates.SelectMany(template => template.Contains(place, StringComparison.Ordinal)
            ? values.Select(value => template.Replace(place, value, StringComparison.Ordinal))
            : [template]),
    ];
}
