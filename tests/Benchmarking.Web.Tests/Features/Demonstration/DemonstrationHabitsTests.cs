using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Demonstration;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Features.Seeding;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Tests.Features.Demonstration;

public sealed class DemonstrationHabitsTests
{
    private static readonly DemonstrationFigures Figures = new();

    private static readonly IReadOnlyList<DemonstrationRound> Rounds =
        DemonstrationRound.Until(Period.Parse("2026-Q2"), LondonTime.At(new DateOnly(2026, 11, 23), TimeOnly.MinValue));

    [Fact]
    public void Every_return_passes_the_checks_with_nothing_invalid_and_nothing_missing()
    {
        var members = SeedRows.DemonstrationOrganisations(Rounds[0].OpensAt);
        foreach (var (place, member) in members.Index())
        {
            foreach (var round in Rounds)
            {
                var sheet = Blank(round);
                var answers = new DemonstrationHabits(member.Slug, place)
                    .Answers(sheet, round, input => Figures.Value(member.Slug, member.Homes!.Value, input, round));

                var findings = sheet.With(answers).Findings();

                Assert.All(findings, finding => Assert.True(
                    finding.Severity == Severity.Query, $"{member.Slug} {round.Period}: {finding.Message}"));
            }
        }
    }

    [Fact]
    public void Figures_that_many_homes_weigh_stay_within_what_is_usual()
    {
        var sheet = Blank(Rounds[7]);
        var answers = sheet.Inputs.ToDictionary(
            input => input.Code, input => new Answer(Figures.Value("gentoo", 29000, input.Code, Rounds[7]), null, null));

        Assert.Empty(sheet.With(answers).Findings());
    }

    /// <summary>The sheet of a collection that asks for everything.</summary>
    private static ReturnSheet Blank(DemonstrationRound round)
    {
        var metrics = SeedRows.Metrics().ToDictionary(metric => metric.Code);
        var inputs = SeedRows.Inputs().ToDictionary(input => input.Code);
        var asked = new HashSet<string>();
        var modules = SeedRows.FirstVersions()
            .Where(version => version.NumeratorInput is not null)
            .Select(version =>
            {
                version.Metric = metrics[version.MetricCode];
                return version;
            })
            .GroupBy(version => version.Metric.Module)
            .Select(figures => new SheetModule(SeedRows.Modules().Single(module => module.Code == figures.Key), [.. figures.Select(Figure)]))
            .ToList();
        return new ReturnSheet(
            new Collection { Period = round.Period.ToString() }, null, modules,
            new Dictionary<string, Answer>(), new Dictionary<string, Answer>(), new Dictionary<string, string>());

        SheetFigure Figure(MetricVersion version)
        {
            string?[] needs = [version.NumeratorInput, version.DenominatorInput];
            var parts = needs.OfType<string>().Select(code => inputs[code]).ToList();
            var first = parts.Where(input => asked.Add(input.Code)).ToList();
            return new SheetFigure(version, first, [.. parts.Except(first)]);
        }
    }
}
