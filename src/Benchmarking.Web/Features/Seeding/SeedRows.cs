using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Seeding;

/// <summary>What the files say, as rows of the database.</summary>
public static class SeedRows
{
    public static List<Module> Modules() => [.. SeedFile.Read("modules").Select(row => new Module
    {
        Code = row.Text("code"),
        Name = row.Text("name"),
        Description = row.Text("description"),
        Position = row.Whole("position"),
    })];

    public static List<Input> Inputs() => [.. SeedFile.Read("inputs").Select(row => new Input
    {
        Code = row.Text("code"),
        Label = row.Text("label"),
        Hint = row.Text("hint"),
        Unit = row.Text("unit"),
        Decimals = row.Whole("decimals"),
        Lowest = row.NumberOrNull("lowest"),
        Highest = row.NumberOrNull("highest"),
        Position = row.Position,
    })];

    public static List<MetricRow> Metrics() => [.. SeedFile.Read("metrics").Select(row => new MetricRow
    {
        Code = row.Text("code"),
        Name = row.Text("name"),
        Module = row.Text("module"),
        Scope = row.Text("scope"),
        Focus = row.Flag("focus"),
        Position = row.Position,
    })];

    /// <summary>The first version of each metric.</summary>
    public static List<MetricVersion> FirstVersions() => [.. SeedFile.Read("metrics").Select(row => new MetricVersion
    {
        MetricCode = row.Text("code"),
        Version = 1,
        EffectiveFrom = row.Text("effective_from"),
        Question = row.Text("question"),
        Numerator = row.Text("numerator"),
        Denominator = row.Text("denominator"),
        Inclusions = row.Text("inclusions"),
        Exclusions = row.Text("exclusions"),
        Kind = row.Text("kind"),
        Unit = row.Text("unit"),
        Decimals = row.Whole("decimals"),
        Polarity = row.Text("polarity"),
        Cadence = row.Text("cadence"),
        Source = row.Text("source"),
        AsksSampleSize = row.Flag("asks_sample_size"),
        Sensitivity = row.Text("sensitivity"),
        PublicAfter = row.Text("public_after"),
        Tau = row.Text("tau"),
        Sticky = row.Flag("sticky"),
        PlausibleLow = row.NumberOrNull("plausible_low"),
        PlausibleHigh = row.NumberOrNull("plausible_high"),
        PossibleLow = row.NumberOrNull("possible_low"),
        PossibleHigh = row.NumberOrNull("possible_high"),
        NumeratorInput = row.TextOrNull("numerator_input"),
        DenominatorInput = row.TextOrNull("denominator_input"),
        Multiplier = row.NumberOrNull("multiplier") ?? 1,
        PartOfWhole = row.Flag("part_of_whole"),
        PlausibleReason = row.Text("plausible_reason"),
        PossibleReason = row.Text("possible_reason"),
        Note = row.Text("note"),
    })];

    /// <summary>The checks of the first versions beside their bands, in the order of the file.</summary>
    public static List<MetricRule> FirstRules() =>
    [
        .. SeedFile.Read("rules").GroupBy(row => row.Text("metric")).SelectMany(ofMetric => ofMetric.Select((row, at) => new MetricRule
        {
            MetricCode = ofMetric.Key,
            MetricVersion = 1,
            Position = at + 1,
            Kind = row.Word<MetricRuleKind>("kind"),
            Severity = row.Word<Severity>("severity"),
            Input = row.TextOrNull("input"),
            OtherInput = row.TextOrNull("other_input"),
            Amount = row.NumberOrNull("amount"),
            Reason = row.Text("reason"),
        })),
    ];

    public static List<MetricAlias> Aliases() => [.. SeedFile.Read("aliases").Select(row => new MetricAlias
    {
        MetricCode = row.Text("metric"),
        Framework = row.Text("framework"),
        Code = row.Text("code"),
        Name = row.Text("name"),
        Note = row.Text("note"),
    })];

    public static List<LadderRung> Rungs() => [.. SeedFile.Read("ladder").Select(row => new LadderRung
    {
        Rung = row.Whole("rung"),
        Name = row.Text("name"),
        Meaning = row.Text("meaning"),
    })];

    public static List<PeerGroupRow> PeerGroups() => [.. SeedFile.Read("peer-groups").Select(row => new PeerGroupRow
    {
        Code = row.Text("code"),
        Dimension = row.Text("dimension"),
        Name = row.Text("name"),
        Description = row.Text("description"),
        AttributeValue = row.Text("attribute_value"),
        Position = row.Whole("position"),
    })];

    /// <summary>The members named in the consortium's survey. Only the demonstration loads them.</summary>
    public static List<Organisation> DemonstrationOrganisations(DateTimeOffset joinedAt) =>
    [
        .. SeedFile.Read("organisations").Select(row => new Organisation
        {
            Id = new(Guid.CreateVersion7(joinedAt)),
            Slug = row.Text("slug"),
            Name = row.Text("name"),
            ShortName = row.Text("short_name"),
            Region = row.Text("region"),
            SizeBand = row.Text("size_band"),
            Type = row.Text("type"),
            Homes = row.Whole("homes"),
            Steering = row.Text("steering"),
            CaseStudies = row.Text("case_studies"),
            IsDemonstration = true,
            JoinedAt = joinedAt,
            Note = Note(row),
        }),
    ];

    /// <summary>What the documents say an organisation aims at. A placeholder such as "XX%" keeps its words and has no value.</summary>
    public static List<Target> TargetsOf(Organisation organisation) =>
    [
        .. SeedFile.Read("targets").Where(row => row.Text("organisation") == organisation.Slug).Select(row => new Target
        {
            OrganisationId = organisation.Id,
            MetricCode = row.Text("metric"),
            Kind = row.Word<TargetKind>("kind"),
            Value = row.NumberOrNull("value"),
            Focus = row.Flag("focus"),
            Owner = row.Text("owner"),
            Wording = row.Text("wording"),
            Source = row.Text("source"),
        }),
    ];

    private static string Note(SeedRow row) =>
        row.TextOrNull("successor") is { } successor ? $"Now {successor}. {row.Text("note")}" : row.Text("note");
}
