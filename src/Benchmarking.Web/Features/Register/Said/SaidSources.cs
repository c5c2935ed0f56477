using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Features.Targets;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Said;

/// <summary>What a quarter's page can be made from: changes decided or put in place in it, and entries that lie in it.</summary>
public static class SaidSources
{
    public static async Task<IReadOnlyList<SaidPart>> ReadSaidSourcesAsync(
        this BenchmarkingDb db, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var changes = await db.ServiceChanges.AsNoTracking()
            .Where(row => (row.DecidedOn >= from && row.DecidedOn <= to) || (row.DoneOn >= from && row.DoneOn <= to))
            .OrderBy(row => row.DecidedOn).ThenBy(row => row.Id).ToListAsync(cancellation);
        var entries = await db.SaidEntries.AsNoTracking()
            .Where(row => row.HappenedOn >= from && row.HappenedOn <= to && row.ArchivedAt == null)
            .OrderBy(row => row.HappenedOn).ThenBy(row => row.Id).ToListAsync(cancellation);
        var codes = changes.Select(change => change.MetricCode).OfType<string>().ToHashSet();
        var subjects = await db.ReadSubjectsAsync(codes, Period.QuarterOf(from), cancellation);
        return
        [
            .. changes.Select(change => Of(change, to, change.MetricCode is { } code ? subjects.GetValueOrDefault(code) : null)),
            .. entries.Select(entry => new SaidPart(
                entry.Id, true, entry.YouSaid, entry.WeDid, entry.WhatChanged, RegisterWords.Month(entry.HappenedOn), "", false, "")),
        ];
    }

    /// <summary>
    /// A change that nobody put into the two sentences yet is offered by its name, and left out until somebody does. One
    /// that would have happened anyway is left out too: the page says that residents moved what stands on it.
    /// </summary>
    private static SaidPart Of(ServiceChange change, DateOnly until, MetricSubject? subject)
    {
        var figure = Figure(change, subject);
        return new SaidPart(
            change.Id,
            change is { YouSaid.Length: > 0, WeDid.Length: > 0, Attribution: not CaseStudyAttribution.Anyway },
            change.YouSaid,
            change.WeDid.Length > 0 ? change.WeDid : change.Name,
            "",
            change.DoneOn is { } done && done <= until ? $"In place since {RegisterWords.Month(done)}" : $"Decided in {RegisterWords.Month(change.DecidedOn)}",
            figure,
            figure.Length > 0,
            figure.Length > 0 ? SaidPart.FirstCaveat : "");
    }

    /// <summary>The figure linked to a change, before and after; empty where either is missing.</summary>
    public static string Figure(ServiceChange change, MetricSubject? subject) =>
        subject is not null && change is { BeforeValue: { } before, AfterValue: { } after }
            ? $"{subject.Name}: {subject.Text(before)}{Quarter(change.BeforePeriod)}, {subject.Text(after)}{Quarter(change.AfterPeriod)}"
            : "";

    private static string Quarter(string? period) => Period.TryParse(period, out var known) ? $" in {known.Words}" : "";
}
