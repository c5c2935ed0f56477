using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Tenancy;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys;

/// <summary>A manager looks at every kind of chart, on screen, as a file, as a picture, on paper and without scripts.</summary>
public sealed partial class ChartsTests(DemonstrationSite site)
{
    private static readonly string[] Figures =
        ["you", "lower_quartile", "median", "upper_quartile", "n", "own_gap", "median_gap"];

    /// <summary>Address, words of the way from one page to the next, and which script draws it.</summary>
    private static readonly (string Path, string Link, string Kind)[] Pages =
    [
        ("/benchmarks/ladder", "Ladder of involvement", "rows"),
        ("/benchmarks/representation", "Who is involved", "rows"),
        ("/benchmarks/value-for-money", "Value for money", "cross"),
    ];

    [Fact]
    public async Task Every_kind_of_chart_is_drawn_read_saved_printed_and_there_without_scripts()
    {
        await site.HistoryAsync();
        var manager = site.Account("Great Places Housing Group", Role.Approver);
        await using var desk = await site.SignInAsync(Window.Desktop, manager);
        await desk.GoAsync("/benchmarks/views-listened-to");
        await desk.LookAsync("Views listened to and acted on");
        await BoxHasNoWhiskersAsync(desk);
        await PictureIsWholeAsync(desk);
        foreach (var (_, link, kind) in Pages)
        {
            await desk.FollowAsync(link);
            await Expect(desk.Page.Locator(".crumbs")).ToContainTextAsync(link);
            await desk.LookAsync("");
            await Expect(desk.Page.Locator($"[data-chart={kind}] canvas")).ToBeVisibleAsync();
            await FileEqualsTableAsync(desk);
        }

        await desk.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(desk.Page.Locator("[data-chart] tbody tr").First).ToBeVisibleAsync();
        await Expect(desk.Page.Locator("[data-chart] .still--wide")).ToBeVisibleAsync();
        await Expect(desk.Page.Locator("[data-chart] canvas")).Not.ToBeVisibleAsync();

        await using var phone = await site.SignInAsync(Window.Phone, manager);
        await using var plain = await site.SignInAsync(Window.Phone, manager, scripts: false);
        foreach (var (path, _, _) in Pages)
        {
            await phone.GoAsync(path);
            await phone.LookAsync("");
            await plain.GoAsync(path);
            await plain.LookAsync("");
            await Expect(plain.Page.Locator("[data-chart] .still--narrow")).ToBeVisibleAsync();
            await Expect(plain.Page.Locator("[data-chart] tbody tr").First).ToBeVisibleAsync();
        }
    }

    /// <summary>Asked of the chart itself: all that the box-plot plug-in was given are the median and the quartiles.</summary>
    private static async Task BoxHasNoWhiskersAsync(Window window)
    {
        var given = await window.Page.EvaluateAsync<string>(
            """
            () => {
              const figure = document.querySelector('[data-chart=rows]')
              const { middleHalf } = JSON.parse(figure.querySelector('script').textContent).points[0]
              const [box] = Chart.getChart(figure.querySelector('canvas')).data.datasets[0].data
              const ends = [box.min, box.whiskerMin, box.q1].map(own => own === middleHalf.lower)
                .concat([box.max, box.whiskerMax, box.q3].map(own => own === middleHalf.upper))
              return `${ends.every(Boolean)} ${box.items.length} ${box.outliers.length}`
            }
            """);
        Assert.Equal("true 0 0", given);
    }

    /// <summary>Twice as many dots as points, and room for title, chart and foot.</summary>
    private static async Task PictureIsWholeAsync(Window window)
    {
        var (name, picture) = await window.DownloadAsync(window.Page.Locator("[data-chart=rows] [data-save-picture]"));

        Assert.Equal("views-listened-to-place.png", name);
        Assert.Equal([0x89, .. "PNG"u8], picture[..4]);
        Assert.Equal(2400, BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)));
        Assert.InRange(BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20)), 600, 1400);
    }

    private static async Task FileEqualsTableAsync(Window window)
    {
        var table = new List<string>();
        foreach (var row in await window.Page.Locator("[data-chart] tbody tr").AllAsync())
            table.Add(await row.EvaluateAsync<string>("row => [...row.querySelectorAll('[data-figures]')].flatMap(cell => cell.dataset.figures.split(' ')).filter(Boolean).sort().join(' ')"));
        var (_, content) = await window.DownloadAsync(window.Main.Locator("[data-chart]").GetByText("Download CSV"));
        var lines = Encoding.UTF8.GetString(content).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var head = lines[0].Split(',');
        // Names of rungs have a comma in them.
        string[] Fields(string line) => [.. Field().Matches(line).Select(field => field.Value.TrimStart(','))];

        Assert.NotEmpty(table);
        Assert.Equal(table, lines[1..].Select(line => string.Join(' ', FiguresOf(Fields(line), head).Order(StringComparer.Ordinal))));
    }

    private static IEnumerable<string> FiguresOf(string[] fields, string[] head) =>
        from name in Figures
        let at = Array.IndexOf(head, name)
        where at >= 0 && fields[at].Length > 0
        select fields[at];

    [GeneratedRegex("(^|,)(\"[^\"]*\"|[^,]*)")]
    private static partial Regex Field();
}
