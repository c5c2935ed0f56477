using System.Security.Cryptography;

namespace Benchmarking.Web.Tests.Features.CaseStudies.Reading;

/// <summary>A case study made for one test, as the site would have published it.</summary>
public sealed record Told
{
    public string Title { get; init; } = "Residents rewrote the letters";

    public string Problem { get; init; } = "Letters were hard to read.";

    public string ResidentsDid { get; init; } = "Residents rewrote them.";

    public string WhatChanged { get; init; } = "Fewer people ring.";

    public string Lesson { get; init; } = "";

    public string Quotes { get; init; } = "";

    public int? Rung { get; init; }

    public string ActivityType { get; init; } = "";

    public string[] Tags { get; init; } = [];

    public string[] Metrics { get; init; } = [];

    public string? AuthorName { get; init; }

    public string? SizeBand { get; init; }

    public string Audience { get; init; } = "everyone";

    public string State { get; init; } = "published";

    public DateTimeOffset PublishedAt { get; init; } = new(2030, 1, 1, 9, 0, 0, TimeSpan.Zero);
}

/// <summary>Puts case studies where they are read from, behind the site's back.</summary>
public sealed class Library(World world)
{
    /// <summary>In the database that tests share.</summary>
    public Library(PostgresFixture postgres)
        : this(new World(postgres))
    {
    }

    /// <summary>A word that no other test uses, for a tag or a text.</summary>
    public static string Word() => "w" + Guid.NewGuid().ToString("N")[..12];

    /// <param name="author">Whose it is; null for one told from a document.</param>
    /// <param name="study">Of a study that is there already, for another revision of it.</param>
    public async Task<Guid> AddAsync(Told told, Member? author = null, Guid? study = null, int revision = 1)
    {
        var id = study ?? (author is null ? Guid.NewGuid() : await OwnAsync(author));
        await world.RunAsync(
            """
            insert into case_study_revisions (study, revision, state, title, problem, residents_did, what_changed, lesson, quotes, rung,
              activity_type, tags, metrics, author_name, size_band, audience, source, sent_at, published_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            """,
            id, revision, told.State, told.Title, told.Problem, told.ResidentsDid, told.WhatChanged, told.Lesson, told.Quotes,
            (object?)told.Rung ?? DBNull.Value, told.ActivityType, told.Tags, told.Metrics, (object?)told.AuthorName ?? DBNull.Value,
            (object?)told.SizeBand ?? DBNull.Value, told.Audience, author is null ? "A document (2020)" : DBNull.Value, told.PublishedAt.AddDays(-1),
            told.State is "published" or "superseded" or "withdrawn" ? told.PublishedAt : DBNull.Value);
        return id;
    }

    public Task<int> AttachAsync(Guid study, int position, string kind, string name, string mediaType, byte[] content, string alternative = "", string caption = "") =>
        world.RunAsync(
            "insert into case_study_attachments values ($1, 1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10)",
            study, position, kind, name, alternative, caption, mediaType, 40, SHA256.HashData(content), content);

    public Task<int> WithdrawAsync(Guid study, bool byEditor, string reason) => world.RunAsync(
        $"update case_study_revisions set state = 'withdrawn' where study = '{study}' and state = 'published'; insert into case_study_withdrawals select '{study}', '2030-02-03', {byEditor}, '{reason}', audience from case_study_revisions where study = '{study}' and state = 'withdrawn'");

    private async Task<Guid> OwnAsync(Member author)
    {
        var nonce = Guid.NewGuid();
        return await world.AskAsync<Guid>(
            """
            insert into case_studies (organisation_id, id, nonce, state, content, version, anonymous, audience, revision, made_at, made_by, edited_at, edited_by)
            values ($1, case_study_id($1, $2), $2, 'published', '{}', 1, true, 'everyone', 1, now(), $2, now(), $2) returning id
            """, author.Id, nonce);
    }
}
