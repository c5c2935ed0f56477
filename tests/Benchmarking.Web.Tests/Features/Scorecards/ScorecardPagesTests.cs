using System.Net;
using AngleSharp.Html.Dom;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Benchmarks;
using Benchmarking.Web.Database;
using Benchmarking.Web.Features.Scorecards;
using Npgsql;

namespace Benchmarking.Web.Tests.Features.Scorecards;

[Collection(PublishedConsortium.Name)]
public sealed class ScorecardPagesTests(PublishedConsortium consortium)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_scorecard_is_frozen_when_approved_and_public_only_by_its_address()
    {
        var writer = await consortium.SignInAsync(consortium.Birch, Role.Contributor);
        var administrator = await consortium.SignInAsync(consortium.Birch, Role.OrganisationAdmin);
        Assert.Contains("Views listened to: about 9 out of 10.", (await writer.GetAsync("/scorecard")).Text);
        var draft = await writer.GetAsync("/scorecard/edit");
        Assert.False(((IHtmlInputElement)draft.Document.QuerySelector("#ShowMedian")!).IsChecked);
        await writer.PostFormAsync(draft, "/scorecard/edit", ("Figures[0].Wording", "[figure] people said Birch hears them"), ("ShowMedian", "true"));

        var approving = await administrator.GetAsync("/scorecard/approve");
        Assert.Contains("About 9 out of 10 people said Birch hears them.", approving.Text);
        var approved = await administrator.PostFormAsync(approving, "/scorecard/approve");
        Assert.Contains("Version 1, by", approved.Text);
        Assert.Contains("There is none: only your own people see the scorecard.", approved.Text);
        Assert.Contains("Views listened to: 89%", approved.Text);
        Assert.All(new[] { approving, approved }, page => Assert.Contains(ScorecardPage.KnownToAll, page.Text));

        var address = Address(await administrator.PostFormAsync(approved, "/scorecard/link"));
        var nobody = consortium.Site.NewVisitor();
        var shown = await nobody.GetAsync(address);
        Assert.Equal("How we are doing: Birch Housing", shown.Heading);
        Assert.Contains("About 9 out of 10 people said Birch hears them.", shown.Text);
        Assert.Contains("Middle member: about 7 out of 10", shown.Text);
        Assert.DoesNotContain("89%", shown.Text, StringComparison.Ordinal);
        Assert.Contains("noindex", shown.Response.Headers.GetValues("X-Robots-Tag").Single());
        Assert.True(shown.Response.Headers.CacheControl!.NoStore);

        // Neither a later draft nor a later version changes what is public, until it is moved.
        await WordAsync(writer, "[figure] people said Birch listens");
        Assert.Equal(shown.Text, (await nobody.GetAsync(address)).Text);
        var second = await administrator.PostFormAsync(await administrator.GetAsync("/scorecard/approve"), "/scorecard/approve");
        Assert.Contains("Version 2, by", second.Text);
        Assert.Equal(shown.Text, (await nobody.GetAsync(address)).Text);
        var stale = await administrator.PostFormAsync(approved, "/scorecard/link");
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Look at what is approved now", stale.Text);
        Assert.Equal(shown.Text, (await nobody.GetAsync(address)).Text);
        Assert.Equal(address, Address(await administrator.PostFormAsync(stale, "/scorecard/link")));
        Assert.Contains("said Birch listens.", (await nobody.GetAsync(address)).Text);
        Assert.Contains("said Birch hears them.", (await writer.GetAsync("/scorecard/print?version=1")).Text);

        await AssertNothingElseIsOpenAsync(address[(address.LastIndexOf('/') + 1)..]);

        await administrator.PostFormAsync(await administrator.GetAsync("/scorecard/link/revoke"), "/scorecard/link/revoke");
        var gone = await nobody.GetAsync(address);
        var unknown = await nobody.GetAsync($"/scorecards/{new string('a', address.Length - "/scorecards/".Length)}");
        Assert.Equal(HttpStatusCode.NotFound, gone.Status);
        Assert.Equal((unknown.Status, unknown.Text), (gone.Status, gone.Text));
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync("/scorecards/short")).Status);
        var anew = Address(await administrator.PostFormAsync(await administrator.GetAsync("/scorecard"), "/scorecard/link"));
        Assert.NotEqual(address, anew);
        await AssertRevokedStaysRevokedAsync(address[(address.LastIndexOf('/') + 1)..]);

        // Who moves an address while a colleague revokes it does not bring it back.
        await WordAsync(writer, "[figure] people said Birch answers");
        await administrator.PostFormAsync(await administrator.GetAsync("/scorecard/approve"), "/scorecard/approve");
        await using var site = new SiteDatabase(consortium.SiteLogin);
        await using var owner = NpgsqlDataSource.Create(consortium.OwnerLogin);
        await using var revoke = owner.CreateCommand("update scorecard_links set revoked_at = now() where revoked_at is null");
        var publish = new PublishScorecard(new(site), new Meanwhile(() => revoke.ExecuteNonQuery()));
        Assert.Equal(
            PublishResult.ChangedMeanwhile,
            await publish.HandleAsync(PublishedConsortium.Of(consortium.Birch, Role.OrganisationAdmin), 3, Cancel));
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync(anew)).Status);
    }

    [Fact]
    public async Task What_was_looked_at_is_what_is_approved()
    {
        var writer = await consortium.SignInAsync(consortium.Alder, Role.Approver);
        var administrator = await consortium.SignInAsync(consortium.Alder, Role.OrganisationAdmin);
        var lookedAt = await administrator.GetAsync("/scorecard/approve");
        await WordAsync(writer, "[figure] people said so");

        var refused = await administrator.PostFormAsync(lookedAt, "/scorecard/approve");

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("changed while you looked", refused.Text);
        Assert.Contains("About 7 out of 10 people said so.", refused.Text);
        Assert.Contains("Not yet. Only an approved scorecard can be made public.", (await administrator.GetAsync("/scorecard")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync("/scorecard/link/revoke")).Status);
    }

    [Fact]
    public async Task An_entry_that_changed_beside_the_same_draft_is_looked_at_again_before_it_is_approved()
    {
        var writer = await consortium.SignInAsync(consortium.Alder, Role.Contributor);
        var administrator = await consortium.SignInAsync(consortium.Alder, Role.OrganisationAdmin);
        var listed = await writer.PostFormAsync(
            await writer.GetAsync("/you-said-we-did/new"), "/you-said-we-did/new",
            ("YouSaid", "The gate squeaks"), ("WeDid", "We oiled the gate"),
            ("HappenedOn.Day", "1"), ("HappenedOn.Month", "4"), ("HappenedOn.Year", "2026"));
        var entry = listed.Document.QuerySelector("section.said[aria-label='The gate squeaks'] a")!.GetAttribute("href")!;
        var edit = await writer.GetAsync("/scorecard/edit");
        await writer.PostFormAsync(edit, "/scorecard/edit", ("Entries", entry[(entry.LastIndexOf('/') + 1)..]));
        var lookedAt = await administrator.GetAsync("/scorecard/approve");
        Assert.Contains("We oiled the gate", lookedAt.Text);
        await writer.PostFormAsync(await writer.GetAsync(entry), entry, ("WeDid", "We took the gate away"));

        var refused = await administrator.PostFormAsync(lookedAt, "/scorecard/approve");

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("changed while you looked", refused.Text);
        Assert.Contains("We took the gate away", refused.Text);
        Assert.Contains("Not yet. Only an approved scorecard can be made public.", (await administrator.GetAsync("/scorecard")).Text);
    }

    [Fact]
    public async Task A_wording_with_a_number_of_its_own_is_sent_back_as_it_was_typed()
    {
        var visitor = await consortium.SignInAsync(consortium.Alder, Role.Contributor);
        var wrong = await visitor.PostFormAsync(
            await visitor.GetAsync("/scorecard/edit"), "/scorecard/edit", ("Figures[0].Wording", "[figure] people said so, 99% of all"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("write no other numbers", wrong.Document.QuerySelector("#Figures_0__Wording-error")!.TextContent);
        Assert.Equal("[figure] people said so, 99% of all", wrong.Document.QuerySelector("#Figures_0__Wording")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_member_without_figures_is_told_what_to_do()
    {
        var visitor = await consortium.SignInAsync(consortium.Cedar, Role.OrganisationAdmin);

        Assert.Contains("There is no figure to show", (await visitor.GetAsync("/scorecard")).Text);
        Assert.Contains("There is no figure to choose", (await visitor.GetAsync("/scorecard/edit")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/scorecard/approve")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/scorecard/print")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/scorecard/print?version=1")).Status);
    }

    [Fact]
    public async Task The_sector_s_page_speaks_of_the_middle_member_and_of_nobody_else()
    {
        var page = await (await consortium.SignInAsync(consortium.Alder, Role.Steering)).GetAsync("/sector/easy-read");

        Assert.Contains("In the middle member, Views listened to: about 7 out of 10.", page.Text);
        Assert.Contains("median 66%, 20 members", page.Text);
        Assert.DoesNotContain("71", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Alder", page.Text, StringComparison.Ordinal);
    }

    /// <summary>Whoever comes with the address sees that one page of the database, and writes nothing.</summary>
    private async Task AssertNothingElseIsOpenAsync(string token)
    {
        await using var site = NpgsqlDataSource.Create(consortium.SiteLogin);
        await using var connection = await site.OpenConnectionAsync(Cancel);
        Assert.Equal(1L, await AskAsync(token, "select count(*) from scorecards"));
        Assert.Equal(1L, await AskAsync(token, "select count(*) from scorecard_links"));
        foreach (var table in new[] { "scorecard_drafts", "said_entries", "targets", "target_actions", "signed_figures", "returns" })
            Assert.Equal(0L, await AskAsync(token, $"select count(*) from {table}"));
        Assert.Equal(0L, await AskAsync("", "select count(*) from scorecards"));
        Assert.Equal(0L, await AskAsync(token[..^1] + (token[^1] == 'A' ? 'B' : 'A'), "select count(*) from scorecards"));
        Assert.Equal(0L, await AskAsync("", "select count(*) from scorecard_links"));
        await Assert.ThrowsAsync<PostgresException>(() => AskAsync(token, "update scorecard_links set version = 1 returning 1"));
        await Assert.ThrowsAsync<PostgresException>(() => AskAsync(token, "update scorecards set content = '{}' returning 1"));

        async Task<object?> AskAsync(string with, string question)
        {
            await using var transaction = await connection.BeginTransactionAsync(Cancel);
            await using var command = new NpgsqlCommand($"select set_config('app.scorecard', '{with}', true); {question}", connection);
            await using var reader = await command.ExecuteReaderAsync(Cancel);
            await reader.NextResultAsync(Cancel);
            return await reader.ReadAsync(Cancel) ? reader.GetValue(0) : null;
        }
    }

    /// <summary>Not even the site's own login brings a revoked address back, by its row or by another.</summary>
    private async Task AssertRevokedStaysRevokedAsync(string token)
    {
        await using var site = NpgsqlDataSource.Create(consortium.SiteLogin);
        await using var connection = await site.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await Tenancy.TwoOrganisations.ActAsAsync(connection, consortium.Birch.Id.Value, Guid.NewGuid(), Cancel);
        async Task<int> RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteNonQueryAsync(Cancel);
        }

        Assert.Equal(0, await RunAsync($"update scorecard_links set revoked_at = null, revoked_by = null where token = '{token}'"));
        Assert.Equal(0, await RunAsync($"update scorecard_links set version = 2 where token = '{token}'"));
        await RunAsync("update scorecard_links set revoked_at = now() where revoked_at is null");
        var again = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(
            $"insert into scorecard_links (organisation_id, token, version, made_at, made_by) select organisation_id, token, version, now(), made_by from scorecard_links where token = '{token}'"));
        Assert.Equal(PostgresErrorCodes.UniqueViolation, again.SqlState);
    }

    private static async Task WordAsync(Visitor writer, string wording)
    {
        var saved = await writer.PostFormAsync(await writer.GetAsync("/scorecard/edit"), "/scorecard/edit", ("Figures[0].Wording", wording));
        Assert.Equal("/scorecard", saved.Landed);
    }

    private static string Address(Page page) => new Uri(page.Document.QuerySelector("#address")!.GetAttribute("value")!).AbsolutePath;
}
