using Benchmarking.Web.Database.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.CaseStudies;

public static class StudyFileResult
{
    /// <summary>A cleaned file as what it was made as, whatever it came as: a picture stands in the page, a document is downloaded.</summary>
    public static FileContentResult StudyFile(this Controller controller, string mediaType, byte[] content, CaseStudyFileKind kind)
    {
        var file = controller.File(content, mediaType);
        if (kind == CaseStudyFileKind.Document)
            file.FileDownloadName = "case-study.pdf";
        return file;
    }
}
