using Benchmarking.Web.Features.CaseStudies.Writing;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Platform.Documents;

namespace Benchmarking.Web.Tests.Features.CaseStudies;

/// <summary>Nobody is quoted, shown or told of before the author says that they agree.</summary>
public sealed class AgreementTests(PostgresFixture postgres)
{
    private const string AskQuotes = "Say that those quoted agree, or remove the quotes";

    private const string AskDocument = "Say that those in the document agree, or remove the document";

    private readonly StudyFlow _flow = new(postgres);

    [Theory]
    [InlineData("> Now I know who comes.", true)]
    [InlineData("They said:\n\n1. first\n   > Now I know.", true)]
    [InlineData("More > less, and 3 > 2.", false)]
    [InlineData("    > an example, not a quotation", false)]
    public void A_block_quotation_in_any_text_quotes_somebody(string text, bool quotes)
    {
        foreach (var draft in new[] { new StudyDraft { Problem = text }, new() { ResidentsDid = text }, new() { WhatChanged = text }, new() { ServiceChange = text }, new() { Lesson = text } })
            Assert.Equal(quotes, StudyCheck.Quotations(draft).Count > 0);
        Assert.Single(StudyCheck.Quotations(new StudyDraft { Quotes = text }));
    }

    [Fact]
    public async Task A_block_quotation_is_agreed_to_and_another_one_asks_again()
    {
        var author = await _flow.SignInAsync(await _flow.World.MemberAsync(), Role.Contributor);
        var study = await StudyFlow.BeginAsync(author);
        await StudyFlow.TypeAsync(author, study, [.. StudyFlow.Whole.Where(field => field.Key != "Lesson"), KeyValuePair.Create("Lesson", "> Now I know who comes.")]);
        Assert.Equal([AskQuotes], Open(await StudyFlow.CheckAsync(author, study)));
        await StudyFlow.CheckAsync(author, study, "save", consent: true);
        await StudyFlow.TypeAsync(author, study, [KeyValuePair.Create("Lesson", "> Now we know who comes.")]);

        Assert.Equal([AskQuotes], Open(await StudyFlow.CheckAsync(author, study)));
        Assert.Equal(study, (await StudyFlow.CheckAsync(author, study, consent: true)).Landed);
    }

    [Fact]
    public async Task A_document_is_agreed_to_and_another_one_asks_again()
    {
        var author = await _flow.SignInAsync(await _flow.World.MemberAsync(), Role.Contributor);
        var study = await StudyFlow.BeginAsync(author);
        KeyValuePair<string, string>[] whole = [.. StudyFlow.Whole.Where(field => field.Key != "Author"), KeyValuePair.Create("Author", "named")];
        await StudyFlow.TypeAsync(author, study, whole, "document", "document", "d.pdf", RawPdf.Page().ToArray());
        var check = await StudyFlow.CheckAsync(author, study);
        Assert.Equal([AskDocument], Open(check));
        Assert.Contains("The words of the PDF are not read by this check", check.Text);

        Assert.Equal(study, (await StudyFlow.CheckAsync(author, study, consent: true)).Landed);
        var editor = await _flow.EditorAsync();
        Assert.Contains(
            "The author confirms that everybody in the document agreed. There are no pictures and no quotes.",
            (await editor.GetAsync($"/case-studies/queue/{StudyFlow.IdOf(study)}/1")).Text);
    }

    [Fact]
    public async Task An_anonymous_study_has_no_document()
    {
        var author = await _flow.SignInAsync(await _flow.World.MemberAsync(), Role.Contributor);
        var study = await StudyFlow.BeginAsync(author);
        var refused = await StudyFlow.TypeAsync(author, study, StudyFlow.Whole, "document", "document", "d.pdf", RawPdf.Page().ToArray());
        Assert.Contains("An anonymous case study cannot have a document", refused.Document.QuerySelector("#document-error")!.TextContent);

        // Added while it was to be named.
        await StudyFlow.TypeAsync(author, study, [KeyValuePair.Create("Author", "named")], "document", "document", "d.pdf", RawPdf.Page().ToArray());
        await StudyFlow.TypeAsync(author, study, [KeyValuePair.Create("Author", "anonymous")]);
        var check = await author.GetAsync($"{study}/check");
        Assert.Contains("An anonymous case study cannot have a document", check.Text);
        Assert.Contains("Names of towns, estates and schemes are not pointed at", check.Text);
    }

    private static IEnumerable<string> Open(Page page) => page.Document.QuerySelectorAll(".govuk-error-summary a").Select(link => link.TextContent);
}
