using Benchmarking.Engine;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Register.Documents;

/// <summary>A member with people and rows of its register, written behind the site's back.</summary>
internal sealed class RegisterGround(PostgresFixture postgres)
{
    /// <summary>The quarter before this one: it is over, whatever the day.</summary>
    public static Period Quarter { get; } = Period.QuarterOf(DateOnly.FromDateTime(DateTime.UtcNow)).Previous;

    public World World { get; } = new(postgres);

    public required Member Member { get; init; }

    public static async Task<RegisterGround> MakeAsync(PostgresFixture postgres) =>
        new(postgres) { Member = await new World(postgres).MemberAsync() };

    public async Task<Visitor> SignInAsync(Role role) => await postgres.Web.SignInAsync(await World.PersonAsync(Member, role));

    /// <summary>Somebody of another member.</summary>
    public async Task<Visitor> StrangerAsync() =>
        await postgres.Web.SignInAsync(await World.PersonAsync(await World.MemberAsync(), Role.OrganisationAdmin));

    public Visitor Nobody => postgres.Web.NewVisitor();

    public Task ChangeAsync(string said, string did, string? metric = null, decimal? before = null, decimal? after = null, string attribution = "would_not") => World.RunAsync(
        """
        insert into service_changes (organisation_id, made_at, made_by, edited_at, edited_by, decided_on, done_on, name, service,
          you_said, we_did, attribution, savings, metric_code, before_period, before_value, after_period, after_value)
        values ($1, now(), $1, now(), $1, $2, $2, 'A change', '', $3, $4, $9, 1500,
          nullif($5, ''), $6, $7, $6, $8)
        """,
        Member.Id, Quarter.FirstDay, said, did, metric ?? "", Quarter.Previous.ToString(), (object?)before ?? DBNull.Value, (object?)after ?? DBNull.Value, attribution);

    public Task ActivityAsync(string kind, int participants, decimal hours, decimal cost, short rung = 4) => World.RunAsync(
        """
        insert into activities (organisation_id, made_at, made_by, edited_at, edited_by, held_on, name, kind, rung, place, participants,
          resident_hours, make_up, costs, planned_outcomes, came_of_it, questions, called_off)
        values ($1, now(), $1, now(), $1, $2, 'An evening', $3, $4, '', $5, $6, '[]',
          jsonb_build_array(jsonb_build_object('what', 'Hall', 'scope', 'direct', 'amount', $7)), '', '', '[]', false)
        """,
        Member.Id, Quarter.FirstDay, kind, rung, participants, hours, cost);

    /// <summary>People counted once each: of 40 with details, so many of one group.</summary>
    public Task HeadCountAsync(string group, int people) => World.RunAsync(
        """
        insert into head_counts (organisation_id, made_at, made_by, edited_at, edited_by, counted_on, involved, profiled, make_up)
        values ($1, now(), $1, now(), $1, $2, 50, 40, jsonb_build_array(jsonb_build_object('group', $3, 'people', $4)))
        """,
        Member.Id, Quarter.FirstDay, group, people);

    /// <summary>Begins a page of the quarter and hands back its address.</summary>
    public static async Task<string> BeginSaidAsync(Visitor visitor)
    {
        var action = $"/register/said/{Quarter.Route}";
        var edit = await visitor.PostFormAsync(await visitor.GetAsync("/register/said"), action);
        return $"/register/documents/{edit.Landed.Split('/')[3]}";
    }

    public static async Task<Page> ApproveAsync(Visitor approver, string document) =>
        await approver.PostFormAsync(await approver.GetAsync($"{document}/approve"), $"{document}/approve");

    public static async Task<string> PublishAsync(Visitor approver, string document)
    {
        var shown = await approver.PostFormAsync(await approver.GetAsync(document), $"{document}/link");
        return new Uri(shown.Document.QuerySelector("#address")!.GetAttribute("value")!).AbsolutePath;
    }
}
