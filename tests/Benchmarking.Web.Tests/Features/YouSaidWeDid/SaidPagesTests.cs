using System.Net;
using Benchmarking.Web.Database;
using Benchmarking.Web.Features.YouSaidWeDid;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Benchmarks;
using Npgsql;

namespace Benchmarking.Web.Tests.Features.YouSaidWeDid;

[Collection(PublishedConsortium.Name)]
public sealed class SaidPagesTests(PublishedConsortium consortium)
{
    [Fact]
    public async Task An_entry_is_written_changed_put_away_and_taken_out_again()
    {
        var visitor = await consortium.SignInAsync(consortium.Damson, Role.Contributor);
        Assert.Contains("There is no entry yet", (await visitor.GetAsync("/you-said-we-did")).Text);
        var written = await WriteAsync(visitor, "The lifts are slow");
        Assert.Equal("/you-said-we-did", written.Landed);
        Assert.Contains("The lifts are slow", written.Text);
        Assert.Contains("14 May 2026, about “Views listened to”", written.Text);

        var address = written.Document.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).Single(href => href.EndsWith("/archive", StringComparison.Ordinal))[..^"/archive".Length];
        var stale = await visitor.GetAsync(address);
        await visitor.PostFormAsync(await visitor.GetAsync(address), address, ("WeDid", "We mended both lifts"));
        var refused = await visitor.PostFormAsync(stale, address, ("WeDid", "We wrote a letter"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("We wrote a letter", refused.Text);

        await visitor.PostFormAsync(await visitor.GetAsync($"{address}/archive"), $"{address}/archive");
        Assert.DoesNotContain("The lifts are slow", (await visitor.GetAsync("/you-said-we-did")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).Status);
        var archived = await visitor.GetAsync("/you-said-we-did?archived=true");
        Assert.Contains("We mended both lifts", archived.Text);
        Assert.Contains("The lifts are slow", (await visitor.PostFormAsync(archived, $"{address}/restore")).Text);

        // To another member it is as if it were not there.
        var other = await consortium.SignInAsync(consortium.Alder, Role.OrganisationAdmin);
        Assert.DoesNotContain("lifts", (await other.GetAsync("/you-said-we-did")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).Status);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept()
    {
        var visitor = await consortium.SignInAsync(consortium.Cedar, Role.Contributor);
        var wrong = await visitor.PostFormAsync(
            await visitor.GetAsync("/you-said-we-did/new"), "/you-said-we-did/new",
            ("YouSaid", "The post comes late"), ("WeDid", " "), ("WhatChanged", new string('w', 201)),
            ("HappenedOn.Day", "31"), ("HappenedOn.Month", "2"), ("HappenedOn.Year", "2026"), ("Metric", "no-such-metric"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(
            ["#WeDid", "#WhatChanged", "#HappenedOn_Day", "#Metric"],
            wrong.Document.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href")));
        Assert.Contains("The post comes late", wrong.Document.QuerySelector("#YouSaid")!.TextContent);
        Assert.Contains("There is no entry yet", (await visitor.GetAsync("/you-said-we-did")).Text);
    }

    [Fact]
    public async Task An_entry_that_changes_while_it_is_put_away_stays_and_the_change_too()
    {
        var visitor = await consortium.SignInAsync(consortium.Birch, Role.Contributor);
        var written = await WriteAsync(visitor, "The bins overflow");
        var id = Guid.Parse(written.Document.QuerySelector("section.said[aria-label='The bins overflow'] a")!.GetAttribute("href")!["/you-said-we-did/".Length..]);
        await using var site = new SiteDatabase(consortium.SiteLogin);
        await using var owner = NpgsqlDataSource.Create(consortium.OwnerLogin);
        await using var change = owner.CreateCommand(
            $"update said_entries set version = version + 1 where id = '{id}'");
        var write = new WriteSaid(new(site), new Meanwhile(() => change.ExecuteNonQuery()));

        var result = await write.PutAwayAsync(PublishedConsortium.Of(consortium.Birch, Role.Contributor), id, true, TestContext.Current.CancellationToken);

        Assert.Equal(PutAwayResult.ChangedMeanwhile, result);
        Assert.Contains("The bins overflow", (await visitor.GetAsync("/you-said-we-did")).Text);
    }

    [Fact]
    public async Task Chosen_entries_stand_beside_the_figures_of_the_scorecard()
    {
        var visitor = await consortium.SignInAsync(consortium.Alder, Role.Contributor);
        await WriteAsync(visitor, "Letters are hard to read");
        var edit = await visitor.GetAsync("/scorecard/edit");
        var id = edit.Document.QuerySelector("#Entries_0")!.GetAttribute("value")!;

        var saved = await visitor.PostFormAsync(edit, "/scorecard/edit", ("Entries", id));

        Assert.Equal(
            ["Letters are hard to read", "We asked what would help", "May 2026"],
            saved.Document.QuerySelectorAll(".easy__entry dd").Select(part => part.TextContent));
    }

    private static async Task<Page> WriteAsync(Visitor visitor, string said) => await visitor.PostFormAsync(
        await visitor.GetAsync("/you-said-we-did/new"), "/you-said-we-did/new",
        ("YouSaid", said), ("WeDid", "We asked what would help"),
        ("HappenedOn.Day", "14"), ("HappenedOn.Month", "5"), ("HappenedOn.Year", "2026"), ("Metric", "listened"));
}
