using Benchmarking.Engine.Disclosure;
using Benchmarking.Tool;
using Benchmarking.Tool.Ledgers;

namespace Benchmarking.Engine.Tests.Tool;

public sealed class LedgerFileTests : IDisposable
{
    private static readonly CellInput Some = new([new("o1", "t1"), new("o2", "t2")]);
    private static readonly CellInput Others = new([new("o3", "t3")]);

    private readonly string file = Path.Combine(Directory.CreateTempSubdirectory("benchmark").FullName, "ledger.jsonl");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

    [Fact]
    public void What_is_appended_is_read_again_to_the_last_place()
    {
        LedgerEntry[] first =
        [
            Entry(1, new ShownNumber(-12.340m, 0.02m, Bound.None)), Entry(1, new ShownNumber(96, 2, Bound.AtLeast)),
            Entry(1, new ShownNumber(4, 2, Bound.AtMost)) with { Statistic = Statistic.P90, Method = QuantileMethod.HyndmanFan1 },
            Entry(1, null) with { Reason = Reason.N3, Group = "a, \"b\"\né" },
        ];
        Append(1, first, [Some], new Dictionary<string, Tolerance> { ["heard"] = new(0.5m, 0.1m) });
        LedgerEntry[] second = [Entry(2, new ShownNumber(1, 1, Bound.None)), Entry(2, null, Others)];
        Append(2, second, [Some, Others]);

        var ledger = Read();

        Assert.Equal([.. first, .. second], ledger.Ledger.Entries);
        Assert.Equal([Some.Hash, Others.Hash], ledger.Ledger.Inputs.Select(input => input.Hash).Order(Comparer<string>.Create((one, other) => one == Some.Hash ? -1 : 1)));
        Assert.Equal(new Tolerance(0.5m, 0.1m), ledger.Radii["heard"]);
        Assert.Equal((2, 0L), (ledger.LastRelease, ledger.Ignored));
        Assert.Single(File.ReadLines(file), line => line.Contains("organisations") && line.Contains("o1"));
    }

    [Fact]
    public void A_ledger_that_is_not_there_yet_is_empty() => Assert.Equal((0, 0), (Read().LastRelease, Read().Ledger.Entries.Count));

    [Fact]
    public void A_release_half_written_is_ignored_wherever_it_was_cut_and_gives_way_to_the_next()
    {
        Append(1, [Entry(1, new ShownNumber(1, 1, Bound.None))], [Some]);
        var whole = File.ReadAllBytes(file);
        Append(2, [Entry(2, null, Others), Entry(2, new ShownNumber(2, 1, Bound.None))], [Others]);
        var both = File.ReadAllBytes(file);

        for (var length = whole.Length; length < both.Length; length++)
        {
            File.WriteAllBytes(file, both[..length]);

            var ledger = Read();

            Assert.Equal((1, 1, length - whole.Length), (ledger.LastRelease, ledger.Ledger.Entries.Count, ledger.Ignored));
        }

        Append(2, [Entry(2, new ShownNumber(3, 1, Bound.None))], []);
        Assert.Equal([1m, 3m], Read().Ledger.Entries.Select(entry => entry.Shown!.Value.Value));
    }

    [Fact]
    public void Damage_is_named_with_its_line()
    {
        Append(1, [Entry(1, new ShownNumber(1, 1, Bound.None))], [Some]);
        var lines = File.ReadAllLines(file);

        AssertDamage(2, "the line is not a JSON object", lines[0], lines[1][..20], lines[2]);
        AssertDamage(2, "it is no record of a ledger", lines[0], "[]", lines[2]);
        AssertDamage(1, "the hash is not that of the organisations and tokens", lines[0].Replace("t1", "t9"), lines[1], lines[2]);
        AssertDamage(1, "there are not as many tokens", lines[0].Replace(",\"t2\"", ""), lines[1], lines[2]);
        AssertDamage(1, "there is no input", lines[1], lines[2]);
        AssertDamage(2, "\"statistic\" is missing or is not what it should be", lines[0], lines[1].Replace("median", "middle"), lines[2]);
        AssertDamage(2, "\"shown\" is missing or is not what it should be", lines[0], lines[1].Replace("\"shown\":\"1\"", "\"shown\":1"), lines[2]);
        AssertDamage(3, "a record of release 1 was altered after it was written", lines[0], lines[1].Replace("\"shown\":\"1\"", "\"shown\":\"2\""), lines[2]);
        AssertDamage(3, "it counts 7 entries and there are 1", lines[0], lines[1], lines[2].Replace("\"entries\":1", "\"entries\":7"));
        AssertDamage(5, "release 1 stands after release 1", lines[0], lines[1], lines[2], lines[0], lines[1], lines[2]);
    }

    [Fact]
    public void A_release_taken_out_of_the_middle_is_found()
    {
        for (var release = 1; release <= 3; release++) Append(release, [Entry(release, new ShownNumber(release, 1, Bound.None))], [Some]);
        var lines = File.ReadAllLines(file);

        AssertDamage(5, "altered", [.. lines[..3], .. lines[5..]]);
    }

    [Fact]
    public void A_closing_record_without_a_digest_is_taken_as_it_is()
    {
        Append(1, [Entry(1, new ShownNumber(1, 1, Bound.None))], [Some]);
        File.WriteAllLines(file, [.. File.ReadLines(file).Take(2), "{\"release\":1,\"entries\":1}"]);

        Assert.Equal(1, Read().LastRelease);
    }

    [Fact]
    public void Of_two_who_write_at_once_the_second_is_refused()
    {
        var (one, other) = (Read(), Read());
        one.Append(1, [], [], new Dictionary<string, Tolerance>());

        var refused = Assert.Throws<IOException>(() => other.Append(1, [], [], new Dictionary<string, Tolerance>()));

        Assert.Contains("it has grown since it was read", refused.Message);
        Assert.Equal(1, Read().LastRelease);
    }

    private static LedgerEntry Entry(int release, ShownNumber? shown, CellInput? input = null) => new(
        release, Sample.Quarter, "heard", "all", Statistic.Median, shown, QuantileMethod.RankKernel, null, (input ?? Some).Hash);

    private void Append(int release, LedgerEntry[] entries, CellInput[] inputs, Dictionary<string, Tolerance>? radii = null) =>
        Read().Append(release, entries, inputs, radii ?? []);

    private LedgerFile Read()
    {
        var problems = new Problems();
        var ledger = LedgerFile.Read(file, problems);
        Assert.Equal(0, problems.Count);
        return ledger!;
    }

    private void AssertDamage(int line, string problem, params string[] lines)
    {
        File.WriteAllLines(file, lines);
        var (problems, told) = (new Problems(), new StringWriter());

        Assert.Null(LedgerFile.Read(file, problems));
        problems.WriteTo(told);

        Assert.StartsWith($"{file}:{line}:1: the ledger is damaged here: ", told.ToString());
        Assert.Contains(problem, told.ToString());
    }
}
