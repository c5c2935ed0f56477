using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.CaseStudies;

/// <summary>Hostile texts in every field, on every page that shows them: none becomes an element or an address that runs.</summary>
public sealed class HostileTextTests(PostgresFixture postgres)
{
    private static readonly string[] Texts = ["Problem", "ResidentsDid", "WhatChanged", "ServiceChange", "Lesson", "Quotes"];

    private static readonly string[] Lines = ["Title", "Tags", "Cost", "Hours", "Participants", "PeopleAffected"];

    private readonly StudyFlow _flow = new(postgres);

    [Fact]
    public async Task No_text_of_a_case_study_becomes_markup_that_runs()
    {
        Assert.True(HostileTexts.All.Distinct().Count() >= 200, $"{HostileTexts.All.Count} texts");
        var texts = HostileTexts.Some;
        var author = await _flow.SignInAsync(await _flow.World.MemberAsync(), Role.Contributor, Role.Approver);
        var editor = await _flow.EditorAsync();
        var study = await StudyFlow.BeginAsync(author);
        var plain = Shape(await author.GetAsync($"{study}/preview"));
        var all = string.Join("\n\n", texts);

        // All of them at once in every field; then each by itself, since one may close what another opens.
        await StudyFlow.TypeAsync(author, study, Texts.Concat(Lines).Select(field => KeyValuePair.Create(field, all)), "picture", "picture", "<img src=x onerror=alert(1)>.png", StudyPictures.Png());
        await StudyFlow.TypeAsync(author, study, [KeyValuePair.Create("Files[0].Alternative", all), KeyValuePair.Create("Files[0].Caption", all)]);
        foreach (var page in new[] { "", "/edit", "/edit?problems=true", "/preview", "/check" })
            AssertHarmless(await author.GetAsync(study + page));
        AssertHarmless(await author.GetAsync("/case-studies/own"));
        Assert.NotEqual(plain, Shape(await author.GetAsync($"{study}/preview")));

        for (var at = 0; at < texts.Count; at += Texts.Length)
        {
            var few = Enumerable.Range(at, Texts.Length).Where(one => one < texts.Count).Select(one => texts[one]).ToList();
            var typed = few.Select((text, field) => KeyValuePair.Create(Texts[field], text)).Append(KeyValuePair.Create("Title", few[0][..Math.Min(few[0].Length, 120)]));
            AssertHarmless(await StudyFlow.TypeAsync(author, study, typed, "preview"));
        }

        // And as the editors read it, with their comment.
        await StudyFlow.TypeAsync(author, study, [.. StudyFlow.Whole]);
        foreach (var field in Texts)
            await StudyFlow.TypeAsync(author, study, [KeyValuePair.Create(field, all.Length > 3_900 ? all[..3_900] : all)]);
        await StudyFlow.TypeAsync(
            author, study,
            [KeyValuePair.Create("Title", "<script>alert(1)</script>"), KeyValuePair.Create("Files[0].Alternative", "\"><img src=x onerror=alert(1)>"), KeyValuePair.Create("Files[0].Caption", "<svg onload=alert(1)>"), KeyValuePair.Create("ServiceChange", "")]);
        foreach (var line in Lines.Skip(1))
            await StudyFlow.TypeAsync(author, study, [KeyValuePair.Create(line, "")]);
        var sent = await StudyFlow.CheckAsync(author, study, reason: "<img src=x onerror=alert(1)>", consent: true);
        Assert.True(sent.Landed == study, sent.Text);
        var address = $"/case-studies/queue/{StudyFlow.IdOf(study)}/1";
        AssertHarmless(await editor.GetAsync("/case-studies/queue"));
        AssertHarmless(await editor.GetAsync(address));
        await StudyFlow.DecideAsync(editor, study, 1, "changes", all[..1_900]);
        foreach (var page in new[] { "", "/edit" })
            AssertHarmless(await author.GetAsync(study + page));
    }

    private static void AssertHarmless(Page page)
    {
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'", page.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var main = page.Document.QuerySelector("main")!;
        Assert.Empty(main.QuerySelectorAll("script, iframe, object, embed, base, link, meta, style, svg script, svg animate, svg use, math, marquee, video, audio, template, noscript, x"));
        Assert.Equal(Elements(page.Document, "html, head, body, main").Count(), page.Document.QuerySelectorAll("html, head, body, main").Length);
        foreach (var element in page.Document.QuerySelectorAll("*"))
        {
            Assert.DoesNotContain(element.Attributes, attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name is "style" or "srcdoc" or "formaction");
            foreach (var address in new[] { "href", "src", "action", "data", "xlink:href" }.Select(element.GetAttribute).OfType<string>())
                Assert.True(IsHarmless(element, address), $"{page.Address}: {element.OuterHtml}");
        }
    }

    private static IEnumerable<IElement> Elements(IHtmlDocument document, string selector) => document.QuerySelectorAll(selector).DistinctBy(element => element.LocalName);

    /// <summary>Pages of the site; from a text also the web and mailboxes, to which only a press leads.</summary>
    private static bool IsHarmless(IElement element, string address) =>
        (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal)) || address.StartsWith('#')
        || (element.LocalName == "a" && (address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal) || address.StartsWith("mailto:", StringComparison.Ordinal))
            && element.GetAttribute("rel") == "nofollow noopener")
        || (element.LocalName == "link" && element.ParentElement?.LocalName == "head");

    private static string Shape(Page page) => page.Document.QuerySelector("main")!.InnerHtml;
}
