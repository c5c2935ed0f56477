using AngleSharp.Html.Parser;
using Benchmarking.Web.Shared.Markdown;
using Benchmarking.Web.Tests.Features.CaseStudies;

namespace Benchmarking.Web.Tests.Shared;

public sealed class CaseTextTests
{
    private static readonly string[] MayStand =
        ["P", "BR", "HR", "H3", "H4", "H5", "H6", "UL", "OL", "LI", "BLOCKQUOTE", "STRONG", "EM", "CODE", "PRE", "A"];

    public static TheoryData<string> Hostile =>
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)><p>x",
        "<iframe src=\"https://evil.example\"></iframe>",
        "<style>body{display:none}</style>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#x0a;script:alert(1))",
        "[x](&#x6A;avascript:alert(1))",
        "[x](\tjavascript:alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:msgbox(1))",
        "[x](file:///etc/passwd)",
        "[x][1]\n\n[1]: javascript:alert(1)",
        "<javascript:alert(1)>",
        "![x](https://evil.example/pixel.png)",
        "![x\" onerror=\"alert(1)](y)",
        "[x](https://a.example \"onmouseover=alert(1)\")",
        "[x](https://a.example\" onmouseover=\"alert(1))",
        "[x](/sign-out)",
        "[x](//evil.example)",
        "`<script>alert(1)</script>`",
        "```html\" onclick=alert(1)\n<script>\n```",
        "# <b onclick=alert(1)>x</b>",
        "> <object data=x>",
        "* <form action=https://evil.example><input name=q>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<math><mi xlink:href=\"javascript:alert(1)\">x",
        "</p></div><script>alert(1)</script>",
        "<!-- --><script>alert(1)</script>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "x\n: <template><script>alert(1)</script></template>",
    ];

    [Fact]
    public void Nothing_of_the_whole_corpus_of_hostile_texts_does_either()
    {
        foreach (var typed in HostileTexts.All)
            Nothing_typed_becomes_anything_but_plain_elements_and_links_outwards(typed);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Nothing_typed_becomes_anything_but_plain_elements_and_links_outwards(string typed)
    {
        var body = new HtmlParser().ParseDocument(CaseText.Html(typed)).Body!;

        Assert.All(body.QuerySelectorAll("*"), element =>
        {
            Assert.Contains(element.TagName, MayStand);
            Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, new[] { "href", "rel", "start" }));
        });
        Assert.All(body.QuerySelectorAll("a"), link =>
        {
            Assert.Matches("^(https?|mailto):", link.GetAttribute("href"));
            Assert.Equal("nofollow noopener", link.GetAttribute("rel"));
        });
    }

    [Theory]
    [InlineData("Repairs are **late**.", "<p>Repairs are <strong>late</strong>.</p>")]
    [InlineData("# Top\n\n## Below", "<h3>Top</h3>\n<h4>Below</h4>")]
    [InlineData("###### Sixth", "<h6>Sixth</h6>")]
    [InlineData("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>")]
    [InlineData("3. three\n4. four", "<ol start=\"3\">\n<li>three</li>\n<li>four</li>\n</ol>")]
    [InlineData("> Now they ring back.", "<blockquote>\n<p>Now they ring back.</p>\n</blockquote>")]
    [InlineData("[the site](https://a.example/x?y=1&z=2)", "<p><a href=\"https://a.example/x?y=1&amp;z=2\" rel=\"nofollow noopener\">the site</a></p>")]
    [InlineData("<team@a.example>", "<p><a href=\"mailto:team@a.example\" rel=\"nofollow noopener\">team@a.example</a></p>")]
    [InlineData("see https://a.example/", "<p>see <a href=\"https://a.example/\" rel=\"nofollow noopener\">https://a.example/</a></p>")]
    [InlineData("![Tenants at a table](https://a.example/t.png) agreed", "<p>Tenants at a table agreed</p>")]
    [InlineData("[our page](/returns)", "<p>our page</p>")]
    [InlineData("5 < 6 & <b>7</b>", "<p>5 &lt; 6 &amp; &lt;b&gt;7&lt;/b&gt;</p>")]
    [InlineData("", "")]
    [InlineData(" \n ", "")]
    public void Markdown_is_read_as_it_is_usually_meant(string typed, string shown) => Assert.Equal(shown, CaseText.Html(typed));

    [Fact]
    public void A_text_nested_too_deeply_to_be_read_is_shown_as_it_was_typed()
    {
        var typed = new string('>', 50_000) + "<script>";

        Assert.Equal($"<p>{new string('>', 50_000).Replace(">", "&gt;", StringComparison.Ordinal)}&lt;script&gt;</p>", CaseText.Html(typed));
        Assert.Equal(typed, CaseText.Plain(typed));
    }

    [Fact]
    public void The_words_alone_have_no_marks_and_no_lines() =>
        Assert.Equal(
            "Repairs Residents said late. Rang back", CaseText.Plain("# Repairs\n\nResidents said **late**.\n\n* [Rang back](https://a.example)"));
}
