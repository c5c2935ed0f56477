using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Tenancy;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys.Returns;

/// <summary>Getting about with nothing but the keyboard.</summary>
public sealed class KeyboardTests(DemonstrationSite site)
{
    [Theory, InlineData(Window.Desktop), InlineData(Window.Phone)]
    public async Task The_first_tab_stop_skips_to_the_main_content(int width)
    {
        await using var window = await site.OpenAsync(width);
        await window.GoAsync("/");
        await window.LookAsync("See how well residents are involved");
        await window.Page.Keyboard.PressAsync("Tab");
        var skip = window.Page.GetByText("Skip to main content");
        await Expect(skip).ToBeFocusedAsync();
        await Expect(skip).ToBeInViewportAsync();

        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page.Locator("#main")).ToBeFocusedAsync();
    }

    [Theory, InlineData(Window.Desktop), InlineData(Window.Phone)]
    public async Task Another_hat_is_put_on_by_keyboard(int width)
    {
        await using var window = await site.SignInAsync(width, await site.TwoHatsAsync("Gentoo", "Livin"));
        var menu = window.Page.Locator("details.account");
        await menu.Locator("summary").FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await window.LookAsync("Gentoo");
        await menu.GetByRole(AriaRole.Button, new() { Name = "Livin" }).FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");

        await window.LookAsync("Livin");
        await Expect(menu.Locator("summary")).ToContainTextAsync("Livin");
    }

    [Fact]
    public async Task Escape_closes_the_menu_and_gives_the_focus_back()
    {
        await using var window = await site.SignInAsync(Window.Phone, site.Account("Gentoo", Role.Approver));
        var menu = window.Page.Locator("details.account");
        await menu.Locator("summary").ClickAsync();
        await menu.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).FocusAsync();
        await window.Page.Keyboard.PressAsync("Escape");

        await Expect(menu.Locator("summary")).ToBeFocusedAsync();
        await Expect(menu.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).Not.ToBeVisibleAsync();
    }
}
