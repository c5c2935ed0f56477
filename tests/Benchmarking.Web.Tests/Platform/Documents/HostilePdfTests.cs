using System.Globalization;
using Benchmarking.Web.Platform.Documents;

namespace Benchmarking.Web.Tests.Platform.Documents;

/// <summary>Documents that end the process that reads them. That this class ends at all is half of what it tests.</summary>
public sealed class HostilePdfTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_of_pages_that_holds_itself_ends_its_own_process_alone()
    {
        var file = new RawPdf().Add("<< /Type /Catalog /Pages 2 0 R >>").Add("<< /Type /Pages /Kids [2 0 R] /Count 1 >>").ToArray();

        await CannotBeReadAsync(file);
    }

    [Fact]
    public async Task Lists_of_pages_inside_each_other_without_end_end_their_own_process_alone()
    {
        const int deep = 50_000;
        var file = new RawPdf().Add("<< /Type /Catalog /Pages 2 0 R >>");
        for (var kid = 3; kid < deep; kid++)
            file.Add(string.Create(CultureInfo.InvariantCulture, $"<< /Type /Pages /Kids [{kid} 0 R] /Count 1 >>"));

        await CannotBeReadAsync(file.Add("<< /Type /Page /MediaBox [0 0 9 9] >>").ToArray());
    }

    [Fact]
    public async Task Whoever_does_not_wait_for_a_document_ends_its_reading()
    {
        using var gone = new CancellationTokenSource();
        var reading = CleanPdf.OfAsync(RawPdf.Page().ToArray(), gone.Token);
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    private static async Task CannotBeReadAsync(byte[] file) =>
        Assert.Contains("cannot be read", Assert.IsType<PdfResult.Refused>(await CleanPdf.OfAsync(file, Cancel)).Message);
}
