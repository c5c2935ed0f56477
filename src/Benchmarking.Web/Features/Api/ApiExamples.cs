using System.Text.Json.Nodes;

namespace Benchmarking.Web.Features.Api;

/// <summary>
/// Bodies as they are sent and answered, for the document and the page about the API. Those sent are tried against the
/// real addresses by tests; those answered are made of the very types that answer.
/// </summary>
public static class ApiExamples
{
    /// <summary>A sound number for every core input of the catalogue.</summary>
    public static readonly (string Input, decimal Value)[] Core =
    [
        ("views-positive", 560), ("views-replies", 800), ("informed-positive", 600), ("informed-replies", 800),
        ("opportunities-positive", 450), ("opportunities-replies", 800), ("involved-residents", 120), ("homes", 10000),
        ("households", 9800), ("changes-put-in-place", 9), ("changes-influenced", 12), ("involvement-cost", 120000),
        ("residents-trained", 100), ("learning-actions", 20), ("complaints", 100),
    ];

    public const string PutJson = """
        {
          "answers": {
            "homes": 10000,
            "involvement-cost": "£120,000",
            "residents-trained": { "marker": "x" },
            "complaints": null
          }
        }
        """;

    public const string PutCsv = """
        code,value,reason
        homes,10000,
        involvement-cost,"£120,000",
        residents-trained,,x
        complaints,,

        """;

    public const string SendJson = """
        { "explanations": {} }
        """;

    private const string Series = "involvement-benchmarks";
    private const string Version = "1.0.0";

    private static readonly DateTime Released = new(2026, 7, 20, 9, 0, 0, DateTimeKind.Utc);

    private static readonly ApiMoment Due = new(new DateTime(2026, 7, 31, 16, 0, 0, DateTimeKind.Utc), "5pm on 31 July 2026");

    private static readonly ApiInput Homes = new("homes", "Homes owned", "Social homes you own, at the end of the quarter", "homes", 0, 1, null);

    private static readonly ApiMetric Involved = new(
        "involved-per-1000-homes", "Involved residents per 1,000 homes", "core", "core", 1, "2026-Q1",
        "How many residents took part?", "Residents who took part", "Homes owned", "", "", "rate", "per 1,000 homes", 1, "neutral", "quarter",
        "involvement database", "involved-residents", "homes", 1000, false, new(1, 60, "Most members are in this band."), new(0, 1000, ""), [], "", "");

    private static readonly ApiFinding Query = new(
        "changed-a-lot", "query", "/answers/involvement-cost", "involvement-cost", "cost-per-household",
        "Cost per household is 36.73 and was 12.24 last period.", "Check the numbers it is made from; if they are right, say why.", "A figure seldom changes so much in a quarter.",
        "involvement-cost/changed-a-lot", null);

    private static readonly ApiFinding Missing = new(
        "unanswered", "missing", "/answers/households", "households", null,
        "Households has not been answered.", "Enter a number, or say why there is none.", "", null, null);

    /// <summary>What each call that succeeds answers, by the name of its action.</summary>
    public static IReadOnlyDictionary<string, JsonNode> Answered { get; } = new Dictionary<string, JsonNode>
    {
        ["Collections"] = Node(new ApiCollections(
            [new("2026-q1", "Q1, April to June 2026", "open", Due, Due, Due, Due, "in_progress", false)])),
        ["Collection"] = Node(new ApiRound(
            "2026-q1", "Q1, April to June 2026", "open", Due, [new("core", "Core", "Figures that everybody answers", true, [Homes], [Involved])])),
        ["Metrics"] = Node(new ApiCatalogue([Involved])),
        ["Metric"] = Node(new ApiMetricHistory(Involved.Code, Involved.Name, 1, [new("TSM", "TP06", "Listens to views")], [Homes], [Involved])),
        ["Return"] = Node(new ApiReturn(
            "2026-q1", "in_progress", 7, null, null, null,
            new Answers { ["homes"] = 10000, ["residents-trained"] = new JsonObject { ["marker"] = "x" }, ["households"] = null },
            [new(Involved.Code, 1, Involved.Name, 12, "12.0 per 1,000 homes", null)], [Query, Missing])),
        ["PutReturn"] = Node(new PutOutcome(
            "2026-q1", false, true, 8, [new("homes", "Homes owned", 9900, 10000)], [Query], [Missing])),
        ["Send"] = Node(new SendOutcome("2026-q1", "sent", "2026-Q1-4F2A91", 9)),
        ["Releases"] = Node(new ApiReleases(
            [new(Series, Version, "published", "Resident involvement benchmarks", true, Released, $"/api/v1/releases/{Series}/{Version}")], 1, 1, 1, null)),
        ["Release"] = Node(new ApiRelease(
            Series, Version, "Resident involvement benchmarks", "Medians and quartiles by peer group and quarter.", true,
            new("CC-BY-4.0", "Creative Commons Attribution 4.0 International", "https://creativecommons.org/licenses/by/4.0/"),
            "Involvement Benchmark (2026): Resident involvement benchmarks. Version 1.0.0.", Released, [12, 13],
            [new("major", "first", "", 0, "This is the first version of the series.")],
            [new("cells.csv", "Every number as it was published.", "text/csv", 61234, 812, new string('0', 64), $"/api/v1/releases/{Series}/{Version}/files/cells.csv")],
            $"/api/v1/releases/{Series}/{Version}/cells", $"/releases/{Series}/{Version}")),
        ["Cells"] = Node(new ApiCells(
            [new(13, "2026-Q1", "views-listened-to", "all", 23, "published", null, 2, 58, 66, 74, null, null, null, "rank-kernel-4", null)],
            812, 1, 9, $"/api/v1/releases/{Series}/{Version}/cells?page=2&size=100")),
    };

    /// <summary>What a place in an address, or a parameter, stands for.</summary>
    public static (string Description, JsonNode Example) PlaceOf(string name, bool ofReleases) => name switch
    {
        "series" => ("A series of releases.", Series),
        "version" => ("One version of it.", Version),
        "file" => ("A file's name, from the release's list.", "cells.csv"),
        "metric" => ("Only cells of this metric.", "views-listened-to"),
        "group" => ("Only cells of this peer group.", "all"),
        "period" when ofReleases => ("Only cells of this quarter or year.", "2026-Q1"),
        "publication" => ("Only cells of the publication with this number.", 13),
        "page" => ("Which page, from 1.", 1),
        "size" => ($"How many on a page, at most {ReadApiReleases.MostPerPage}.", ReadApiReleases.UsualPerPage),
        "period" => ("A quarter.", "2026-q1"),
        _ => ("A metric's code.", "involved-per-1000-homes"),
    };

    /// <summary>How a refusal looks.</summary>
    public static JsonNode Problem(ProblemKind kind) => JsonNode.Parse(ApiProblem.Of(kind, errors: ErrorsOf(kind)).Body)!;

    private static IReadOnlyList<ApiError>? ErrorsOf(ProblemKind kind) => kind.Code switch
    {
        "invalid" => [new("/answers/homes", "not-a-number", "Homes owned: \"about 900\" is not a number.", "Use digits only, such as 1250 or 12.5.")],
        "not-ready" => [new(Missing.Pointer, Missing.Code, Missing.Detail, Missing.Cure)],
        _ => null,
    };

    private static JsonNode Node<T>(T value) => JsonNode.Parse(ApiJson.Write(value))!;
}
