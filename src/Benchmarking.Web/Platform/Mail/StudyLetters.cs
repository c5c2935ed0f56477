using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Platform.Mail;

/// <summary>What an editor did with a case study, and whose it is: the clerk knows, the editor need not.</summary>
public sealed class StudyNews
{
    public Guid OrganisationId { get; init; }

    public Guid Study { get; init; }

    public int Revision { get; init; }

    /// <summary>As stored: <c>changes_asked</c>, <c>approved</c> or <c>withdrawn</c>.</summary>
    public string State { get; init; } = "";
}

/// <summary>
/// Tells an organisation's people what the editors did with its case study. Written by the clerk from who sent what, so
/// that an editor's own transaction never has to know whose an anonymous study is.
/// </summary>
public static class StudyLetters
{
    /// <returns>How many letters that made.</returns>
    public static async Task<int> WriteStudyLettersAsync(this BenchmarkingDb db, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellation)
    {
        var written = 0;
        foreach (var news in await NewsAsync(db, since, cancellation))
        {
            var about = $"case_study/{news.Study}/{news.Revision}/{news.State}";
            var people = await PeopleAsync(db, news.OrganisationId, about, cancellation);
            written += await db.WriteAsync(
                MailKind.CaseStudy, about, now, people, person => Letter.CaseStudyDecided(person.Organisation, news.State, news.Study), cancellation);
        }

        return written;
    }

    private static Task<List<StudyNews>> NewsAsync(BenchmarkingDb db, DateTimeOffset since, CancellationToken cancellation) => db.Database.SqlQuery<StudyNews>(
        $"""
        select s.organisation_id as "OrganisationId", r.study as "Study", r.revision as "Revision", r.state as "State"
        from case_study_revisions r join case_studies s on s.id = r.study
        where r.state in ('changes_asked', 'approved') and r.decided_at > {since}
        union all
        select s.organisation_id, w.study, 0, 'withdrawn'
        from case_study_withdrawals w join case_studies s on s.id = w.study
        where w.by_editor and w.at > {since}
        """).ToListAsync(cancellation);

    /// <summary>Those who write case studies there: active, not suspended, who want such letters and have none about this.</summary>
    private static Task<List<Recipient>> PeopleAsync(BenchmarkingDb db, Guid organisation, string about, CancellationToken cancellation) =>
        db.Database.SqlQuery<Recipient>(
            $"""
            select distinct u.id as "UserId", u.email as "Address", o.id as "OrganisationId", o.name as "Organisation", '' as "State", false as "Told"
            from memberships m
            join users u on u.id = m.user_id
            join organisations o on o.id = m.organisation_id
            where o.id = {organisation} and m.status = 'active' and m.role in ('contributor', 'approver', 'organisation_admin')
              and u.suspended_at is null and u.email is not null
              and not exists (select from mail_refusals r where r.user_id = u.id and r.kind = {MailKind.CaseStudy.Stored()})
              and not exists (select from mail_messages same where same.about = {about} || '/' || o.id || '/' || u.id)
            """).ToListAsync(cancellation);
}
