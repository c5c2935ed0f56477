using Benchmarking.Web.Tests.Features.CaseStudies;
using Microsoft.Playwright;

namespace Benchmarking.Browser.Tests.Support;

/// <summary>Lies in wait, in one window, for anything that a text makes the browser do.</summary>
internal sealed class Traps
{
    // Runs before anything of the page, so that what is refused while the page is read is seen too.
    private const string Listener =
        "window.bmRefused = []; addEventListener('securitypolicyviolation', e => bmRefused.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`));";

    private const string Look =
        """
        mark => [
          ...bmRefused.map(refused => 'refused by the policy: ' + refused),
          ...[mark, mark.toLowerCase()].filter(name => name in window).map(name => 'window.' + name),
          ...[...document.querySelectorAll('*')].flatMap(element => [...element.attributes].map(own => [element, own]))
            // A chart's own script gives its canvas a size.
            .filter(([element]) => !element.matches('.chart, .chart canvas'))
            .filter(([, own]) => own.name.startsWith('on') || ['style', 'srcdoc', 'formaction', 'ping'].includes(own.name))
            .map(([element]) => element.outerHTML.slice(0, 300)),
          ...[...document.querySelectorAll('main a[href], main area[href]')]
            .filter(link => !['http:', 'https:', 'mailto:'].includes(new URL(link.href).protocol)).map(link => link.outerHTML),
          ...[...document.querySelectorAll('main script:not([type="application/json"]), main iframe, main object, main embed, main style, main link, main meta, main base')]
            .map(element => element.outerHTML),
        ]
        """;

    private readonly IPage _page;
    private readonly string _own;
    private readonly List<string> _caught = [];

    private Traps(IPage page, string own) => (_page, _own) = (page, own);

    /// <summary>How many pages were looked at.</summary>
    public int Pages { get; private set; }

    public static async Task<Traps> SetAsync(Window window, string own)
    {
        var traps = new Traps(window.Page, own);
        await window.Page.AddInitScriptAsync(Listener);
        window.Page.Dialog += (_, dialog) =>
        {
            traps._caught.Add($"a dialog: {dialog.Message}");
            _ = dialog.DismissAsync(); // the page stands still until then
        };
        window.Page.Popup += (_, other) => traps._caught.Add($"another window: {other.Url}");
        window.Page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
                traps._caught.Add($"console: {message.Text}");
        };
        window.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(own + "/", StringComparison.Ordinal) && !request.Url.StartsWith("data:image/", StringComparison.Ordinal))
                traps._caught.Add($"asked for {request.Url}");
        };
        return traps;
    }

    /// <summary>Opens a page and says what sprang.</summary>
    public async Task<IReadOnlyList<string>> OpenAsync(string path)
    {
        var response = await _page.GotoAsync(_own + path);
        Pages++;
        if (response!.Status >= 500)
            _caught.Add($"status {response.Status}");
        return await SprungAsync(path);
    }

    /// <summary>What sprang since it was asked for last, each with the page that was in front.</summary>
    public async Task<IReadOnlyList<string>> SprungAsync(string path)
    {
        _caught.AddRange(await _page.EvaluateAsync<string[]>(Look, HostileTexts.Mark));
        var sprung = _caught.ConvertAll(one => $"{path}: {one}");
        _caught.Clear();
        return sprung;
    }
}
