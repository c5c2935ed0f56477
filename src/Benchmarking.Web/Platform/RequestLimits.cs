namespace Benchmarking.Web.Platform;

/// <summary>How large a request may be, in bytes.</summary>
public static class RequestLimits
{
    /// <summary>Any form without a file.</summary>
    public const long Form = 1024 * 1024;

    /// <summary>A form with a workbook: the workbook's own 10 MiB limit and room for the form around it.</summary>
    public const long Workbook = 11 * 1024 * 1024;

    /// <summary>A case study with a picture and a document: 10 MiB each and room for the form around them.</summary>
    public const long CaseStudy = 22 * 1024 * 1024;
}
