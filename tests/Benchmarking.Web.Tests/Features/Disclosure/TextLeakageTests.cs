using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Benchmarking.Engine.Attacks;
using Benchmarking.Web.Features.Seeding;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Disclosure;

/// <summary>
/// A26: everything that the site says of a publication to those who are no member of it, or answer for all, is searched
/// for the members' names and places and for the figures that they signed. Not searched is what names members because
/// it must: the page of peer groups, from which everybody sees with whom they are compared, and the board of returns.
/// </summary>
[Collection(TwinConsortia.Name)]
public sealed partial class TextLeakageTests(TwinConsortia twins)
{
    /// <summary>Parts of members' names that are places, and what members have become since.</summary>
    private static readonly string[] Places =
        ["Stockport", "Wigan", "Wythenshawe", "East Durham", "West Lancashire", "Weaver Vale", "Staffordshire", "Clarion", "ForHousing"];

    /// <summary>A member's short name that is also a word of the site: "in progress". Its whole name is looked for.</summary>
    private const string OrdinaryWord = "Progress";

    /// <summary>
    /// The catalogue says from which list of measures each metric came, and one of these lists is a member's of 2015/16.
    /// That is known from the list, holds no figure, and is the same whoever takes part.
    /// </summary>
    private static readonly string[] Sources =
        [.. SeedRows.Aliases().SelectMany(alias => new[] { alias.Note, alias.Name, alias.Framework }).Where(words => words.Contains("Aspire", StringComparison.Ordinal)).Distinct()];

    [Fact]
    public async Task No_page_or_file_of_a_publication_names_a_member_or_holds_a_figure_of_one()
    {
        var words = await WordsAsync();
        var found = new List<string>();
        foreach (var (role, addresses) in Read())
        {
            var visitor = role is null ? twins.Here.Site.NewVisitor() : await SignInAsync(twins.Here, role.Value);
            foreach (var address in addresses)
                found.AddRange(TextLeakage.Find(await TextAsync(visitor, address), words).Select(leak => $"{role} {address}: {leak}"));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.InRange(words.Figures.Count, 100, 500);
    }

    [Fact]
    public async Task A_member_s_name_and_figure_are_found_where_somebody_wrote_them_into_the_catalogue()
    {
        var words = await WordsAsync();
        var figure = words.Figures[^1].Value;
        await twins.Elsewhere.PlantAsync("turnout", $"First asked by Wythenshaw Community Housing Group, who had {figure}.");

        var found = TextLeakage.Find(await TextAsync(twins.Elsewhere.Site.NewVisitor(), "/metrics/turnout"), words);

        Assert.Contains(found, leak => leak is { Kind: LeakKind.Name, Meant: "Wythenshawe Community Housing Group" });
        Assert.Contains(found, leak => leak.Kind == LeakKind.Figure && leak.Meant == $"{figure}");
    }

    private static readonly string[] Views = ["changes", "spread", "compare", "splits", "answering"];

    private static IEnumerable<(Role? Role, string[] Addresses)> Read() =>
    [
        (null, ["/", "/about", "/metrics", "/method", "/sign-in", .. TwinConsortia.Metrics.Select(code => $"/metrics/{code}")]),
        (Role.Researcher, ["/", "/releases", "/research/account"]),
        (Role.Steering, ["/data-sets", "/data-sets/1", "/data-sets/1/cells.csv", "/data-sets/1/codebook.csv", "/data-sets/1/groups.csv"]),
        (Role.Steering, ["/publications/1/report", "/sector", "/sector.csv", .. Views.SelectMany(view => new[] { $"/sector/{view}", $"/sector/{view}.csv" }), "/sector/present",
            .. TwinConsortia.Metrics.SelectMany(code => new[] { $"/sector/{code}", $"/sector/{code}?group=region%3Anorth-west", $"/sector/{code}.csv" })]),
        (Role.ConsortiumAdmin, ["/jobs", $"/jobs/{TwinConsortia.Job}", $"/jobs/{TwinConsortia.Job}/progress"]),
    ];

    private Task<Visitor> SignInAsync(Twin twin, Role role) => twin.Site.SignInAsync(twins.Others.Single(one => one.Role == role).Person);

    /// <summary>Address, file name and what comes back, but for the frame, which names the reader's organisation to the reader.</summary>
    private static async Task<string> TextAsync(Visitor visitor, string address)
    {
        var page = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        // Titles of case studies are what their authors published of themselves, the same beside every figure: StudiesOfMetricTests.
        page.Document.QuerySelector(".others-did")?.Remove();
        var text = page.Document.QuerySelector("main") is { } main ? $"{page.Title}\n{WebUtility.HtmlDecode(Geometry().Replace(main.OuterHtml, " "))}" : page.Body;
        text = Sources.Aggregate(text, (rest, source) => rest.Replace(source, "", StringComparison.Ordinal));
        return $"{address}\n{page.Response.Content.Headers.ContentDisposition?.FileName}\n{text}";
    }

    /// <summary>
    /// Figures as somebody would write them, to one and two decimals, and counts above 100; without
    /// those that a published number equals.
    /// </summary>
    private async Task<ConfidentialWords> WordsAsync()
    {
        var cells = await (await SignInAsync(twins.Here, Role.ConsortiumAdmin)).GetAsync("/data-sets/1/cells.csv");
        var published = Number().Matches(cells.Body).Select(match => decimal.Parse(match.Value, CultureInfo.InvariantCulture)).ToHashSet();
        var figures = twins.Signed
            .SelectMany(one => new[] { Rounded(one.Value, 1), Rounded(one.Value, 2), one.Numerator, one.Denominator }).OfType<decimal>()
            .Where(figure => (figure > 100 || figure != decimal.Truncate(figure)) && !published.Contains(figure)).Distinct().Order();
        return new()
        {
            Names = [.. twins.Organisations.SelectMany(own => new[] { own.Name, own.ShortName, own.Slug }).Concat(Places).Distinct().Where(name => name != OrdinaryWord)],
            Figures = [.. figures.Select(figure => (figure, 0m))],
        };

        static decimal? Rounded(decimal? value, int places) => value is { } known ? Math.Round(known, places, MidpointRounding.AwayFromZero) : null;
    }

    /// <summary>Where lines of a drawing are: numbers, but no text.</summary>
    [GeneratedRegex("\\s(d|x|y|x1|x2|y1|y2|cx|cy|r|width|height|viewBox|points|transform)=\"[^\"]*\"")]
    private static partial Regex Geometry();

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Number();
}
