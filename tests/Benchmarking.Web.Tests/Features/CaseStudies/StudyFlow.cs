using System.Net;
using AngleSharp.Html.Dom;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.CaseStudies;

/// <summary>Takes a case study through its steps by the pages' own forms.</summary>
public sealed class StudyFlow(PostgresFixture postgres)
{
    public World World { get; } = new(postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Fields of a study with nothing missing and nothing to point at.</summary>
    public static readonly IReadOnlyDictionary<string, string> Whole = new Dictionary<string, string>
    {
        ["Title"] = "Residents rewrote a letter",
        ["Problem"] = "Letters were hard to read.",
        ["ResidentsDid"] = "They crossed out what nobody says.",
        ["WhatChanged"] = "The letters are new.",
        ["Lesson"] = "Ask those who get the letter.",
        ["Rung"] = "5",
        ["ActivityType"] = "Panel or forum",
        ["Tags"] = "Letters, Plain English",
        ["Author"] = "anonymous",
        ["Audience"] = "Everyone",
    };

    public async Task<Visitor> SignInAsync(Member member, params Role[] roles) => await postgres.Web.SignInAsync(await World.PersonAsync(member, roles));

    /// <summary>Somebody of another organisation's steering group.</summary>
    public async Task<Visitor> EditorAsync() => await SignInAsync(await World.MemberAsync(), Role.Steering);

    /// <summary>Begins a study.</summary>
    /// <returns>Its address.</returns>
    public static async Task<string> BeginAsync(Visitor author, string title = "Residents rewrote a letter")
    {
        var edit = await author.PostFormAsync(await author.GetAsync("/case-studies/own/new"), "/case-studies/own/new", ("Title", title));
        Assert.EndsWith("/edit", edit.Landed);
        return edit.Landed[..^"/edit".Length];
    }

    /// <summary>Types into the form of a draft as it is now, and presses a button.</summary>
    public static async Task<Page> TypeAsync(
        Visitor author, string study, IEnumerable<KeyValuePair<string, string>> typed, string button = "save", string? fileField = null, string fileName = "f", byte[]? file = null) =>
        await TypeAsync(author, await author.GetAsync($"{study}/edit"), study, typed, button, fileField, fileName, file);

    /// <summary>The same on a page that was opened before.</summary>
    public static async Task<Page> TypeAsync(
        Visitor author, Page page, string study, IEnumerable<KeyValuePair<string, string>> typed, string button = "save", string? fileField = null, string fileName = "f", byte[]? file = null)
    {
        var form = page.Form($"{study}/edit");
        var over = typed.ToList();
        var fields = form.Elements.OfType<IHtmlInputElement>()
            .Where(input => !string.IsNullOrEmpty(input.Name) && input.Type != "file" && (input.Type is not ("radio" or "checkbox") || input.IsChecked))
            .Select(input => KeyValuePair.Create(input.Name!, input.Value))
            .Concat(form.Elements.OfType<IHtmlTextAreaElement>().Select(area => KeyValuePair.Create(area.Name!, area.Value)))
            .Where(field => over.TrueForAll(own => own.Key != field.Key))
            .Concat(over);
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        content.Add(new StringContent(button), "Do");
        if (fileField is not null)
            content.Add(new ByteArrayContent(file ?? []), fileField, fileName);
        var response = await author.Client.PostAsync($"{study}/edit", content, Cancel);
        var body = await response.Content.ReadAsStringAsync(Cancel);
        return new Page(response.StatusCode, response, $"{study}/edit", body, new AngleSharp.Html.Parser.HtmlParser().ParseDocument(body));
    }

    /// <summary>Answers what the check asks, where a reason is given for all, and presses a button of the page.</summary>
    public static async Task<Page> CheckAsync(Visitor author, string study, string button = "send", string? reason = null, bool consent = false)
    {
        var page = await author.GetAsync($"{study}/check");
        var answers = page.Form($"{study}/check").Elements.OfType<IHtmlInputElement>()
            .Where(input => input.Name?.EndsWith("].Words", StringComparison.Ordinal) == true && reason is not null).Select(input => (input.Name!, reason!))
            .Concat(consent ? [("PictureConsent", "true"), ("QuoteConsent", "true")] : Array.Empty<(string, string)>())
            .Append(("Do", button));
        return await author.PostFormAsync(page, $"{study}/check", [.. answers]);
    }

    /// <summary>Writes a whole study and sends it.</summary>
    /// <returns>Its address.</returns>
    public static async Task<string> SendAsync(Visitor author, params (string Field, string Value)[] other)
    {
        var study = await BeginAsync(author);
        await SendAgainAsync(author, study, other);
        return study;
    }

    public static async Task SendAgainAsync(Visitor author, string study, params (string Field, string Value)[] other)
    {
        var typed = Whole.Where(field => other.All(own => own.Field != field.Key)).Concat(other.Select(own => KeyValuePair.Create(own.Field, own.Value)));
        await TypeAsync(author, study, typed);
        var sent = await CheckAsync(author, study, reason: "It stands for anybody.", consent: true);
        Assert.True(sent.Status == HttpStatusCode.OK && sent.Landed == study, sent.Text);
    }

    public static async Task<Page> DecideAsync(Visitor editor, string study, int revision, string verdict, string comment = "")
    {
        var address = $"/case-studies/queue/{IdOf(study)}/{revision}";
        return await editor.PostFormAsync(await editor.GetAsync(address), $"{address}/decide", ("verdict", verdict), ("comment", comment));
    }

    public static async Task<Page> PublishAsync(Visitor author, string study, bool everyone = true) => await author.PostFormAsync(
        await author.GetAsync($"{study}/publish"), $"{study}/publish", ("everyone", everyone ? "true" : "false"));

    public static Guid IdOf(string study) => Guid.Parse(study.Split('/')[^1]);
}
