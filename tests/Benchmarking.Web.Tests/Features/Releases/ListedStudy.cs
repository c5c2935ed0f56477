using Benchmarking.Web.Tests.Features.Jobs;

namespace Benchmarking.Web.Tests.Features.Releases;

/// <summary>Case studies put into a consortium behind the site's back.</summary>
internal static class ListedStudy
{
    /// <param name="author">Name, size band, type and source, as SQL.</param>
    public static Task AddStudyAsync(
        this Consortium consortium, Guid study, string title, string author, string audience = "everyone", string state = "published", string? attribution = null) => consortium.RunAsync(
        $"""
        insert into case_study_revisions (study, revision, state, title, problem, residents_did, what_changed, hours, attribution, tags,
            author_name, size_band, organisation_type, source, audience, sent_at, published_at)
        values ('{study}', 1, '{state}', '{title}', 'p', 'r', 'w', 12.5, {(attribution is null ? "null" : $"'{attribution}'")}, array['letters', 'meetings'],
            {author}, '{audience}', '2026-07-01', '2026-07-02')
        """);
}
