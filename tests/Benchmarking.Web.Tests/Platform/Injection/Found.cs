using System.Net.Http.Headers;
using AngleSharp.Html.Dom;

namespace Benchmarking.Web.Tests.Platform.Injection;

/// <summary>One thing of a form that sends a value.</summary>
/// <param name="Typed">Whether people type into it: the rest is chosen, or not seen at all.</param>
internal sealed record Box(string Name, string Value, bool Typed, bool File = false);

/// <summary>A form as a page has it.</summary>
internal sealed record FoundForm(string Page, string Method, string Action, bool Multipart, IReadOnlyList<Box> Boxes)
{
    private const string Token = "__RequestVerificationToken";

    private static readonly string[] TypedInto = ["text", "search", "email", "tel", "url", "number", "date", "password", "file", ""];

    /// <summary>What a string can be put into: all but the token, without which nothing is read at all.</summary>
    public IEnumerable<Box> Inputs => Boxes.Where(box => box.Name != Token);

    /// <summary>Forms with the same key do the same: one row's of a list and the next row's.</summary>
    public string Key => $"{Method} {SiteMap.Template(Method, Action)} {string.Join(',', Inputs.Select(box => Numberless(box.Name)).Distinct().Order(StringComparer.Ordinal))}";

    public static IEnumerable<FoundForm> In(Page page)
    {
        foreach (var form in page.Document.QuerySelectorAll("form").OfType<IHtmlFormElement>())
        {
            var action = form.GetAttribute("action") is { Length: > 0 } given ? given : page.Landed;
            yield return new FoundForm(
                page.Landed, form.Method.ToUpperInvariant(), action.Split('#')[0], form.Enctype == "multipart/form-data", [.. BoxesOf(form)]);
        }
    }

    /// <param name="all">Into everything, or only into what people type into; the rest is then sent as the page has it.</param>
    /// <param name="strings">Gives the next one.</param>
    public HttpRequestMessage Filled(bool all, Func<string> strings)
    {
        var fields = Boxes.Select(box => box with { Value = box.Name != Token && (all || box.Typed) ? strings() : box.Value }).ToList();
        if (Method == "GET")
            return new HttpRequestMessage(HttpMethod.Get, $"{Action.Split('?')[0]}?{string.Join('&', fields.Select(box => $"{Uri.EscapeDataString(box.Name)}={Uri.EscapeDataString(box.Value)}"))}");
        return new HttpRequestMessage(HttpMethod.Post, Action)
        {
            Content = Multipart ? Parts(fields) : new FormUrlEncodedContent(fields.Select(box => KeyValuePair.Create(box.Name, box.Value))),
        };
    }

    private static MultipartFormDataContent Parts(IEnumerable<Box> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var box in fields)
        {
            var part = new StringContent(box.Value);
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{box.Name}\"" };
            if (box.File) // the string is the file's name and all that is in it
                part.Headers.ContentDisposition.FileNameStar = box.Value.Length == 0 ? "f" : box.Value;
            content.Add(part);
        }

        return content;
    }

    private static IEnumerable<Box> BoxesOf(IHtmlFormElement form)
    {
        var chosen = new HashSet<string>();
        foreach (var element in form.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { Name.Length: > 0, Type: "radio" or "checkbox" } choice:
                    if (choice.IsChecked || choice.Type == "radio" ? chosen.Add(choice.Name!) : !chosen.Contains(choice.Name!))
                        yield return new Box(choice.Name!, choice.Value, Typed: false);
                    break;
                case IHtmlInputElement { Name.Length: > 0 } input:
                    yield return new Box(input.Name!, input.Value, TypedInto.Contains(input.Type), input.Type == "file");
                    break;
                case IHtmlTextAreaElement { Name.Length: > 0 } area:
                    yield return new Box(area.Name!, area.Value, Typed: true);
                    break;
                case IHtmlSelectElement { Name.Length: > 0 } select:
                    yield return new Box(select.Name!, select.Value ?? "", Typed: false);
                    break;
                case IHtmlButtonElement { Name.Length: > 0 } button when chosen.Add(button.Name!):
                    yield return new Box(button.Name!, button.Value, Typed: false);
                    break;
            }
        }
    }

    private static string Numberless(string name) => string.Concat(name.Where(letter => !char.IsAsciiDigit(letter)));
}
