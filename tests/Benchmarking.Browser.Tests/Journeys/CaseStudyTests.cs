using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Features.Demonstration;
using Benchmarking.Web.Tenancy;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys;

/// <summary>A case study is written, checked, sent, approved by an editor who does not learn whose it is, published, and read by everybody.</summary>
public sealed class CaseStudyTests(DemonstrationSite site)
{
    private const string Title = "Residents rewrote the letter about repairs";

    private DemonstrationAccount Author => site.Account("Gentoo", Role.Contributor);

    private DemonstrationAccount Publisher => site.Account("Gentoo", Role.Approver);

    private DemonstrationAccount Editor => site.Account("Affinity Sutton", Role.Steering);

    [Fact]
    public async Task From_a_title_to_a_published_case_study()
    {
        await using var author = await site.SignInAsync(Window.Desktop, Author);
        var own = await WriteAsync(author);
        await CheckAsync(author);
        await DecideAsync();
        await PublishAsync(own);
        await EverybodyAsync(own);
        await OnAPhoneAsync(author, own);
    }

    /// <returns>The study's address for its organisation.</returns>
    private static async Task<string> WriteAsync(Window author)
    {
        await author.GoAsync("/case-studies/own");
        await author.LookAsync("Your case studies");
        await author.FollowAsync("Write a case study");
        await author.LookAsync("Write a case study");
        await author.Page.GetByLabel("Title").FillAsync(Title);
        await author.PressAsync("Begin");
        await author.LookAsync(Title);
        foreach (var (box, typed) in new[]
                 {
                     ("#Problem", "Letters were **hard to read**."), ("#ResidentsDid", "Mrs Brown and eleven others crossed out what nobody says.\n\n- line by line"),
                     ("#WhatChanged", "All letters are new."), ("#Lesson", "Ask those who get the letter."), ("#Cost", "1,250"), ("#Tags", "Letters, Plain English"),
                 })
            await author.Page.Locator(box).FillAsync(typed);
        foreach (var choice in new[] { "#Rung-5", "#ActivityType-1", "#GroupsReached", "#Author-1", "#Audience-1" })
            await author.Page.Locator(choice).CheckAsync();
        await author.PressAsync("Save and preview");
        await author.LookAsync(Title);
        await Expect(author.Main.Locator("strong", new() { HasTextString = "hard to read" })).ToBeVisibleAsync();
        await Expect(author.Main).ToContainTextAsync("£1,250");
        return new Uri(author.Page.Url).AbsolutePath.Replace("/preview", "", StringComparison.Ordinal);
    }

    private static async Task CheckAsync(Window author)
    {
        await author.FollowAsync("Check and send");
        await author.LookAsync("Check and send");
        author.Allow(422);
        await author.PressAsync("Send to the editors");
        await Expect(author.Main).ToContainTextAsync("Decide on “Mrs Brown”");
        await author.Page.GetByLabel("Keep it, because").FillAsync("She asked to be named.");
        await author.PressAsync("Send to the editors");
        await author.LookAsync(Title);
        await Expect(author.Main).ToContainTextAsync("With the editors");
    }

    private async Task DecideAsync()
    {
        await using var editor = await site.SignInAsync(Window.Desktop, Editor);
        await editor.GoAsync("/case-studies/queue");
        await editor.LookAsync("Case studies to read");
        await editor.FollowAsync(Title);
        await editor.LookAsync(Title);
        await Expect(editor.Main).ToContainTextAsync("She asked to be named.");
        await Expect(editor.Main).Not.ToContainTextAsync("Gentoo");
        await editor.PressAsync("Approve");
        await editor.LookAsync("Case studies to read");
        await editor.ResizeAsync(Window.Phone);
        await editor.LookAsync("Case studies to read");
    }

    private async Task PublishAsync(string own)
    {
        await using var publisher = await site.SignInAsync(Window.Phone, Publisher);
        await publisher.GoAsync($"{own}/publish");
        await publisher.LookAsync("Publish this case study?");
        await publisher.PressAsync("Publish it");
        await publisher.LookAsync(Title);
    }

    private async Task EverybodyAsync(string own)
    {
        await using var everybody = await site.OpenAsync(Window.Phone);
        await everybody.GoAsync($"/case-studies/{own.Split('/')[^1]}");
        await everybody.LookAsync(Title);
        await Expect(everybody.Main).Not.ToContainTextAsync("Gentoo");
    }

    private static async Task OnAPhoneAsync(Window author, string own)
    {
        await author.ResizeAsync(Window.Phone);
        foreach (var (path, heading) in new[]
                 {
                     ("/case-studies/own", "Your case studies"), (own, Title), ($"{own}/edit", Title), ($"{own}/check", "Check and send"), ($"{own}/preview", Title),
                 })
        {
            await author.GoAsync(path);
            await author.LookAsync(heading);
        }
    }
}
