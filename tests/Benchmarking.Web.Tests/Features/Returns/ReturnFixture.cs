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

    public static async Task<ReturnFixture> MakeAsync(PostgresFixture postgres)
    {
        var world = new World(postgres);
        return new ReturnFixture(postgres, world, await world.MemberAsync(), await world.RoundAsync(scope: "core"));
    }

    public async Task<Visitor> SomebodyAsync(params Role[] roles) =>
        await Postgres.Web.SignInAsync(await World.PersonAsync(Member, roles));

    public static (string Name, string Value)[] Typed(params (string Input, string Typed)[] answers) =>
        [.. answers.Select(answer => ($"Answers[{answer.Input}].Typed", answer.Typed))];

    public async Task<Page> SaveAsync(Visitor visitor, params (string Input, string Typed)[] answers) =>
        await visitor.PostFormAsync(await visitor.GetAsync(CoreUrl), CoreUrl, Typed(answers));

    public async Task<Page> SendAsync(Visitor visitor) =>
        await visitor.PostFormAsync(await visitor.GetAsync($"{Url}/check"), $"{Url}/send");

    public Task<string> StateAsync() => World.AskAsync<string>(
        "select state from returns where organisation_id = $1 and collection_id = $2", Member.Id, Round.Id);
}
