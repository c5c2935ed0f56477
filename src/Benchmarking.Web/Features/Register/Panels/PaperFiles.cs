using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.CaseStudies.Writing;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Platform.Documents;
using Benchmarking.Web.Platform.Pictures;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Panels;

/// <summary>The one file of a paper: a PDF or a picture, made anew from what was sent.</summary>
public static class PaperFiles
{
    public const string Pdf = "application/pdf";

    /// <summary>By paper, without their bytes.</summary>
    public static async Task<IReadOnlyDictionary<Guid, PaperFile>> OfAsync(BenchmarkingDb db, IReadOnlyCollection<Guid> papers, CancellationToken cancellation)
    {
        var files = await db.RegisterFiles.Where(row => row.PaperId != null && papers.Contains(row.PaperId.Value))
            .Select(row => new { Paper = row.PaperId!.Value, row.Id, row.Name, row.MediaType, row.Alternative, row.MadeAt })
            .ToListAsync(cancellation);
        return files.GroupBy(file => file.Paper).ToDictionary(
            group => group.Key,
            group => group.OrderBy(file => file.MadeAt).Select(file => new PaperFile(file.Id, file.Name, file.MediaType, file.Alternative)).Last());
    }

    /// <returns>The file without whose it is, or what is wrong with it; neither where none was sent.</returns>
    public static async Task<(RegisterFile? File, string? Wrong)> CleanAsync(SentFile? sent, CancellationToken cancellation)
    {
        if (sent is null)
            return (null, null);
        var name = SentFileName.Shown(sent.Name);
        if (sent.Content.AsSpan().StartsWith("%PDF-"u8) || name.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase))
        {
            return await CleanPdf.OfAsync(sent.Content, cancellation) switch
            {
                PdfResult.Clean clean => (new RegisterFile { Name = name, MediaType = Pdf, Content = clean.Content }, null),
                PdfResult.Refused refused => (null, $"{name}: {refused.Message} {refused.Cure}"),
                _ => throw new InvalidOperationException("Not a result of cleaning a document."),
            };
        }

        return await CleanPicture.OfAsync(sent.Content, cancellation) switch
        {
            PictureResult.Clean clean => (new RegisterFile { Name = name, MediaType = clean.MediaType, Content = clean.Content }, null),
            PictureResult.Refused refused => (null, $"{name}: {refused.Message} {refused.Cure}"),
            _ => throw new InvalidOperationException("Not a result of cleaning a picture."),
        };
    }
}
