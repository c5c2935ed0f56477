using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Benchmarking.Web.Tests;

/// <summary>Somebody at a browser, without the browser: follows links, posts the forms they were shown, keeps cookies.</summary>
public sealed class Visitor(HttpClient client)
{
    private static readonly HtmlParser Parser = new();

    public HttpClient Client { get; } = client;

    public async Task<Page> GetAsync(string address) => await ReadAsync(await Client.GetAsync(address, Cancel), address);

    /// <summary>Fills in the one form of a page that posts to an address and sends it, antiforgery token and all.</summary>
    public async Task<Page> PostFormAsync(Page page, string action, params (string Name, string Value)[] typed)
    {
        var form = page.Form(action);
        var fields = form.Elements.OfType<IHtmlInputElement>()
            .Where(input => !string.IsNullOrEmpty(input.Name) && (input.Type is not ("radio" or "checkbox") || input.IsChecked))
            .Select(input => (Name: input.Name!, Value: input.Value))
            .Concat(form.Elements.OfType<IHtmlTextAreaElement>().Select(area => (Name: area.Name!, area.Value)))
            .Concat(form.Elements.OfType<IHtmlSelectElement>().Select(select => (Name: select.Name!, Value: select.Value ?? "")))
            .Where(field => typed.All(own => own.Name != field.Name))
            .Concat(typed);
        return await PostAsync(action, [.. fields]);
    }

    /// <summary>Posts fields as they are, without looking at a page first.</summary>
    public async Task<Page> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await ReadAsync(await Client.PostAsync(address, content, Cancel), address);
    }

    /// <summary>Sends a file by the form of a page.</summary>
    public async Task<Page> UploadAsync(Page page, string action, string field, string fileName, byte[] file)
    {
        using var content = new MultipartFormDataContent();
        foreach (var hidden in page.Form(action).Elements.OfType<IHtmlInputElement>().Where(input => input.Type == "hidden"))
            content.Add(new StringContent(hidden.Value), hidden.Name!);
        content.Add(new ByteArrayContent(file), field, fileName);
        return await ReadAsync(await Client.PostAsync(action, content, Cancel), action);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<Page> ReadAsync(HttpResponseMessage response, string address)
    {
        var body = await response.Content.ReadAsStringAsync(Cancel);
        return new Page(response.StatusCode, response, address, body, Parser.ParseDocument(body));
    }
}

/// <summary>What came back.</summary>
public sealed record Page(
    HttpStatusCode Status, HttpResponseMessage Response, string Address, string Body, IHtmlDocument Document)
{
    public string Title => Document.Title ?? "";

    public string Heading => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>The words of the page's main part, white space folded.</summary>
    public string Text => string.Join(
        ' ', (Document.QuerySelector("main")?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Where the last redirect led, path and query.</summary>
    public string Landed => Response.RequestMessage!.RequestUri!.PathAndQuery;

    public IHtmlFormElement Form(string action) =>
        Document.QuerySelectorAll("form").OfType<IHtmlFormElement>()
            .SingleOrDefault(form => form.GetAttribute("action") == action)
        ?? throw new InvalidOperationException($"{Address} ({(int)Status}) has no form that posts to {action}: {Text}");
}
