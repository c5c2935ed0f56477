using System.Net;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Tenancy;

namespace Benchmarking.Web.Tests.Platform.Injection;

/// <summary>
/// Walks the site as each kind of person, finds every form by reading the pages, and types the strings into everything that
/// sends a value: a new form is in by itself. BENCHMARKING_FULL=1 types every string into every form.
/// </summary>
[Collection(InjectionGround.Name)]
public sealed class EveryInputTests(InjectionGround ground)
{
    /// <summary>How often each input gets another string in the plain run.</summary>
    private const int Times = 6;

    /// <summary>Addresses of one template that are looked at: what is like the first is like the third.</summary>
    private const int Alike = 2;

    /// <summary>What takes the walker out of the walk: there is nothing in them but a press, or the press is the end of the person.</summary>
    private static readonly string[] Exceptions = ["sign-out", "account/data/erase", "account/leave/{id:guid}"];

    /// <summary>Words of addresses that end something, which come last: what they end has forms of its own.</summary>
    private static readonly string[] Ends =
        ["remove", "retire", "merge", "withdraw", "discard", "close", "suspend", "/end", "revoke", "take-", "dismiss", "give-up", "archive", "publish", "view-as"];

    private readonly InjectionTurns _turns = new();
    private readonly List<string> _wrong = [];
    private readonly HashSet<string> _tried = [];
    private readonly HashSet<string> _met = [];
    private readonly SortedDictionary<int, int> _answers = [];
    private int _pages;
    private int _requests;
    private int _inputs;
    private int _queries;
    private int _places;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_typed_into_any_form_or_address_is_ever_carried_out()
    {
        foreach (var (name, person, roles) in ground.Walkers)
            await WalkAsync(name, person, roles);

        Assert.True(_wrong.Count == 0, $"{_wrong.Count} wrong:\n{string.Join("\n", _wrong.Take(40))}");
        await ground.NothingHappenedAsync();
        TestContext.Current.SendDiagnosticMessage(
            $"{_pages} pages, {_tried.Count} forms, {_inputs} inputs, {_queries} query parts, {_places} places in addresses, {_turns.Used} strings, {_requests} requests, answered {string.Join(", ", _answers.Select(pair => $"{pair.Key}: {pair.Value}"))}.");
        var unmet = RouteTable.Rows.Where(row => row.Method == "POST" && !_met.Contains($"POST {row.Template}")).Select(row => row.Template).ToList();
        TestContext.Current.SendDiagnosticMessage($"{unmet.Count} forms were on no page: {string.Join(", ", unmet)}.");
        Assert.True(_tried.Count >= 80 && _inputs >= 250 && _queries >= 150, $"{_tried.Count} forms, {_inputs} inputs, {_queries} query parts");
        Assert.Equal(InjectionStrings.All.Count, _turns.Used);
    }

    private async Task WalkAsync(string name, Person? person, Role[] roles)
    {
        var mine = RouteTable.Rows.Where(row => row.Method == "GET" && (row.Verb is not { } verb ? person is null : Access.Table[verb].Intersect(roles).Any())).Select(row => row.Template).ToHashSet();
        var seen = await LookAsync(await VisitorAsync(person), mine);
        _pages += seen.Count;
        _met.UnionWith(seen.SelectMany(FoundForm.In).Select(form => $"{form.Method} {SiteMap.Template(form.Method, form.Action)}"));
        foreach (var form in seen.SelectMany(FoundForm.In).Where(form => !Exceptions.Contains(SiteMap.Template(form.Method, form.Action)) && form.Inputs.Any()).OrderBy(form => Ends.Any(form.Action.Contains)))
        {
            if (_tried.Add(form.Key))
                await TypeAsync(name, person, form);
        }

        await AskAsync(name, person, mine, seen);
    }

    /// <summary>Each page that the person opens, by the table of routes and by the links of the pages themselves.</summary>
    private async Task<List<Page>> LookAsync(Visitor visitor, HashSet<string> mine)
    {
        var waiting = new Queue<string>(mine.Select(template => RouteTable.Address(template, ground.Round.Period.Route)));
        var (known, often, seen) = (waiting.ToHashSet(), new Dictionary<string, int>(), new List<Page>());
        while (waiting.TryDequeue(out var address))
        {
            var page = await visitor.GetAsync(address);
            if (Judge("looking", address, page) != HttpStatusCode.OK || page.Response.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            seen.Add(page);
            foreach (var link in page.Document.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#')[0]))
            {
                var template = SiteMap.Template("GET", link);
                if (mine.Contains(template) && known.Add(link.Split('?')[0]) && (often[template] = often.GetValueOrDefault(template) + 1) <= Alike)
                    waiting.Enqueue(link);
            }
        }

        return seen;
    }

    /// <summary>First what people type, so that it comes as far as it can; then everything, also what nobody sees.</summary>
    private async Task TypeAsync(string name, Person? person, FoundForm found)
    {
        var visitor = await VisitorAsync(person); // a session of its own: the form before may have ended the last
        _inputs += found.Inputs.Count();
        if (found.Boxes.Any(box => box.Typed))
        {
            for (var time = 0; time < Rounds(found.Boxes.Count(box => box.Typed), Times / 2); time++)
            {
                var form = FoundForm.In(await visitor.GetAsync(found.Page)).FirstOrDefault(form => form.Action == found.Action) ?? found;
                await SendAsync(name, visitor, form, all: false);
            }
        }

        var last = FoundForm.In(await visitor.GetAsync(found.Page)).FirstOrDefault(form => form.Action == found.Action) ?? found;
        for (var time = 0; time < Rounds(found.Inputs.Count(), Times); time++)
            await SendAsync(name, visitor, last, all: true);
    }

    /// <summary>What stands behind the question mark of each address, and in the places of the address itself.</summary>
    private async Task AskAsync(string name, Person? person, HashSet<string> mine, List<Page> seen)
    {
        var (visitor, queries) = (await VisitorAsync(person), SiteMap.Queries(ground.Site));
        foreach (var template in mine.Where(template => !Exceptions.Contains(template)))
        {
            var address = seen.Find(page => SiteMap.Template("GET", page.Landed) == template)?.Landed.Split('?')[0] ?? RouteTable.Address(template, ground.Round.Period.Route);
            var names = queries.GetValueOrDefault(template, []);
            _queries += names.Length;
            for (var time = 0; names.Length > 0 && time < Rounds(names.Length, Times); time++)
                await GetAsync(name, visitor, $"{address}?{string.Join('&', names.Select(own => $"{own}={Uri.EscapeDataString(_turns.Next())}"))}");
            _places += template.Count(letter => letter == '{');
            for (var time = 0; template.Contains('{', StringComparison.Ordinal) && time < Rounds(1, Times); time++)
                await GetAsync(name, visitor, SiteMap.Filled(template, _turns.Next));
        }
    }

    private static int Rounds(int inputs, int least) =>
        InjectionStrings.Full ? Math.Max(least, (InjectionStrings.All.Count + inputs - 1) / inputs) : least;

    private async Task GetAsync(string name, Visitor visitor, string address) => Judge(name, address, await visitor.GetAsync(address));

    private async Task SendAsync(string name, Visitor visitor, FoundForm form, bool all)
    {
        using var request = form.Filled(all, _turns.Next);
        var response = await visitor.Client.SendAsync(request, Cancel);
        var body = await response.Content.ReadAsStringAsync(Cancel);
        Judge(name, $"{form.Key} of {form.Page}", new Page(response.StatusCode, response, form.Action, body, new AngleSharp.Html.Parser.HtmlParser().ParseDocument(body)));
    }

    private HttpStatusCode Judge(string name, string what, Page page)
    {
        _requests++;
        _answers[(int)page.Status] = _answers.GetValueOrDefault((int)page.Status) + 1;
        if (page.Status >= HttpStatusCode.InternalServerError)
            _wrong.Add($"{name}, {what}: {(int)page.Status}");
        if (page.Response.Content.Headers.ContentType?.MediaType == "text/html" && page.Document.QuerySelector("main script:not([type='application/json']):not([src^='/js/']), main iframe, [onerror], [onload], a[href^='javascript:' i]") is { } made)
            _wrong.Add($"{name}, {what}: {made.OuterHtml}");
        if (page.Body.Contains("AQAAAA", StringComparison.Ordinal)) // how each hash of a password begins
            _wrong.Add($"{name}, {what}: a password's hash");
        return page.Status;
    }

    private async Task<Visitor> VisitorAsync(Person? person) => person is null ? ground.Site.NewVisitor() : await ground.Site.SignInAsync(person);
}
