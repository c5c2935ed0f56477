using System.Net;
using System.Text;
using Benchmarking.Web.Tests.Features.CaseStudies;
using Benchmarking.Web.Tests.Platform.Documents;

namespace Benchmarking.Web.Tests.Features.Register.Activities;

public sealed class ActivityFilesTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_picture_needs_words_is_shown_in_the_page_and_removed_with_a_question()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        var url = (await ground.WriteAsync("Walk")).Landed;

        var wordless = await ground.SendFileAsync(url, "walk.png", StudyPictures.Png(), " ");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wordless.Status);
        Assert.Contains("Type what the picture shows", wordless.Document.QuerySelector("#Alternative-error")!.TextContent);

        var added = await ground.SendFileAsync(url, "walk.png", StudyPictures.Png(), "People at a gate");
        var picture = added.Document.QuerySelector("img[alt='People at a gate']")!.GetAttribute("src")!;
        var sent = await ground.Visitor.GetAsync(picture);
        Assert.Equal("image/png", sent.Response.Content.Headers.ContentType!.MediaType);
        Assert.Null(sent.Response.Content.Headers.ContentDisposition);
        Assert.Equal("nosniff", Assert.Single(sent.Response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(HttpStatusCode.NotFound, (await (await ground.StrangerAsync()).GetAsync(picture)).Status);

        var ask = await ground.Visitor.GetAsync($"{picture}/remove");
        Assert.Contains("Remove walk.png?", ask.Text);
        Assert.Contains("The file is removed.", (await ground.Visitor.PostFormAsync(ask, $"{picture}/remove")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await ground.Visitor.GetAsync(picture)).Status);
    }

    [Fact]
    public async Task A_document_is_downloaded_and_what_is_neither_is_refused()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        var url = (await ground.WriteAsync("Walk")).Landed;

        var refused = await ground.SendFileAsync(url, "walk.png", Encoding.UTF8.GetBytes("<script>alert(1)</script>"), "People at a gate");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("walk.png: ", refused.Document.QuerySelector("#file-error")!.TextContent);
        Assert.Equal("People at a gate", refused.Document.QuerySelector("#Alternative")!.GetAttribute("value"));

        var added = await ground.SendFileAsync(url, "report.pdf", RawPdf.Page().ToArray(), "");
        var link = added.Document.QuerySelectorAll("main a").Single(one => one.TextContent == "report.pdf").GetAttribute("href")!;
        var sent = await ground.Visitor.GetAsync(link);
        Assert.Equal("application/pdf", sent.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", sent.Response.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task There_is_room_for_six()
    {
        var ground = await ActivityGround.MakeAsync(postgres);
        var url = (await ground.WriteAsync("Walk")).Landed;
        await ground.World.RunAsync(
            """
            insert into register_files (organisation_id, activity_id, name, media_type, alternative, content, made_at, made_by)
            select $1, $2, 'p.png', 'image/png', 'A gate', '', now(), $1 from generate_series(1, 5)
            """, ground.Member.Id, Guid.Parse(url["/register/activities/".Length..]));
        var before = await ground.Visitor.GetAsync(url);
        await ground.SendFileAsync(url, "walk.png", StudyPictures.Png(), "People at a gate");

        Assert.Contains("There is room for 6 files.", (await ground.Visitor.GetAsync(url)).Text);
        // The page of before still has its form.
        var seventh = await ground.Visitor.UploadAsync(before, $"{url}/files", "file", "walk.png", StudyPictures.Png());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seventh.Status);
        Assert.Contains("at most 6 files", seventh.Text);
    }
}
