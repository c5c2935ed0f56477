using Benchmarking.Engine;
using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Attacks.StandIns;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Tool;

/// <summary><c>benchmark attack</c>: tries to learn members' figures from publications.</summary>
public static class AttackCommand
{
    private const int Usual = 24;

    private const string Help = """
        benchmark attack: tries to learn members' figures from a publication, as an outsider or a member would.

        Usage: benchmark attack [--club N] [--publisher NAME] [--only ID] [--full] [--json]
               benchmark attack --values FILE --metrics FILE [--groups FILE] …

          --club N                how many members the made-up club has; 24 without it; may be given several times
          --seed N                where the club's draws begin; 1 without it
          --values FILE           a club of your own instead: its figures, as for "benchmark compute". It is published
                                  here, period by period, and nothing of it is written
          --metrics FILE          its metrics
          --groups FILE           its peer groups
          --interest-groups FILE  who in it knows each other's figures
          --publisher NAME        only what this one publishes is attacked:
                                  protected   this engine
                                  common      means and quartiles from 5 contributors, one decimal
                                  naive       also the smallest and the largest value, from 3 contributors
          --only ID               only this attack, such as A20; may be given several times
          --full                  the full sizes: clubs of 12, 24, 60, 400 and 1,600 members and all the work an attack
                                  may do; takes long
          --json                  the report as JSON
          --help                  this page

        Without --publisher, each attack is tried on all three, and some on publishers that make one mistake each: an
        attack that succeeds on none of them would test nothing, and the report says so.

        The columns: targets how many figures (or cells) were tried; width the narrowest inferred interval as a share of
        the promised one, and narrow the share of those narrower; hit the share of figures guessed to within the radius
        tau, base the same for the best honest guess from a published median; exact the share guessed exactly; found how
        many were found by an attack that either works or not.

        Examples:

          benchmark attack
          benchmark attack --only A20 --club 24 --club 60
          benchmark attack --publisher naive
          benchmark attack --values values.csv --groups groups.csv --metrics metrics.csv
          benchmark attack --full > attacks.txt

        Exit codes: 0 no attack succeeds against the protected publication; 1 the input is wrong; 2 the command is
        wrong; 3 an attack succeeds against it: the promise made to members is broken.

        """;

    private static readonly int[] FullSizes = [12, Usual, 60, 400, 1600];
    private static readonly string[] Publishers = [SuiteReport.Protected, WeakPublisher.Common.Name, WeakPublisher.Naive.Name];

    public static readonly Verb Verb = new("attack", Help)
    {
        WithValue = ["--club", "--seed", "--values", "--metrics", "--groups", "--interest-groups", "--publisher", "--only"],
        Repeatable = ["--club", "--only"],
        Switches = ["--full", "--json"],
        Check = Wrong,
    };

    /// <summary>Runs the verb.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors) =>
        Verb.Run(args, output, errors, options => Attack(options, output, errors));

    private static string? Wrong(Options options)
    {
        var own = options.Has("--values");
        string[] ofOwn = ["--metrics", "--groups", "--interest-groups"];
        return options.WrongCount("--club", "--seed")
            ?? (own && options.Has("--club") ? "--club makes up a club and --values gives one; choose"
                : own && !options.Has("--metrics") ? "--metrics is missing"
                : !own && ofOwn.FirstOrDefault(options.Has) is { } lone ? $"{lone} needs --values"
                : options["--publisher"] is { } name && !Publishers.Contains(name) ? $"--publisher is {string.Join(", ", Publishers)}; \"{name}\" is none of them"
                : options.All("--only").FirstOrDefault(id => AttackSuite.All.All(attack => attack.Id != id)) is { } unknown
                    ? $"--only: there is no attack {unknown}; there are {string.Join(", ", AttackSuite.All.Select(attack => attack.Id))}"
                : null);
    }

    private static int Attack(Options options, TextWriter output, TextWriter errors)
    {
        var effort = options.Has("--full") ? Effort.Full : Effort.Quick;
        var progress = new ProgressLine(errors, TimeProvider.System);
        if (Clubs(options, errors) is not { } clubs) return ExitCode.WrongInput;

        var scenes = new List<AttackScene>();
        try
        {
            foreach (var (club, together) in clubs)
            {
                foreach (var name in Publishers.Where(name => (options["--publisher"] ?? name) == name))
                {
                    progress.Say($"{club.Name}: publishing as {name}");
                    scenes.Add(Scene(club, name, effort, together));
                }
            }
        }
        catch (ArgumentException e)
        {
            errors.WriteLine(e.Message);
            return ExitCode.WrongInput;
        }

        var controls = options.Has("--publisher") ? [] : Controls();
        var only = options.All("--only");
        var report = AttackSuite.Run(
            scenes, controls, [.. AttackSuite.All.Where(attack => only.Count == 0 || only.Contains(attack.Id))],
            run => progress.Say($"{run.Id} {run.Name}: {run.Club}, {run.Publisher}, {run.Done + 1} of {run.Total}"));
        output.Write(options.Has("--json") ? AttackJson.Of(report) : options.Has("--publisher") ? report.Table() : report.ToString());
        return ExitOf(report);
    }

    /// <summary>
    /// Attacks are shown to work on a club of the size they were made for, whatever club they are tried on: one's own may
    /// have no revisions, say, and none of its publications anything to try.
    /// </summary>
    private static List<Control> Controls()
    {
        var club = Simulated(Usual, 1);
        return
        [
            .. StandIn.All(club),
            new(["A7", "A8", "A11", "A18"], Scenes.Weak(club, WeakPublisher.Common)),
            new(["A10"], Scenes.Weak(club, WeakPublisher.Naive)),
        ];
    }

    /// <summary>What a report means for those who wait for it.</summary>
    public static int ExitOf(SuiteReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Broken.Count > 0 ? ExitCode.PromiseBroken : ExitCode.Done;
    }

    private static AttackScene Scene(Club club, string publisher, Effort effort, InterestGroups together) =>
        publisher == SuiteReport.Protected
            ? Scenes.Protected(club, effort, together)
            : Scenes.Weak(club, publisher == WeakPublisher.Naive.Name ? WeakPublisher.Naive : WeakPublisher.Common, effort) with { InterestGroups = together };

    private static IReadOnlyList<(Club Club, InterestGroups Together)>? Clubs(Options options, TextWriter errors)
    {
        if (options.Has("--values")) return Inputs.Read(options, errors) is { } inputs ? [(Own(inputs, options["--values"]!, errors), inputs.InterestGroups)] : null;

        var seed = (ulong)options.Count("--seed", 1);
        int[] sizes = [.. options.All("--club").Select(size => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture))];
        if (sizes.Length == 0) sizes = options.Has("--full") ? FullSizes : [Usual];
        return [.. sizes.Select(size => (Simulated(size, seed), InterestGroups.None))];
    }

    /// <summary>Two periods and late returns, so that attacks on revisions and on coming and going have something to try.</summary>
    private static Club Simulated(int members, ulong seed) => Club.Simulate(new(members) { Periods = 2, Late = 0.1, Seed = seed });

    /// <summary>What is public is no secret to be attacked.</summary>
    private static Club Own(Inputs inputs, string name, TextWriter errors)
    {
        var metrics = Radii.Settle(inputs, errors).Metrics.Where(metric => metric.Sensitivity == Sensitivity.Protected).ToList();
        var codes = metrics.Select(metric => metric.Code).ToHashSet(StringComparer.Ordinal);
        var periods = inputs.Observations.Where(one => codes.Contains(one.Metric))
            .GroupBy(one => one.Period, StringComparer.Ordinal).OrderBy(period => period.Key, StringComparer.Ordinal)
            .Select((period, i) => new ClubRelease(i + 1, period.Key, ReleaseKind.Final, [.. period]));
        var everyone = inputs.Observations.Select(one => one.Organisation).Distinct(StringComparer.Ordinal);
        return new(Path.GetFileName(name), metrics, inputs.Groups, everyone.ToDictionary(one => one, _ => 0, StringComparer.Ordinal), [.. periods]);
    }
}
