using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Tenancy;

/// <summary>Every address of the site and what it is for. A new action without a row here fails the tests.</summary>
public static class RouteTable
{
    /// <summary>Method, template as the code has it, and the verb; null for addresses open to everybody.</summary>
    public static readonly IReadOnlyList<(string Method, string Template, Verb? Verb)> Rows =
    [
        ("GET", "", null),
        ("GET", "about", null),
        ("GET", "metrics", null),
        ("GET", "metrics/{code}", null),
        ("GET", "method", null),
        ("GET", "api", null),
        ("GET", "sign-in", null),
        ("POST", "sign-in", null),
        ("ANY", "error/{status:int}", null),
        ("POST", "sign-out", Verb.UseOwnAccount),
        ("POST", "hat", Verb.UseOwnAccount),
        ("GET", "peer-groups", Verb.SeePeerGroups),
        ("GET", "returns", Verb.ReadReturn),
        ("GET", "returns/{period:period}", Verb.ReadReturn),
        ("GET", "returns/{period:period}/figures/{module}", Verb.ReadReturn),
        ("POST", "returns/{period:period}/figures/{module}", Verb.EditReturn),
        ("POST", "returns/{period:period}/figures/{module}/draft", Verb.EditReturn),
        ("GET", "returns/{period:period}/nothing-to-report", Verb.EditReturn),
        ("POST", "returns/{period:period}/nothing-to-report", Verb.EditReturn),
        ("POST", "returns/{period:period}/figures-after-all", Verb.EditReturn),
        ("GET", "returns/{period:period}/check", Verb.ReadReturn),
        ("POST", "returns/{period:period}/send", Verb.EditReturn),
        ("GET", "returns/{period:period}/receipt", Verb.ReadReturn),
        ("GET", "returns/{period:period}/workbook", Verb.ReadReturn),
        ("GET", "returns/{period:period}/workbook.csv", Verb.ReadReturn),
        ("GET", "returns/{period:period}/upload", Verb.EditReturn),
        ("POST", "returns/{period:period}/upload", Verb.EditReturn),
        ("GET", "returns/{period:period}/uploads", Verb.EditReturn),
        ("GET", "returns/{period:period}/uploads/{id:guid}", Verb.EditReturn),
        ("GET", "returns/{period:period}/uploads/{id:guid}/problems.xlsx", Verb.EditReturn),
        ("GET", "returns/{period:period}/uploads/{id:guid}/file", Verb.EditReturn),
        ("POST", "returns/{period:period}/uploads/{id:guid}/check", Verb.EditReturn),
        ("POST", "returns/{period:period}/uploads/{id:guid}/apply", Verb.EditReturn),
        ("GET", "returns/{period:period}/review", Verb.SignOffReturn),
        ("POST", "returns/{period:period}/review/sign-off", Verb.SignOffReturn),
        ("POST", "returns/{period:period}/review/send-back", Verb.SignOffReturn),
        ("GET", "returns/{period:period}/reopening", Verb.AskReopening),
        ("POST", "returns/{period:period}/reopening", Verb.AskReopening),
        ("POST", "returns/{period:period}/reopening/withdraw", Verb.AskReopening),
        ("GET", "returns/{period:period}/revisions/{number:int}", Verb.ReadReturn),
        ("GET", "reopenings", Verb.AnswerReopening),
        ("GET", "reopenings/{id:guid}", Verb.AnswerReopening),
        ("POST", "reopenings/{id:guid}/agree", Verb.AnswerReopening),
        ("POST", "reopenings/{id:guid}/refuse", Verb.AnswerReopening),
        ("GET", "account/mail", Verb.UseOwnAccount),
        ("POST", "account/mail", Verb.UseOwnAccount),
        ("GET", "letters/stop/{sealedPart}", null),
        ("POST", "letters/stop/{sealedPart}", null),
        ("GET", "data-quality", Verb.SeeDataQuality),
        ("GET", "data-quality.csv", Verb.SeeDataQuality),
        ("GET", "history", Verb.ImportHistory),
        ("POST", "history", Verb.ImportHistory),
        ("GET", "history/template.xlsx", Verb.ImportHistory),
        ("GET", "history/template.csv", Verb.ImportHistory),
        ("GET", "history/figures", Verb.ImportHistory),
        ("GET", "history/figures.csv", Verb.ImportHistory),
        ("GET", "history/imports/{id:guid}", Verb.ImportHistory),
        ("GET", "history/imports/{id:guid}/progress", Verb.ImportHistory),
        ("GET", "history/imports/{id:guid}/file", Verb.ImportHistory),
        ("POST", "history/imports/{id:guid}/confirm", Verb.ImportHistory),
        ("POST", "history/imports/{id:guid}/again", Verb.ImportHistory),
        ("POST", "history/imports/{id:guid}/cancel", Verb.ImportHistory),
        ("GET", "history/imports/{id:guid}/remove", Verb.ImportHistory),
        ("POST", "history/imports/{id:guid}/remove", Verb.ImportHistory),
        ("GET", "benchmarks", Verb.SeeOwnBenchmarks),
        ("GET", "benchmarks.csv", Verb.SeeOwnBenchmarks),
        ("GET", "benchmarks/grid", Verb.SeeOwnBenchmarks),
        ("GET", "benchmarks/grid.csv", Verb.SeeOwnBenchmarks),
        ("GET", "benchmarks/board-summary", Verb.SeeOwnBenchmarks),
        ("GET", "benchmarks/board-pack", Verb.SeeOwnBenchmarks),
        ("GET", "benchmarks/{code}", Verb.SeeOwnBenchmarks),
        ("GET", "benchmarks/{code}.csv", Verb.SeeOwnBenchmarks),
        ("GET", "targets", Verb.SetTargets),
        ("GET", "targets.csv", Verb.SetTargets),
        ("GET", "targets/{code}", Verb.SetTargets),
        ("POST", "targets/{code}", Verb.SetTargets),
        ("GET", "targets/{code}/history", Verb.SetTargets),
        ("GET", "targets/{code}/end", Verb.SetTargets),
        ("POST", "targets/{code}/end", Verb.SetTargets),
        ("GET", "scorecard", Verb.EditScorecard),
        ("GET", "scorecard/edit", Verb.EditScorecard),
        ("POST", "scorecard/edit", Verb.EditScorecard),
        ("GET", "scorecard/print", Verb.EditScorecard),
        ("GET", "scorecard/approve", Verb.ApproveScorecard),
        ("POST", "scorecard/approve", Verb.ApproveScorecard),
        ("POST", "scorecard/link", Verb.ApproveScorecard),
        ("GET", "scorecard/link/revoke", Verb.ApproveScorecard),
        ("POST", "scorecard/link/revoke", Verb.ApproveScorecard),
        ("GET", "scorecards/{token}", null),
        ("GET", "you-said-we-did", Verb.EditScorecard),
        ("GET", "you-said-we-did/new", Verb.EditScorecard),
        ("POST", "you-said-we-did/new", Verb.EditScorecard),
        ("GET", "you-said-we-did/{id:guid}", Verb.EditScorecard),
        ("POST", "you-said-we-did/{id:guid}", Verb.EditScorecard),
        ("GET", "you-said-we-did/{id:guid}/archive", Verb.EditScorecard),
        ("POST", "you-said-we-did/{id:guid}/archive", Verb.EditScorecard),
        ("POST", "you-said-we-did/{id:guid}/restore", Verb.EditScorecard),
        ("GET", "sector/easy-read", Verb.SeeSectorBenchmarks),
        ("GET", "sector", Verb.SeeSectorBenchmarks),
        ("GET", "sector.csv", Verb.SeeSectorBenchmarks),
        ("GET", "sector/{code}", Verb.SeeSectorBenchmarks),
        ("GET", "sector/{code}.csv", Verb.SeeSectorBenchmarks),
        ("GET", "data-sets", Verb.SeeDataSets),
        ("GET", "data-sets/{number:int}", Verb.SeeDataSets),
        ("GET", "data-sets/{number:int}/{name}.csv", Verb.SeeDataSets),
        ("GET", "collections", Verb.RunCollections),
        ("GET", "collections/new", Verb.RunCollections),
        ("POST", "collections/new", Verb.RunCollections),
        ("GET", "collections/board", Verb.RunCollections),
        ("GET", "collections/{period:period}", Verb.RunCollections),
        ("GET", "collections/{period:period}/board.csv", Verb.RunCollections),
        ("GET", "collections/{period:period}/open", Verb.RunCollections),
        ("POST", "collections/{period:period}/open", Verb.RunCollections),
        ("GET", "collections/{period:period}/close", Verb.RunCollections),
        ("POST", "collections/{period:period}/close", Verb.RunCollections),
        ("GET", "collections/{period:period}/dates", Verb.RunCollections),
        ("POST", "collections/{period:period}/dates", Verb.RunCollections),
        ("GET", "collections/{period:period}/remind", Verb.RunCollections),
        ("POST", "collections/{period:period}/remind", Verb.RunCollections),
        ("GET", "collections/{period:period}/publish-provisional", Verb.RunCollections),
        ("POST", "collections/{period:period}/publish-provisional", Verb.RunCollections),
        ("GET", "collections/{period:period}/publish-final", Verb.RunCollections),
        ("POST", "collections/{period:period}/publish-final", Verb.RunCollections),
        ("GET", "collections/{period:period}/publish-revision", Verb.RunCollections),
        ("POST", "collections/{period:period}/publish-revision", Verb.RunCollections),
        ("GET", "publications/{number:int}/report", Verb.SeeDisclosureReports),
        ("GET", "public-data", Verb.ImportPublicData),
        ("POST", "public-data", Verb.ImportPublicData),
        ("GET", "public-data/{id:guid}", Verb.ImportPublicData),
        ("GET", "tokens", Verb.ManageTokens),
        ("GET", "tokens/new", Verb.ManageTokens),
        ("POST", "tokens/new", Verb.ManageTokens),
        ("GET", "tokens/{id:guid}/revoke", Verb.ManageTokens),
        ("POST", "tokens/{id:guid}/revoke", Verb.ManageTokens),
        ("GET", "catalogue", Verb.EditCatalogue),
        ("GET", "catalogue/{code}/new-version", Verb.EditCatalogue),
        ("POST", "catalogue/{code}/new-version", Verb.EditCatalogue),
        ("POST", "catalogue/{code}/new-version/again", Verb.EditCatalogue),
        ("GET", "proposals", Verb.ProposeMetric),
        ("GET", "proposals/new", Verb.ProposeMetric),
        ("POST", "proposals/new", Verb.ProposeMetric),
        ("POST", "proposals/{id:guid}/withdraw", Verb.ProposeMetric),
        ("GET", "proposals/waiting", Verb.EditCatalogue),
        ("GET", "proposals/{id:guid}/answer", Verb.EditCatalogue),
        ("POST", "proposals/{id:guid}/answer", Verb.EditCatalogue),
        ("GET", "jobs", Verb.SeeConsortiumJobs),
        ("GET", "jobs/{id:guid}", Verb.SeeConsortiumJobs),
        ("GET", "jobs/{id:guid}/progress", Verb.SeeConsortiumJobs),
    ];

    /// <summary>
    /// Addresses that know programs by their token and nobody by a session: method, template, the verb that the
    /// organisation's hat must allow, and the scope that the token must have.
    /// </summary>
    public static readonly IReadOnlyList<(string Method, string Template, Verb Verb, Scope Scope)> ByToken =
    [
        ("GET", "api/v1/collections", Verb.ReadReturn, Scope.ReadReturns),
        ("GET", "api/v1/collections/{period:period}", Verb.ReadReturn, Scope.ReadReturns),
        ("GET", "api/v1/collections/{period:period}/return", Verb.ReadReturn, Scope.ReadReturns),
        ("PUT", "api/v1/collections/{period:period}/return", Verb.EditReturn, Scope.WriteReturns),
        ("POST", "api/v1/collections/{period:period}/return/send", Verb.EditReturn, Scope.SendReturns),
        ("GET", "api/v1/metrics", Verb.ReadReturn, Scope.ReadReturns),
        ("GET", "api/v1/metrics/{code}", Verb.ReadReturn, Scope.ReadReturns),
    ];

    /// <summary>
    /// Addresses that change something for whoever holds them, without a form of ours and its token: the place in the
    /// address is sealed by us, and mail programs post to it by themselves.
    /// </summary>
    public static readonly IReadOnlyList<string> SealedInsteadOfToken = ["letters/stop/{sealedPart}"];

    /// <summary>An address of the template with something in each place.</summary>
    public static string Address(string template, string period) => "/" + template
        .Replace("{period:period}", period, StringComparison.Ordinal)
        .Replace("{module}", "core", StringComparison.Ordinal)
        .Replace("{code}", "views-listened-to", StringComparison.Ordinal)
        .Replace("{id:guid}", "6f1c1c1e-0000-4000-8000-000000000000", StringComparison.Ordinal)
        .Replace("{number:int}", "999999", StringComparison.Ordinal)
        .Replace("{sealedPart}", "not-ours", StringComparison.Ordinal)
        .Replace("{token}", "nobody-was-given-this-address-32", StringComparison.Ordinal)
        .Replace("{name}", "cells", StringComparison.Ordinal)
        .Replace("{status:int}", "404", StringComparison.Ordinal);
}
