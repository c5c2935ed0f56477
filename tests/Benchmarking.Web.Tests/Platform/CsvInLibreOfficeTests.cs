using System.Text;
using System.Text.RegularExpressions;
using Benchmarking.Web.Platform;
using Benchmarking.Workbooks.Tests.Support;

namespace Benchmarking.Web.Tests.Platform;

/// <summary>Our CSV in a real spreadsheet program that works out whatever looks like a formula.</summary>
public sealed partial class CsvInLibreOfficeTests
{
    [Fact]
    public async Task No_text_of_ours_becomes_a_formula_and_numbers_stay_numbers()
    {
        Assert.SkipUnless(LibreOffice.IsFull, "comes with ./test --full");
        LibreOffice.Needed();
        using var file = new MemoryStream();
        var csv = new CsvOutput(file);
        csv.Header("text", "number");
        await csv.EndRowAsync(TestContext.Current.CancellationToken);
        foreach (var payload in FormulaPayloads.All)
        {
            csv.Text(payload).Number(-12.5m);
            await csv.EndRowAsync(TestContext.Current.CancellationToken);
        }

        await csv.FlushAsync(TestContext.Current.CancellationToken);
        var opened = Encoding.UTF8.GetString(LibreOffice.Convert(file.ToArray(), "csv", "fods"));

        Assert.Equal(0, Formula().Count(opened));
        Assert.True(Number().Count(opened) >= FormulaPayloads.All.Count);
        // The count itself counts.
        Assert.Equal(1, Formula().Count(Encoding.UTF8.GetString(LibreOffice.Convert("text\r\n=1+1\r\n"u8.ToArray(), "csv", "fods"))));
    }

    [GeneratedRegex("table:formula=")]
    private static partial Regex Formula();

    [GeneratedRegex("office:value=\"-12.5\"")]
    private static partial Regex Number();
}
