using System.Net;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Register.Documents;

public sealed class DocumentLifeTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_page_is_approved_as_it_was_looked_at_and_public_only_by_its_address()
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        await ground.ChangeAsync("The lifts are slow", "We mended both");
        var (writer, approver) = (await ground.SignInAsync(Role.Contributor), await ground.SignInAsync(Role.Approver));
        var document = await RegisterGround.BeginSaidAsync(writer);
        var draft = await writer.GetAsync(document);
        Assert.Contains("An approver or your organisation’s administrator approves the draft.", draft.Text);
        Assert.Contains("Draft: nobody has approved this page yet.", draft.Text);

        var approved = await RegisterGround.ApproveAsync(approver, document);
        Assert.Contains("This is approved. It stays as it is", approved.Text);
        Assert.Contains("There is none: only your own people see this.", approved.Text);
        var address = await RegisterGround.PublishAsync(approver, document);
        var shown = await ground.Nobody.GetAsync(address);

        Assert.Equal($"You said, we did: {RegisterGround.Quarter.Words}", shown.Heading);
        Assert.Contains("The lifts are slow", shown.Text);
        Assert.Contains("noindex", shown.Response.Headers.GetValues("X-Robots-Tag").Single());
        Assert.True(shown.Response.Headers.CacheControl!.NoStore);

        var asked = await approver.GetAsync($"{document}/link/revoke");
        Assert.Equal(HttpStatusCode.OK, (await ground.Nobody.GetAsync(address)).Status);
        await approver.PostFormAsync(asked, $"{document}/link/revoke");
        var gone = await ground.Nobody.GetAsync(address);
        var unknown = await ground.Nobody.GetAsync($"/register-documents/{new string('a', address.Length - "/register-documents/".Length)}");
        Assert.Equal(HttpStatusCode.NotFound, gone.Status);
        Assert.Equal((unknown.Status, unknown.Text), (gone.Status, gone.Text));
        Assert.Equal(HttpStatusCode.NotFound, (await ground.Nobody.GetAsync("/register-documents/short")).Status);
        Assert.NotEqual(address, await RegisterGround.PublishAsync(approver, document));
        Assert.Equal(HttpStatusCode.NotFound, (await ground.Nobody.GetAsync(address)).Status);
    }

    [Fact]
    public async Task A_draft_that_changed_while_it_was_looked_at_is_looked_at_again()
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        await ground.ChangeAsync("The gate squeaks", "We oiled it");
        var approver = await ground.SignInAsync(Role.Approver);
        var document = await RegisterGround.BeginSaidAsync(approver);
        var lookedAt = await approver.GetAsync($"{document}/approve");
        var edit = $"{document.Replace("documents", "said", StringComparison.Ordinal)}/edit";
        await approver.PostFormAsync(await approver.GetAsync(edit), edit, ("Lines[0].WeDid", "We took the gate away"));

        var refused = await approver.PostFormAsync(lookedAt, $"{document}/approve");

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("changed while you looked", refused.Text);
        Assert.Contains("We took the gate away", refused.Text);
        Assert.Contains("Only an approved page can be made public.", (await approver.GetAsync(document)).Text);
    }

    [Fact]
    public async Task An_approved_page_never_changes_and_a_new_version_is_another_draft()
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        await ground.ChangeAsync("Letters are hard to read", "We wrote them anew");
        var approver = await ground.SignInAsync(Role.OrganisationAdmin);
        var document = await RegisterGround.BeginSaidAsync(approver);
        var edit = $"{document.Replace("documents", "said", StringComparison.Ordinal)}/edit";
        var (form, remove) = (await approver.GetAsync(edit), await approver.GetAsync($"{document}/remove"));
        await RegisterGround.ApproveAsync(approver, document);

        Assert.Equal(HttpStatusCode.NotFound, (await approver.GetAsync(edit)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await approver.PostFormAsync(form, edit, ("Lines[0].WeDid", "Nothing"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await approver.PostFormAsync(remove, $"{document}/remove")).Status);
        await Assert.ThrowsAnyAsync<Npgsql.PostgresException>(() => ground.World.RunAsync("update register_documents set title = 'x' where organisation_id = $1", ground.Member.Id));

        var copy = await approver.PostFormAsync(await approver.GetAsync(document), $"{document}/copy");
        Assert.NotEqual(document, copy.Landed);
        Assert.Contains("Draft, last changed by", copy.Text);
        Assert.Contains("We wrote them anew", copy.Text);
        Assert.Contains("Approved by", (await approver.GetAsync(document)).Text);

        // A draft is thrown away only once that is confirmed.
        var asked = await approver.GetAsync($"{copy.Landed}/remove");
        Assert.Equal(HttpStatusCode.OK, (await approver.GetAsync(copy.Landed)).Status);
        Assert.Equal("/register/said", (await approver.PostFormAsync(asked, $"{copy.Landed}/remove")).Landed);
        Assert.Equal(HttpStatusCode.NotFound, (await approver.GetAsync(copy.Landed)).Status);
    }

    [Fact]
    public async Task To_another_member_it_is_as_if_it_were_not_there()
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        await ground.ChangeAsync("The bins overflow", "They come twice a week");
        var approver = await ground.SignInAsync(Role.Approver);
        var document = await RegisterGround.BeginSaidAsync(approver);
        await RegisterGround.ApproveAsync(approver, document);
        var stranger = await ground.StrangerAsync();

        foreach (var address in new[] { document, $"{document}/print", $"{document}/link/revoke", $"{document.Replace("documents", "said", StringComparison.Ordinal)}/edit" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).Status);
        Assert.DoesNotContain("bins", (await stranger.GetAsync("/register/said")).Text);
        Assert.Equal(0, await ground.World.AskAsync<long>("select count(*) from document_links where organisation_id = $1", ground.Member.Id));
    }
}
