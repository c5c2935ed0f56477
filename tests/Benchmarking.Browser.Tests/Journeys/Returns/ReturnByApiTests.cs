using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Features.Api;
using Benchmarking.Web.Tenancy;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys.Returns;

/// <summary>A member's own system sends the return (journey 4).</summary>
public sealed class ReturnByApiTests(DemonstrationSite site)
{
    [Fact]
    public async Task A_program_tries_saves_and_sends_with_a_token_made_on_the_page()
    {
        var member = await site.OrganisationAsync("not_started");
        await using var window = await site.SignInAsync(Window.Desktop, site.Account(member, Role.OrganisationAdmin));
        using var program = await ProgramAsync(window);
        var period = (string)(await AnswerAsync(program, HttpMethod.Get, ""))["collections"]!.AsArray()
            .First(round => (string?)round!["state"] == "open")!["period"]!;
        var own = $"/{period}/return";

        var tried = await AnswerAsync(program, HttpMethod.Put, $"{own}?dryRun=true", """{"answers": {"homes": "about 900", "views-positive": 900, "views-replies": 800}}""");
        var said = tried["errors"]!.AsArray().Select(error => (string)error!["detail"]!).ToList();
        Assert.Equal(["not-a-number", "numerator-above-denominator"], tried["errors"]!.AsArray().Select(error => (string)error!["code"]!).Order());
        await using (var officer = await site.SignInAsync(Window.Desktop, site.Account(member, Role.Contributor)))
            await TypeTheSameAsync(officer, period, said);

        var version = (int)(await AnswerAsync(program, HttpMethod.Get, own))["version"]!;
        var body = new JsonObject { ["answers"] = new JsonObject(ApiExamples.Core.Select(answer => KeyValuePair.Create(answer.Input, (JsonNode?)answer.Value))) };
        var first = await AnswerAsync(program, HttpMethod.Put, own, body.ToJsonString(), version, "nightly-1");
        var again = await AnswerAsync(program, HttpMethod.Put, own, body.ToJsonString(), version, "nightly-1");
        Assert.True((bool)first["saved"]!);
        Assert.Equal(first.ToJsonString(), again.ToJsonString());

        var words = new JsonObject(first["queries"]!.AsArray().Select(query => KeyValuePair.Create((string)query!["key"]!, (JsonNode?)"Made up for a try.")));
        var sent = await AnswerAsync(
            program, HttpMethod.Post, $"{own}/send", new JsonObject { ["explanations"] = words }.ToJsonString(), (int)first["version"]!, "nightly-2");
        Assert.Equal("sent", (string?)sent["state"]);
        await window.GoAsync($"/returns/{period}");
        await Expect(window.Main).ToContainTextAsync("An approver of your organisation signs it off or sends it back");
        await window.GoAsync("/tokens");
        await window.FollowAsync("Revoke");
        await window.LookAsync("Revoke “Nightly”?");
        await window.PressAsync("Revoke token");
        await window.LookAsync("API tokens");
        Assert.Equal(401, (int)(await AnswerAsync(program, HttpMethod.Get, ""))["status"]!);
    }

    [Fact]
    public async Task The_pages_of_tokens_and_the_guide_fit_a_phone()
    {
        await using var window = await site.SignInAsync(Window.Phone, site.Account("Aspire Housing", Role.OrganisationAdmin));
        using (await ProgramAsync(window))
            await window.GoAsync("/tokens");
        await window.LookAsync("API tokens");
        await window.GoAsync("/api");
        await window.LookAsync("API");
    }

    /// <summary>Makes a token as an administrator does, and a client that sends it.</summary>
    private async Task<HttpClient> ProgramAsync(Window window)
    {
        await window.GoAsync("/tokens");
        await window.LookAsync("API tokens");
        await window.FollowAsync("Make a token");
        await window.PressAsync("Make token");
        await window.LookAsync("Make a token");
        await Expect(window.Page.Locator(".govuk-error-summary")).ToContainTextAsync("Give the token a name");
        await window.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Nightly");
        foreach (var scope in await window.Main.GetByRole(Microsoft.Playwright.AriaRole.Checkbox).AllAsync())
            await scope.CheckAsync();
        await window.PressAsync("Make token");
        await window.LookAsync("Your new token");
        var token = await window.Page.Locator("#token").InputValueAsync();
        var program = new HttpClient { BaseAddress = new Uri($"{site.Address}/api/v1/collections") };
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim());
        return program;
    }

    private static async Task TypeTheSameAsync(Window officer, string period, IReadOnlyList<string> said)
    {
        await officer.GoAsync($"/returns/{period}/figures/core");
        var form = new CoreForm(officer);
        await form.Box("homes").FillAsync("about 900");
        await form.Box("views-positive").FillAsync("900");
        await form.Box("views-replies").FillAsync("800");
        await officer.PressAsync("Save");
        // The page keeps what was typed first, and only then goes.
        await Expect(officer.Page.Locator(".govuk-error-summary")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        foreach (var words in said)
            await Expect(officer.Page.Locator(".govuk-error-summary")).ToContainTextAsync(words);
    }

    private static async Task<JsonNode> AnswerAsync(
        HttpClient program, HttpMethod method, string address, string? body = null, int? version = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, program.BaseAddress + address);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (version is not null)
            request.Headers.Add("If-Match", $"\"{version}\"");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var response = await program.SendAsync(request, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}
