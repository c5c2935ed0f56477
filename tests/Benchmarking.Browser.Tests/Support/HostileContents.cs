using Benchmarking.Web.Features.Demonstration;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests;
using Benchmarking.Web.Tests.Features.CaseStudies;
using Benchmarking.Web.Tests.Features.CaseStudies.Reading;

namespace Benchmarking.Browser.Tests.Support;

/// <summary>
/// A member whose every word is hostile: published studies, entries, proposals, names of people, tokens and
/// organisations. All of it is taken out again.
/// </summary>
internal sealed class HostileContents : IAsyncDisposable
{
    private readonly World _world;
    private readonly List<Guid> _organisations = [];
    private readonly List<Guid> _people = [];

    private HostileContents(World world) => _world = world;

    /// <summary>Each text, but for the few with a NUL, which the database takes for no text: those are typed by the tests over HTTP.</summary>
    public static IReadOnlyList<string> Texts { get; } = [.. HostileTexts.All.Where(text => !text.Contains('\0', StringComparison.Ordinal))];

    public List<Guid> Studies { get; } = [];

    /// <summary>Somebody of the member who may do everything that its roles allow.</summary>
    public DemonstrationAccount Insider { get; private set; } = null!;

    public static async Task<HostileContents> MakeAsync(World world)
    {
        var made = new HostileContents(world);
        var member = await world.MemberAsync();
        made._organisations.Add(member.Id);
        var person = await world.PersonAsync(member, Role.Contributor, Role.Approver, Role.OrganisationAdmin);
        made._people.Add(person.Id);
        made.Insider = new DemonstrationAccount(
            new DemonstrationPerson(person.Email, member.Name, [Role.Contributor, Role.Approver, Role.OrganisationAdmin]), World.Password);
        await made.StudiesAsync(member);
        await made.WordsAsync(member, person);
        await made.NamesAsync(member, person);
        return made;
    }

    /// <summary>Two texts in each long field, for one may close what another opens; one in each line.</summary>
    private async Task StudiesAsync(Member member)
    {
        var library = new Library(_world);
        var lines = 0;
        string Line() => Texts[lines++ % Texts.Count].Split('\n')[0];
        foreach (var part in Texts.Chunk(10))
        {
            string Field(int number) => string.Join("\n\n", part.Skip(2 * number).Take(2));
            Studies.Add(await library.AddAsync(
                new Told
                {
                    Title = Line(), Problem = Field(0), ResidentsDid = Field(1), WhatChanged = Field(2), Lesson = Field(3), Quotes = Field(4),
                    ActivityType = Line(), Tags = [Line(), Line()], Metrics = ["views-listened-to"], AuthorName = Line(), SizeBand = Line(),
                },
                member));
        }
    }

    private async Task WordsAsync(Member member, Person person)
    {
        foreach (var part in Texts.Chunk(3))
        {
            await _world.RunAsync(
                "insert into said_entries (organisation_id, you_said, we_did, what_changed, happened_on, version, made_at, made_by, edited_at, edited_by) values ($1, $2, $3, $4, current_date, 1, now(), $5, now(), $5)",
                member.Id, part[0], part.ElementAtOrDefault(1) ?? "", part.ElementAtOrDefault(2) ?? "", person.Id);
        }

        foreach (var part in Texts.Chunk(2))
        {
            await _world.RunAsync(
                "insert into metric_proposals (organisation_id, wording, reason, state, made_at, made_by) values ($1, $2, $3, 'open', now(), $4)",
                member.Id, part[0], part[^1], person.Id);
        }
    }

    private async Task NamesAsync(Member member, Person person)
    {
        foreach (var text in Texts.Where((_, at) => at % 8 == 0))
        {
            var other = await _world.MemberAsync();
            _organisations.Add(other.Id);
            await _world.RunAsync("update organisations set name = $2, short_name = $2 where id = $1", other.Id, text);
            var colleague = await _world.PersonAsync(member, Role.Contributor);
            _people.Add(colleague.Id);
            await _world.RunAsync("update users set display_name = $2 where id = $1", colleague.Id, text);
            await _world.RunAsync(
                "insert into api_tokens (organisation_id, name, hash, scopes, made_at, made_by, expires_at) values ($1, $2, sha256($3), '{}', now(), $4, now() + interval '1 day')",
                member.Id, text, Guid.NewGuid().ToByteArray(), person.Id);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _world.RunAsync(
            $"""
            begin;
            set local session_replication_role = replica;
            do $clean$
            declare one record;
            begin
              for one in select table_name, column_name from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where table_schema = 'public' and table_type = 'BASE TABLE' and data_type = 'uuid' and column_name in ('organisation_id', 'study', 'user_id')
              loop
                execute format('delete from %I where %I = any ($1)', one.table_name, one.column_name)
                  using array[{Listed(_organisations.Concat(_people).Concat(Studies))}]::uuid[];
              end loop;
            end $clean$;
            delete from organisations where id = any (array[{Listed(_organisations)}]::uuid[]);
            delete from users where id = any (array[{Listed(_people)}]::uuid[]);
            commit;
            """);
    }

    private static string Listed(IEnumerable<Guid> ids) => string.Join(", ", ids.Select(id => $"'{id}'"));
}
