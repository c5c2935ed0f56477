using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Platform.Mail;

/// <summary>Somebody who works on a member's return and has not had a certain letter.</summary>
public sealed class Recipient
{
    public Guid UserId { get; init; }

    public string Address { get; init; } = "";

    public Guid OrganisationId { get; init; }

    public string Organisation { get; init; } = "";

    /// <summary>Of the return, as stored; <c>not_started</c> where there is none.</summary>
    public string State { get; init; } = "";

    /// <summary>True where they had an earlier letter of the kind about the collection.</summary>
    public bool Told { get; init; }

    /// <summary>True where nothing was sent, nor said that there is nothing to report.</summary>
    public bool OwesReturn => State is "not_started" or "in_progress";
}

public static class Recipients
{
    /// <summary>
    /// Contributors and approvers of every member of the time, once for each organisation: active, not suspended, who
    /// want such letters and have none about this. Only the clerk can see them.
    /// </summary>
    /// <param name="series">What letters of the kind about this collection begin with.</param>
    /// <param name="about">What this one begins with; organisation and person follow.</param>
    /// <param name="organisation">Null for all.</param>
    public static Task<List<Recipient>> RecipientsAsync(
        this BenchmarkingDb db,
        Collection collection,
        MailKind kind,
        string series,
        string about,
        Guid? organisation,
        CancellationToken cancellation) => db.Database.SqlQuery<Recipient>(
        $"""
        select distinct u.id as "UserId", u.email as "Address", o.id as "OrganisationId", o.name as "Organisation",
          coalesce(p.state, 'not_started') as "State",
          exists (select from mail_messages told
            where starts_with(told.about, {series + "/"}) and right(told.about, 74) = '/' || o.id || '/' || u.id) as "Told"
        from memberships m
        join users u on u.id = m.user_id
        join organisations o on o.id = m.organisation_id
        left join return_progress p on p.organisation_id = o.id and p.collection_id = {collection.Id.Value}
        where m.status = 'active' and m.role in ('contributor', 'approver')
          and u.suspended_at is null and u.email is not null
          and o.joined_at <= {collection.LastEditAt} and (o.left_at is null or o.left_at > {collection.DueAt})
          and ({organisation}::uuid is null or o.id = {organisation}::uuid)
          and not exists (select from mail_refusals r where r.user_id = u.id and r.kind = {kind.Stored()})
          and not exists (select from mail_messages same where same.about = {about} || '/' || o.id || '/' || u.id)
        """).ToListAsync(cancellation);
}
