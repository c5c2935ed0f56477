using System.Net;
using System.Net.Http.Headers;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.CaseStudies.Reading;

public sealed class ReadStudyTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);
    private readonly Library _library = new(postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_tells_the_study_its_facts_and_where_it_comes_from()
    {
        var study = await _library.AddAsync(new Told
        {
            Title = "Letters", Problem = "They were **hard**.", Quotes = "> At last.", Rung = 5, Metrics = ["kept-informed"], Tags = ["plain english"],
            ActivityType = "Panel or forum",
        });

        var page = await postgres.Web.NewVisitor().GetAsync($"/case-studies/{study}");

        Assert.Equal("Letters", page.Heading);
        Assert.Equal("hard", page.Document.QuerySelector(".prose strong")!.TextContent);
        Assert.Equal("At last.", page.Document.QuerySelector(".prose blockquote")!.TextContent.Trim());
        Assert.Contains("Told from A document (2020)", page.Text);
        Assert.Contains("5: Co-design.", page.Text);
        Assert.Contains("Published on 1 January 2030", page.Text);
        Assert.NotNull(page.Document.QuerySelector("a[href='/metrics/kept-informed']"));
        Assert.NotNull(page.Document.QuerySelector("a[href='/case-studies?tag=plain%20english']"));
        Assert.Contains("Nobody has said yet that they used this", page.Text);
        Assert.DoesNotContain("We used this", page.Text);
        Assert.NotNull(page.Document.QuerySelector("link[rel=alternate]") ?? (await postgres.Web.NewVisitor().GetAsync("/case-studies")).Document.QuerySelector("link[rel=alternate]"));
    }

    [Fact]
    public async Task The_next_revision_takes_the_place_of_the_one_before_at_the_same_address()
    {
        var study = await _library.AddAsync(new Told { Title = "First words", State = "superseded" });
        await _library.AddAsync(new Told { Title = "Second words" }, study: study, revision: 2);
        await _library.AddAsync(new Told { Title = "Third words", State = "approved" }, study: study, revision: 3);

        var page = await postgres.Web.NewVisitor().GetAsync($"/case-studies/{study}");

        Assert.Equal("Second words", page.Heading);
        Assert.Contains("revision 2", page.Text);
    }

    [Fact]
    public async Task A_withdrawn_study_leaves_a_stone_that_says_why_and_nothing_else_of_it()
    {
        var (word, author) = (Library.Word(), await _world.MemberAsync());
        var study = await _library.AddAsync(new Told { Title = word, Tags = [word] }, author);
        await _library.AttachAsync(study, 1, "picture", "picture-1.png", "image/png", [1, 2, 3]);
        await _library.WithdrawAsync(study, byEditor: false, "A resident shown in it no longer agrees.");
        var member = await postgres.Web.SignInAsync(await _world.PersonAsync(await _world.MemberAsync(), Role.Contributor));

        foreach (var visitor in new[] { postgres.Web.NewVisitor(), member })
        {
            var page = await visitor.GetAsync($"/case-studies/{study}");
            Assert.Equal(HttpStatusCode.Gone, page.Status);
            Assert.Equal("This case study was withdrawn", page.Heading);
            Assert.Contains("Its author withdrew it on 3 February 2030", page.Text);
            Assert.Contains("A resident shown in it no longer agrees.", page.Text);
            Assert.DoesNotContain(word, page.Body);
            Assert.DoesNotContain(author.Name, page.Body);
            foreach (var file in new[] { "pictures/1", "document" })
                Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync($"/case-studies/{study}/{file}")).Status);
            Assert.Empty(FindStudiesTests.Found(await visitor.GetAsync($"/case-studies?tag={word}")));
        }
    }

    [Fact]
    public async Task The_stone_of_one_for_members_stands_for_members_alone()
    {
        var study = await _library.AddAsync(new Told { Audience = "members" }, await _world.MemberAsync());
        await _library.WithdrawAsync(study, byEditor: true, "It is out of date.");
        var member = await postgres.Web.SignInAsync(await _world.PersonAsync(await _world.MemberAsync(), Role.Contributor));

        Assert.Equal(HttpStatusCode.Gone, (await member.GetAsync($"/case-studies/{study}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await postgres.Web.NewVisitor().GetAsync($"/case-studies/{study}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await postgres.Web.NewVisitor().GetAsync($"/case-studies/{study}/document")).Status);
    }

    [Theory]
    [InlineData("sent")]
    [InlineData("changes_asked")]
    [InlineData("approved")]
    [InlineData("superseded")]
    public async Task What_is_not_published_looks_like_what_never_was(string state)
    {
        var study = await _library.AddAsync(new Told { State = state }, await _world.MemberAsync());
        await _library.AttachAsync(study, 1, "document", "d.pdf", "application/pdf", [1, 2, 3]);
        var member = await postgres.Web.SignInAsync(await _world.PersonAsync(await _world.MemberAsync(), Role.Contributor));
        var editor = await postgres.Web.SignInAsync(await _world.PersonAsync(await _world.MemberAsync(), Role.Steering));
        foreach (var visitor in new[] { postgres.Web.NewVisitor(), member, editor })
        {
            var (unpublished, never) = (await visitor.GetAsync($"/case-studies/{study}"), await visitor.GetAsync($"/case-studies/{Guid.NewGuid()}"));
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (unpublished.Status, never.Status));
            Assert.Equal(never.Text, unpublished.Text);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/case-studies/{study}/document")).Status);
        }
    }

    [Fact]
    public async Task One_for_members_asks_others_to_sign_in_and_gives_them_nothing()
    {
        var study = await _library.AddAsync(new Told { Title = "Only among us", Audience = "members" });
        await _library.AttachAsync(study, 1, "picture", "p.png", "image/png", [1, 2, 3]);
        var nobody = postgres.Web.NewVisitor();

        var page = await nobody.GetAsync($"/case-studies/{study}");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.DoesNotContain("Only among us", page.Body);
        Assert.NotNull(page.Document.QuerySelector($"a[href='/sign-in?returnUrl=%2Fcase-studies%2F{study}']"));
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync($"/case-studies/{study}/pictures/1")).Status);
        var member = await postgres.Web.SignInAsync(await _world.PersonAsync(await _world.MemberAsync(), Role.Approver));
        Assert.Equal("Only among us", (await member.GetAsync($"/case-studies/{study}")).Heading);
        Assert.Equal(HttpStatusCode.OK, (await member.GetAsync($"/case-studies/{study}/pictures/1")).Status);
    }

    [Fact]
    public async Task Pictures_and_the_document_come_as_what_they_are_under_names_of_ours()
    {
        var study = await _library.AddAsync(new Told());
        await _library.AttachAsync(study, 1, "picture", "picture-1.png", "image/png", [1, 2, 3], "Two residents at a table", "At the meeting");
        await _library.AttachAsync(study, 2, "document", "secret-author.pdf", "application/pdf", [4, 5, 6, 7], caption: "The questions");
        var nobody = postgres.Web.NewVisitor();

        var page = await nobody.GetAsync($"/case-studies/{study}");
        var picture = page.Document.QuerySelector("figure img")!;
        Assert.Equal("Two residents at a table", picture.GetAttribute("alt"));
        Assert.Equal("At the meeting", page.Document.QuerySelector("figcaption")!.TextContent);
        Assert.Contains("The questions (PDF, 4 bytes)", page.Text);
        Assert.DoesNotContain("secret-author", page.Body);

        var shown = await nobody.Client.GetAsync(picture.GetAttribute("src"), Cancel);
        Assert.Equal("image/png", shown.Content.Headers.ContentType!.MediaType);
        Assert.Null(shown.Content.Headers.ContentDisposition);
        Assert.Equal([1, 2, 3], await shown.Content.ReadAsByteArrayAsync(Cancel));
        using var again = new HttpRequestMessage(HttpMethod.Get, picture.GetAttribute("src"));
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(shown.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, (await nobody.Client.SendAsync(again, Cancel)).StatusCode);

        var document = await nobody.Client.GetAsync($"/case-studies/{study}/document", Cancel);
        Assert.Equal("attachment; filename=case-study.pdf", document.Content.Headers.ContentDisposition!.ToString().Split("; filename*")[0]);
        Assert.Equal("nosniff", document.Headers.GetValues("X-Content-Type-Options").Single());
        // A document is no picture, and a picture no document.
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync($"/case-studies/{study}/pictures/2")).Status);
    }
}
