using System.Net;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Register.Documents;

namespace Benchmarking.Web.Tests.Features.Register.Said;

public sealed class SaidQuarterTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Lines_are_reworded_left_out_put_in_order_and_added()
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        await ground.ChangeAsync("First", "We did the first");
        await ground.ChangeAsync("Second", "We did the second");
        await ground.ChangeAsync("Third", "We did the third");
        var writer = await ground.SignInAsync(Role.Contributor);
        Assert.Contains("3 changes, 0 entries", (await writer.GetAsync("/register/said")).Text);
        var document = await RegisterGround.BeginSaidAsync(writer);
        var edit = Edit(document);
        var form = await writer.GetAsync(edit);
        var said = Enumerable.Range(0, 3).Select(at => form.Document.QuerySelector($"#Lines_{at}__YouSaid")!.TextContent).ToList();

        var fields = new List<(string, string)> { ("Introduction", "This quarter in short."), ("Lines[0].YouSaid", "Said anew"), ("Lines[0].Place", "9"), ("Lines[3].YouSaid", "A word of our own"), ("Lines[3].WeDid", "We answered") };
        var posted = await PostWithoutAsync(writer, form, edit, "Lines[1].Included", [.. fields]);

        Assert.Equal(document, posted.Landed);
        Assert.Contains("This quarter in short.", posted.Text);
        Assert.Equal(
            [said[2], "Said anew", "A word of our own"],
            posted.Document.QuerySelectorAll(".document__said div:first-child dd").Select(part => part.TextContent));
        Assert.DoesNotContain(said[1], posted.Text);
        // What is left out is kept for later.
        Assert.Contains(said[1], (await writer.GetAsync(edit)).Text);
    }

    [Fact]
    public async Task A_change_that_would_have_happened_anyway_stands_on_the_page_only_when_somebody_puts_it_there()
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        await ground.ChangeAsync("The law is new", "We follow it", attribution: "anyway");
        var writer = await ground.SignInAsync(Role.Contributor);
        var document = await RegisterGround.BeginSaidAsync(writer);
        Assert.DoesNotContain("We follow it", (await writer.GetAsync(document)).Text);

        var shown = await writer.PostFormAsync(await writer.GetAsync(Edit(document)), Edit(document), ("Lines[0].Included", "true"));

        Assert.Contains("We follow it", shown.Text);
    }

    [Fact]
    public async Task A_figure_stands_beside_its_caveat_or_not_at_all()
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        await ground.ChangeAsync("We are not heard", "We call back", "views-listened-to", 61, 68);
        var writer = await ground.SignInAsync(Role.Contributor);
        var document = await RegisterGround.BeginSaidAsync(writer);
        Assert.Contains("61%", (await writer.GetAsync(document)).Text);
        Assert.Contains("the figure alone does not show", (await writer.GetAsync(document)).Text);

        var wrong = await writer.PostFormAsync(await writer.GetAsync(Edit(document)), Edit(document), ("Lines[0].Caveat", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("#Lines_0__Caveat", wrong.Document.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));

        var without = await PostWithoutAsync(writer, await writer.GetAsync(Edit(document)), Edit(document), "Lines[0].ShowsFigure");
        Assert.DoesNotContain("61%", without.Text);
        Assert.DoesNotContain("the figure alone", without.Text);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept()
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        await ground.ChangeAsync("The post is late", "We asked");
        var writer = await ground.SignInAsync(Role.Contributor);
        var edit = Edit(await RegisterGround.BeginSaidAsync(writer));
        var stale = await writer.GetAsync(edit);

        var wrong = await writer.PostFormAsync(
            await writer.GetAsync(edit), edit, ("Title", " "), ("Lines[0].Place", "two"), ("Lines[0].YouSaid", "Write to someone@example.org"), ("Lines[0].WeDid", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(
            ["#Lines_0__Place", "#Lines_0__WeDid", "#Lines_0__YouSaid", "#Title"],
            wrong.Document.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href")).Order(StringComparer.Ordinal));
        Assert.Contains("someone@example.org", wrong.Document.QuerySelector("#Lines_0__YouSaid")!.TextContent);

        await writer.PostFormAsync(await writer.GetAsync(edit), edit, ("Lines[0].WeDid", "We changed the round"));
        var conflict = await writer.PostFormAsync(stale, edit, ("Lines[0].WeDid", "We wrote a letter"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("We wrote a letter", conflict.Text);
        var again = await writer.PostFormAsync(conflict, edit);
        Assert.Contains("We wrote a letter", again.Text);
    }

    private static string Edit(string document) => $"{document.Replace("documents", "said", StringComparison.Ordinal)}/edit";

    /// <summary>Posts the form of a page with one tick taken away.</summary>
    private static async Task<Page> PostWithoutAsync(Visitor visitor, Page page, string action, string tick, params (string, string)[] typed)
    {
        ((AngleSharp.Html.Dom.IHtmlInputElement)page.Form(action).QuerySelector($"[name='{tick}']")!).IsChecked = false;
        return await visitor.PostFormAsync(page, action, typed);
    }
}
