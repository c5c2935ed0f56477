using System.Net;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.CaseStudies.Reading;

public sealed class FindStudiesTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);
    private readonly Library _library = new(postgres);

    [Fact]
    public async Task Words_are_found_in_every_part_in_any_form_and_the_title_counts_most()
    {
        var (word, nobody) = (Library.Word(), postgres.Web.NewVisitor());
        var inLesson = await _library.AddAsync(new Told { Title = $"Later {word}x", Lesson = $"Ask {word} before.", PublishedAt = new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero) });
        var inTitle = await _library.AddAsync(new Told { Title = $"About {word} and repairing" });
        await _library.AddAsync(new Told { Problem = "Nothing of it." });

        Assert.Equal([inTitle, inLesson], Found(await nobody.GetAsync($"/case-studies?q={word}")));
        Assert.Equal([inLesson, inTitle], Found(await nobody.GetAsync($"/case-studies?q={word}&sort=newest")));
        Assert.Equal([inTitle], Found(await nobody.GetAsync($"/case-studies?q={word}+repairs")));
        Assert.Equal([inTitle], Found(await nobody.GetAsync($"/case-studies?q={word}+-ask")));
        Assert.Equal([inLesson], Found(await nobody.GetAsync($"/case-studies?q=%22ask+{word}%22")));
    }

    [Fact]
    public async Task Found_words_are_marked_and_whatever_else_was_written_stays_text()
    {
        var word = Library.Word();
        await _library.AddAsync(new Told
        {
            Title = $"<b>{word}</b> & co",
            Problem = $"Before **{word}** <img src=x onerror=alert(1)> after </mark><script>alert(1)</script>",
            Tags = [$"<i>{word}"],
        });

        var page = await postgres.Web.NewVisitor().GetAsync($"/case-studies?q={word}");

        Assert.Equal([word], page.Document.QuerySelectorAll("mark").Select(mark => mark.TextContent));
        Assert.Equal($"<b>{word}</b> & co", page.Document.QuerySelector(".study-line h2")!.TextContent.Trim());
        Assert.Empty(page.Document.QuerySelectorAll("main img, main script, main b, main i"));
        Assert.Contains("Before", page.Document.QuerySelector(".study-line__text")!.TextContent);
    }

    [Theory]
    [InlineData("'")]
    [InlineData("\"")]
    [InlineData("'; drop table case_studies; --")]
    [InlineData("a & | ! b <-> (")]
    [InlineData(":*")]
    [InlineData("\\")]
    [InlineData("the and of")]
    [InlineData("%00")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("{{7*7}}")]
    public async Task Whatever_is_typed_is_looked_for_and_never_obeyed(string typed)
    {
        var page = await postgres.Web.NewVisitor().GetAsync($"/case-studies?q={(typed == "%00" ? typed : Uri.EscapeDataString(typed))}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task Filters_narrow_the_list_alone_and_together_and_stay_chosen()
    {
        var (tag, type, nobody) = (Library.Word(), Library.Word(), postgres.Web.NewVisitor());
        var first = await _library.AddAsync(new Told { Tags = [tag, "other"], Rung = 5, Metrics = ["kept-informed"], ActivityType = type, SizeBand = "under 5,000", AuthorName = "X" });
        var second = await _library.AddAsync(new Told { Tags = [tag], Rung = 2, Metrics = ["turnout", "kept-informed"], ActivityType = "Event", PublishedAt = new(2029, 1, 1, 0, 0, 0, TimeSpan.Zero) });

        Assert.Equal([first, second], Found(await nobody.GetAsync($"/case-studies?tag={tag}")));
        Assert.Equal([first], Found(await nobody.GetAsync($"/case-studies?tag={tag}&rung=5")));
        Assert.Equal([second], Found(await nobody.GetAsync($"/case-studies?tag={tag}&metric=turnout")));
        Assert.Equal([first], Found(await nobody.GetAsync($"/case-studies?type={type}")));
        Assert.Equal([first], Found(await nobody.GetAsync($"/case-studies?tag={tag}&size=under+5,000")));
        Assert.Equal([first, second], Found(await nobody.GetAsync($"/case-studies?tag={tag}&rung=nine&page=x")));
        var none = await nobody.GetAsync($"/case-studies?tag={tag}&rung=5&metric=turnout");
        Assert.Empty(Found(none));
        Assert.Contains("No case study fits", none.Text);
        Assert.Equal(tag, Chosen(none, "tag"));
        Assert.Equal("5", Chosen(none, "rung"));
        Assert.Equal("turnout", Chosen(none, "metric"));
        // One that the ladder does not have leaves nothing out, and is not shown as if it did.
        Assert.Null(Chosen(await nobody.GetAsync($"/case-studies?tag={tag}&rung=9"), "rung"));
        Assert.Equal("nowhere", Chosen(await nobody.GetAsync("/case-studies?tag=nowhere"), "tag"));
    }

    [Fact]
    public async Task A_long_list_is_read_in_pages_and_no_study_stands_on_two()
    {
        var (tag, nobody) = (Library.Word(), postgres.Web.NewVisitor());
        var all = new List<Guid>();
        for (var study = 0; study < 23; study++)
            all.Add(await _library.AddAsync(new Told { Title = $"Study {study}", Tags = [tag] }));

        var pages = new[] { await nobody.GetAsync($"/case-studies?tag={tag}"), await nobody.GetAsync($"/case-studies?tag={tag}&page=2"), await nobody.GetAsync($"/case-studies?tag={tag}&page=3") };

        Assert.Equal([10, 10, 3], pages.Select(page => Found(page).Count));
        Assert.Equal(all.Order(), pages.SelectMany(Found).Order());
        Assert.Contains("23 case studies found", pages[0].Text);
        Assert.Equal($"/case-studies?tag={tag}&page=2", pages[0].Document.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal(Found(pages[2]), Found(await nobody.GetAsync($"/case-studies?tag={tag}&page=99")));
    }

    [Fact]
    public async Task Everybody_sees_what_is_meant_for_everyone_and_only_members_the_rest()
    {
        var tag = Library.Word();
        var open = await _library.AddAsync(new Told { Tags = [tag] });
        var closed = await _library.AddAsync(new Told { Tags = [tag], Audience = "members", PublishedAt = new(2029, 1, 1, 0, 0, 0, TimeSpan.Zero) });
        foreach (var state in new[] { "sent", "changes_asked", "approved", "superseded", "withdrawn" })
            await _library.AddAsync(new Told { Tags = [tag], State = state });
        var member = await postgres.Web.SignInAsync(await _world.PersonAsync(await _world.MemberAsync(), Role.Contributor));
        var steering = await postgres.Web.SignInAsync(await _world.PersonAsync(await _world.MemberAsync(), Role.Steering));
        var administrator = await postgres.Web.SignInAsync(await _world.PersonAsync(Role.ConsortiumAdmin));
        var researcher = await postgres.Web.SignInAsync(await _world.PersonAsync(Role.Researcher));
        var address = $"/case-studies?tag={tag}";

        Assert.Equal([open], Found(await postgres.Web.NewVisitor().GetAsync(address)));
        Assert.Equal([open], Found(await researcher.GetAsync(address)));
        Assert.Equal([open, closed], Found(await member.GetAsync(address)));
        Assert.Equal([open, closed], Found(await steering.GetAsync(address)));
        Assert.Equal([open, closed], Found(await administrator.GetAsync(address)));
        Assert.Contains("For members only", (await member.GetAsync(address)).Text);
    }

    [Fact]
    public async Task The_most_used_can_stand_first()
    {
        var tag = Library.Word();
        var used = await _library.AddAsync(new Told { Tags = [tag], PublishedAt = new(2029, 1, 1, 0, 0, 0, TimeSpan.Zero) });
        var newer = await _library.AddAsync(new Told { Tags = [tag] });
        var member = await postgres.Web.SignInAsync(await _world.PersonAsync(await _world.MemberAsync(), Role.Contributor));
        await member.PostFormAsync(await member.GetAsync($"/case-studies/{used}"), $"/case-studies/{used}/used");

        var page = await postgres.Web.NewVisitor().GetAsync($"/case-studies?tag={tag}&sort=used");

        Assert.Equal([used, newer], Found(page));
        Assert.Contains("1 member used this", page.Text);
        Assert.Equal([newer, used], Found(await postgres.Web.NewVisitor().GetAsync($"/case-studies?tag={tag}")));
    }

    internal static List<Guid> Found(Page page) => [.. page.Document.QuerySelectorAll(".study-line h2 a")
        .Select(link => Guid.Parse(link.GetAttribute("href")!["/case-studies/".Length..]))];

    private static string? Chosen(Page page, string field) => page.Document.QuerySelector($"#{field} option[selected]")?.GetAttribute("value");
}
