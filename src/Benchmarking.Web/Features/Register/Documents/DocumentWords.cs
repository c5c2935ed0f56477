using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Register.Documents;

/// <summary>What the kinds of document are called and where they live.</summary>
public static class DocumentWords
{
    public const string Noun = "document";

    public static string Name(this DocumentKind kind) => kind switch
    {
        DocumentKind.Said => "You said, we did",
        DocumentKind.Assessment => "Impact assessments",
        _ => "Ways to take part",
    };

    /// <summary>The page that lists those of a kind.</summary>
    public static string Home(this DocumentKind kind) => kind switch
    {
        DocumentKind.Said => "/register/said",
        DocumentKind.Assessment => "/register/assessments",
        _ => "/register/opportunities",
    };

    /// <summary>Said of a draft in which nothing stands.</summary>
    public static string WhyEmpty(this DocumentKind kind) => kind == DocumentKind.Assessment
        ? "The register holds nothing of this time yet, and nobody wrote words of their own."
        : "Edit the draft: what you leave in stands here.";

    public static string Url(this RegisterDocument document) => $"/register/documents/{document.Id}";

    /// <summary>Where a draft is worked on.</summary>
    public static string EditUrl(this RegisterDocument document) => document.Kind switch
    {
        DocumentKind.Said => $"/register/said/{document.Id}/edit",
        DocumentKind.Assessment => $"/register/assessments/{document.Id}/edit",
        _ => $"/register/opportunities/documents/{document.Id}/edit",
    };

    /// <summary>"April to June 2026", "October 2025 to March 2026", "April 2026".</summary>
    public static string Span(DateOnly from, DateOnly to)
    {
        var last = RegisterWords.Month(to);
        if (from.Year == to.Year && from.Month == to.Month)
            return last;
        var first = RegisterWords.Month(from);
        return from.Year == to.Year ? $"{first[..^5]} to {last}" : $"{first} to {last}";
    }

    public static string Span(this RegisterDocument document) => Span(document.BeginsOn, document.EndsOn);

    public static StatusTag Tag(bool approved, bool isPublic) => (approved, isPublic) switch
    {
        (_, true) => new("Public", "done", "M2 8H13M8.5 3.5L13 8L8.5 12.5"),
        (true, _) => new("Approved", "done", "M2.5 8.5L6.5 12.5L13.5 4"),
        _ => new("Draft", "plain", "M8 2.5A5.5 5.5 0 1 1 8 13.5A5.5 5.5 0 1 1 8 2.5ZM8 5V11M5 8H8"),
    };

    /// <summary>At the foot of the page.</summary>
    public static string Source(RegisterDocument document) => document.ApprovedAt is { } at
        ? $"Made from {document.OrganisationName}’s own record of what residents took part in. Approved on {LondonTime.Day(at)}."
        : $"Made from {document.OrganisationName}’s own record of what residents took part in.";
}
