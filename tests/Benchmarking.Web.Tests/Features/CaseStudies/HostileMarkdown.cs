namespace Benchmarking.Web.Tests.Features.CaseStudies;

/// <summary>Markdown, encodings and languages that something between the box and the page might take for more than text.</summary>
internal static class HostileMarkdown
{
    public static IReadOnlyList<string> All => [.. Links, .. Blocks, .. Encoded, .. Templates, .. Deep];

    private static readonly string[] Links =
    [
        "[x](JAVASCRIPT:alert(1))",
        "[x]( javascript:alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x](\u0001javascript:alert(1))",
        "[x](javas\ncript:alert(1))",
        "[x](java\\script:alert(1))",
        "[x](%6aavascript:alert(1))",
        "[x](&#x6A;&#x61;&#x76;&#x61;script&#x3A;alert(1))",
        "[x](javascript&#58;alert(1))",
        "[x](javascript&Tab;:alert(1))",
        "[x](javascript://example.org/%0aalert(1))",
        "[x](view-source:javascript:alert(1))",
        "[x](feed:javascript:alert(1))",
        "[x](blob:https://evil.example/x)",
        "[x](data:image/svg+xml,<svg onload=alert(1)>)",
        "[x](data:application/xhtml+xml,<script>alert(1)</script>)",
        "[x](filesystem:https://evil.example/x)",
        "[x](jar:https://evil.example/x.jar!/x)",
        "[x](ms-word:ofe|u|https://evil.example/x)",
        "[x](//evil.example)",
        "[x](\\\\evil.example\\share)",
        "[x](/\\evil.example)",
        "[x](https:evil.example)",
        "[x](http://user:pass@evil.example)",
        "[x](mailto:x@example.org?bcc=y@evil.example&body=<script>alert(1)</script>)",
        "[x](#\" onclick=\"alert(1))",
        "[x](x 'y\" onmouseover=\"alert(1)')",
        "[<img src=x onerror=alert(1)>](https://example.org)",
        "[![x](javascript:alert(1))](javascript:alert(1))",
        "![x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)",
        "![x\" onload=\"alert(1)](https://evil.example/x.png \"y\")",
        "![x][y]\n\n[y]: https://evil.example/x.png \"z\"",
        "[x][]\n\n[x]: <javascript:alert(1)> 'y'",
        "[x]\n\n[x]: data:text/html,<script>alert(1)</script>",
        "[x][y]\n\n[y]:\n  javascript:alert(1)\n  \"z\"",
        "<JAVASCRIPT:alert(1)>",
        "<vbscript:msgbox(1)>",
        "<data:text/html,alert(1)>",
        "<x@example.org\"onclick=alert(1)>",
        "www.evil.example/\"onmouseover=\"alert(1)",
        "https://example.org/<script>alert(1)</script>",
    ];

    private static readonly string[] Blocks =
    [
        "# bmHurt",
        "# x {#bmHurt onclick=alert(1)}",
        "x\n{: onclick=alert(1) #bmHurt}",
        "[x](https://example.org){onclick=alert(1)}",
        "```\"onmouseover=alert(1)\nx\n```",
        "~~~ <script>alert(1)</script>\nx\n~~~",
        "``` math\n\\href{javascript:alert(1)}{x}\n```",
        "$$\\href{javascript:alert(1)}{x}$$",
        "``` mermaid\ngraph LR\nA[<img src=x onerror=alert(1)>]\nclick A \"javascript:alert(1)\"\n```",
        "|x|<img src=x onerror=alert(1)>|\n|-|-|\n|[x](javascript:alert(1))|y|",
        "x[^1]\n\n[^1]: <script>alert(1)</script>",
        "[^bmHurt]: x",
        "- [ ] <img src=x onerror=alert(1)>",
        "x\n: <script>alert(1)</script>",
        "*[x]: \" onmouseover=alert(1)",
        ":::x\" onclick=alert(1)\ny\n:::",
        "---\ntitle: <script>alert(1)</script>\n---",
        "<!-- --!><script>alert(1)</script> -->",
        "<div markdown=1>[x](javascript:alert(1))</div>",
        "\\[x](javascript:alert(1)) \\<img src=x onerror=alert(1)>",
        "1. <svg onload=alert(1)>\n   - <script>alert(1)</script>",
    ];

    private static readonly string[] Encoded =
    [
        "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;",
        "&lt;img src=x onerror=alert(1)&gt;",
        "&#x3c;img src=x onerror=alert(1)&#x3e;",
        "&#0000060script&#0000062alert(1)&#0000060/script&#0000062",
        "&ltscript&gtalert(1)&lt/script&gt",
        "%253Cscript%253Ealert(1)%253C%252Fscript%253E",
        "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
        "\\x3cscript\\x3ealert(1)\\x3c/script\\x3e",
        "&NewLine;javascript&colon;alert&lpar;1&rpar;",
        "\ufeff<script>alert(1)</script>",
        "\u2066<img src=x onerror=alert(1)>\u2069",
        "\u202excript\u202d<script>alert(1)</script>",
        "\ufe64script\ufe65alert(1)\ufe64/script\ufe65",
        "\u2039script\u203aalert(1)\u2039/script\u203a",
        "\u00bcscript\u00bealert(1)\u00bc/script\u00be",
        "<\0script>alert(1)</script>",
        "<img src=x on\0error=alert(1)>",
        "java\u200bscript:alert(1)",
        "+ADw-img src=x onerror+AD0-alert(1)+AD4-",
        "\u001b$B<script>alert(1)</script>",
    ];

    private static readonly string[] Templates =
    [
        "{{7*7}}{{bmHurt=1}}",
        "[[${7*7}]] #{7*7} *{7*7}",
        "{{{<script>alert(1)</script>}}}",
        "<div ng-app ng-init=\"constructor.constructor('alert(1)')()\">x</div>",
        "<div v-html=\"'<img src=x onerror=alert(1)>'\" x-init=\"alert(1)\" hx-get=//evil.example>x</div>",
        "@(System.Diagnostics.Process.Start(\"x\")) @model object",
        "{0} {1:N} %s %n $1 \\0",
        "jaVasCript:/*-/*`/*\\`/*'/*\"/**/(/* */oNcliCk=alert(1) )//%0D%0A%0d%0a//</stYle/</titLe/</teXtarEa/</scRipt/--!>\\x3csVg/<sVg/oNloAd=alert(1)//>\\x3e",
        "'\"`><img src=x onerror=alert(1)>{{7*7}}${7*7}<%=7*7%>",
        "';alert(1)//\";alert(1)//</script><script>alert(1)</script>",
        "\"-alert(1)-\" '-alert(1)-' ${alert(1)}",
        "=HYPERLINK(\"javascript:alert(1)\",\"x\")",
    ];

    private static readonly string[] Deep =
    [
        string.Concat(Enumerable.Repeat("<b>", 300)) + "<script>alert(1)</script>",
        string.Concat(Enumerable.Repeat("> ", 200)) + "<img src=x onerror=alert(1)>",
        string.Concat(Enumerable.Repeat("[", 300)) + "x](javascript:alert(1))",
        string.Concat(Enumerable.Repeat("*_", 300)) + "<svg onload=alert(1)>",
        string.Concat(Enumerable.Repeat("![x](", 100)) + "javascript:alert(1)",
        string.Concat(Enumerable.Repeat("`", 301)) + "<script>alert(1)</script>",
    ];
}
