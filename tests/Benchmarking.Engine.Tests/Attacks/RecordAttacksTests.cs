using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Attacks.StandIns;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Tests.Attacks;

public class RecordAttacksTests
{
    private static readonly Club Club = Club.Simulate(new ClubPlan(24) { Periods = 2, Metrics = 14, ComingAndGoing = false });
    private static readonly AttackScene Raw = Indiscreet.RawRecords(Club);

    [Fact]
    public void Raw_records_of_24_members_are_linked_with_last_years_figures()
    {
        var result = new MicrodataLinkage().Run(Raw);

        Assert.True(result.Succeeded);
        Assert.InRange(result.Hits!.Value, 0.70, 1);
    }

    [Fact]
    public void Single_records_are_recognised_by_their_keys_and_far_figures() => Assert.True(new Recognition().Run(Raw).Succeeded);

    [Fact]
    public void Two_files_are_linked_by_the_figures_they_share()
    {
        var result = new ExtractLinking().Run(Raw);

        Assert.True(result.Succeeded);
        Assert.Equal(1, result.Hits);
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Records_made_alike_by_five_give_nobody_away(string id, IAttack attack)
    {
        var result = attack.Run(Raw with { Extracts = [Alike("one", 1), Alike("other", 2)] });

        Assert.Equal(id, result.Id);
        Assert.False(result.Succeeded, result.Finding);
    }

    [Fact]
    public void One_file_alone_has_no_other_to_be_linked_with() =>
        Assert.Equal(0, new ExtractLinking().Run(Raw with { Extracts = [Raw.Extracts[0]] }).Targets);

    public static TheoryData<string, IAttack> Attacks => new()
    {
        { "A22", new MicrodataLinkage() }, { "A23", new Recognition() }, { "A24", new ExtractLinking() },
    };

    /// <summary>Six groups of four are too few; four of six show the mean of six.</summary>
    private static ShownExtract Alike(string project, ulong seed)
    {
        var raw = Raw.Extracts[0];
        var columns = raw.Records.SelectMany(record => record.Figures.Keys).Distinct().ToList();
        var alike = raw.Records.Select((record, row) => new ShownRecord($"{project}{row}", new Dictionary<string, string?>(), Mean(row / 6))).ToList();
        List<int> order = [.. Enumerable.Range(0, alike.Count)];
        new Draws(seed).Shuffle(order);
        return new(project, [.. order.Select(row => alike[row])], [.. order.Select(row => raw.Owners[row])]);

        Dictionary<(string, string), decimal> Mean(int group) => columns.ToDictionary(column => column, column => Math.Round(
            raw.Records.Skip(6 * group).Take(6).Where(record => record.Figures.ContainsKey(column)).Select(record => record.Figures[column]).DefaultIfEmpty().Average()));
    }
}
