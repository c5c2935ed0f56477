using Benchmarking.Engine;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Returns;

/// <summary>A member with a contributor and an approver before an open collection of the core figures.</summary>
public sealed class ReturnFixture
{
    private ReturnFixture(PostgresFixture postgres, World world, Member member, Round round) =>
        (Postgres, World, Member, Round) = (postgres, world, member, round);

    /// <summary>Numbers that give no finding: every core input.</summary>
    public static readonly (string Input, string Typed)[] Sound =
    [
        ("views-positive", "560"), ("views-replies", "800"), ("informed-positive", "600"), ("informed-replies", "800"),
        ("involved-residents", "120"), ("homes", "10,000"), ("changes-put-in-place", "9"), ("changes-influenced", "12"),
        ("involvement-cost", "£120,000.00"), ("households", "9,800"), ("opportunities-positive", "450"),
        ("opportunities-replies", "800"), ("residents-trained", "100"), ("learning-actions", "20"), ("complaints", "100"),
    ];

    public PostgresFixture Postgres { get; }

    public World World { get; }

    public Member Member { get; }

    public Round Round { get; }

    public string Url => $"/returns/{Round.Period.Route}";

    public string CoreUrl => $"{Url}/figures/core";

    public static async Task<ReturnFixture> MakeAsync(PostgresFixture postgres, string scope = "core")
    {
        var world = new World(postgres);
        return new ReturnFixture(postgres, world, await world.MemberAsync(), await world.RoundAsync(scope: scope));
    }

    public async Task<Visitor> SomebodyAsync(params Role[] roles) =>
        await Postgres.Web.SignInAsync(await World.PersonAsync(Member, roles));

    public static (string Name, string Value)[] Typed(params (string Input, string Typed)[] answers) =>
        [.. answers.Select(answer => ($"Answers[{answer.Input}].Typed", answer.Typed))];

    public async Task<Page> SaveAsync(Visitor visitor, params (string Input, string Typed)[] answers) =>
        await visitor.PostFormAsync(await visitor.GetAsync(CoreUrl), CoreUrl, Typed(answers));

    public async Task<Page> SendAsync(Visitor visitor) =>
        await visitor.PostFormAsync(await visitor.GetAsync($"{Url}/check"), $"{Url}/send");

    /// <summary>A return of an earlier period, signed off, with these answers.</summary>
    public async Task EarlierAsync(Period period, params (string Input, decimal Value, string? CarriedFrom)[] answers)
    {
        var round = await World.RoundAsync("closed", "core", period);
        var id = Guid.NewGuid();
        await World.RunAsync(
            "insert into returns (organisation_id, id, collection_id, state, started_at) values ($1, $2, $3, 'signed_off', now())",
            Member.Id, id, round.Id);
        foreach (var (input, value, carriedFrom) in answers)
        {
            await World.RunAsync(
                """
                insert into return_answers (organisation_id, return_id, input_code, value, carried_from, changed_at, changed_by)
                values ($1, $2, $3, $4, nullif($5, ''), now(), $1)
                """, Member.Id, id, input, value, carriedFrom ?? "");
        }
    }

    /// <summary>Figures of the organisation's earlier years, as a long file brings them.</summary>
    public async Task HistoryAsync(string metric, params (Period Period, decimal Value)[] figures)
    {
        var import = Guid.NewGuid();
        await World.RunAsync(
            "insert into history_imports (organisation_id, id, file_name, content, state, uploaded_at, uploaded_by) values ($1, $2, 'years.csv', '', 'imported', now(), $1)",
            Member.Id, import);
        foreach (var (period, value) in figures)
        {
            await World.RunAsync(
                "insert into history_figures (organisation_id, metric_code, period, value, import_id) values ($1, $2, $3, $4, $5)",
                Member.Id, metric, period.ToString(), value, import);
        }
    }

    public Task<string> StateAsync() => World.AskAsync<string>(
        "select state from returns where organisation_id = $1 and collection_id = $2", Member.Id, Round.Id);
}
