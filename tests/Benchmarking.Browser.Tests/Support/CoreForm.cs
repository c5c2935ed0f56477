using Microsoft.Playwright;

namespace Benchmarking.Browser.Tests.Support;

/// <summary>The form of the core figures, box by box.</summary>
public sealed class CoreForm(Window window)
{
    public ILocator Box(string input) => window.Page.Locator($"[name='Answers[{input}].Typed']");

    /// <summary>The radio button that says why there is no number.</summary>
    public ILocator Reason(string input, string marker) => window.Page.Locator($"[name='Answers[{input}].Marker'][value='{marker}']");

    /// <summary>Types what last quarter's column shows into every box, but leaves some blank.</summary>
    public async Task FillAsLastQuarterAsync(params string[] leave)
    {
        foreach (var field in await window.Page.Locator(".number-field").AllAsync())
        {
            var box = field.Locator("input.govuk-input");
            var input = await InputAsync(box);
            if (leave.Contains(input))
                continue;

            var before = await field.Locator(".number-field__before .num").InnerTextAsync();
            if (before.Any(char.IsAsciiDigit))
                await box.FillAsync(before);
            else
                await MarkAsync(input, "x");
        }
    }

    /// <summary>Says "not collected" (x) or "not applicable" (z) of a number.</summary>
    public async Task MarkAsync(string input, string marker)
    {
        var reason = Reason(input, marker);
        if (!await reason.IsVisibleAsync())
            await window.Page.Locator("details.quiet").Filter(new() { Has = reason }).Locator("summary").ClickAsync();
        await reason.CheckAsync();
    }

    /// <summary>The code between the brackets of a box's name.</summary>
    private static async Task<string> InputAsync(ILocator box) =>
        (await box.GetAttributeAsync("name"))!.Split('[', ']')[1];
}
