using AngleSharp.Dom;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Benchmarks;

namespace Benchmarking.Web.Tests.Features.CaseStudies.Reading;

/// <summary>"What others did" beside a metric says nothing of where anybody stands.</summary>
[Collection(PublishedConsortium.Name)]
public sealed class StudiesOfMetricTests(PublishedConsortium consortium)
{
    [Fact]
    public async Task Whoever_looks_and_wherever_they_stand_the_same_studies_are_shown_newest_first_and_nobody_is_named()
    {
        var library = new Library(consortium.World);
        for (var day = 1; day <= 5; day++)
        {
            await library.AddAsync(
                new Told { Title = $"Study {day}", Metrics = ["listened"], AuthorName = "Alder Homes", Audience = day == 5 ? "members" : "everyone", PublishedAt = new(2040, 1, day, 0, 0, 0, TimeSpan.Zero) },
                new Member(consortium.Alder.Id.Value, consortium.Alder.Name));
        }

        var shown = new List<string>();
        foreach (var member in new[] { consortium.Alder, consortium.Birch, consortium.Cedar })
        {
            var page = await (await consortium.SignInAsync(member, Role.Contributor)).GetAsync("/benchmarks/listened");
            var others = page.Document.QuerySelector(".others-did")!;
            shown.Add(others.OuterHtml);
            Assert.Equal(["Study 5", "Study 4", "Study 3"], Titles(others));
            Assert.DoesNotContain("Alder", others.TextContent);
            // None of the colours and signs that say where the reader stands.
            Assert.Null(others.QuerySelector(".own, .diamond"));
            Assert.Contains(page.Document.QuerySelectorAll(".chart-tools a"), link =>
                link.TextContent == "What others did (5 case studies)" && link.GetAttribute("href") == "/case-studies?metric=listened");
        }

        Assert.Single(shown.Distinct());
        var sector = await (await consortium.SignInAsync(null, Role.ConsortiumAdmin)).GetAsync("/sector/listened");
        Assert.Equal(["Study 4", "Study 3", "Study 2"], Titles(sector.Document.QuerySelector(".others-did")!));
    }

    [Fact]
    public async Task Where_there_is_none_about_the_metric_those_of_its_module_are_shown_and_said_to_be()
    {
        await new Library(consortium.World).AddAsync(new Told { Title = "Beside it", Metrics = ["never-asked"] });

        var page = await (await consortium.SignInAsync(consortium.Birch, Role.Contributor)).GetAsync("/benchmarks/below-standard");

        var others = page.Document.QuerySelector(".others-did")!;
        Assert.Equal(["Beside it"], Titles(others));
        Assert.Contains("There is no case study about this metric yet.", others.TextContent);
        Assert.DoesNotContain(page.Document.QuerySelectorAll(".chart-tools a"), link => link.TextContent.StartsWith("What others did", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Titles(IElement others) => others.QuerySelectorAll("li a").Select(link => link.TextContent);
}
