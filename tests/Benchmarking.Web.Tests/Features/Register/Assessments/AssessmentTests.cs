using System.Net;
using Benchmarking.Web.Features.Register;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Register.Documents;

namespace Benchmarking.Web.Tests.Features.Register.Assessments;

public sealed class AssessmentTests(PostgresFixture postgres)
{
    private static string Year => Engine.Period.YearOf(RegisterRecord.FinancialYear(RegisterGround.Quarter.FirstDay)).ToString();

    [Fact]
    public async Task Figures_come_from_the_register_with_own_words_between_and_freeze_when_approved()
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        await ground.ActivityAsync("workshop", 12, 24, 300);
        await ground.ActivityAsync("survey", 8, 4, 100);
        await ground.ChangeAsync("The lifts are slow", "We mended both");
        var approver = await ground.SignInAsync(Role.Approver);
        var document = await BeginAsync(approver);
        var edit = $"{document.Replace("documents", "assessments", StringComparison.Ordinal)}/edit";
        var saved = await approver.PostFormAsync(await approver.GetAsync(edit), edit, ("Did", "We went to every estate."), ("Next", "More of it."));

        Assert.Equal(document, saved.Landed);
        Assert.Contains("We went to every estate.", saved.Text);
        Assert.Contains("Workshop or co-design 1 12", saved.Text);
        Assert.Contains("Times that residents took part 20", saved.Text);
        Assert.Contains("£20.00", saved.Text); // £400 among 20
        Assert.Contains("It would not have happened 1", saved.Text);
        var easy = await approver.GetAsync($"{document}?read=easy");
        Assert.Contains("Residents took part 20 times.", easy.Text);
        Assert.Contains("This saved £1,500.", easy.Text);
        Assert.DoesNotContain("Workshop or co-design", easy.Text);
        Assert.Contains("What we did,Activities by kind,Workshop or co-design,Activities,1", (await approver.GetAsync($"{edit[..^"/edit".Length]}/figures.csv")).Body);

        await RegisterGround.ApproveAsync(approver, document);
        var address = await RegisterGround.PublishAsync(approver, document);
        await ground.ActivityAsync("event", 100, 100, 0);
        var shown = await ground.Nobody.GetAsync(address);
        Assert.Contains("Times that residents took part 20", shown.Text);
        Assert.Contains("Residents took part 20 times.", (await ground.Nobody.GetAsync($"{address}?read=easy")).Text);
        Assert.Contains("Times that residents took part 20", (await approver.GetAsync(document)).Text);
    }

    [Fact]
    public async Task A_line_of_the_register_that_changed_is_looked_at_again_before_it_is_approved()
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        await ground.ActivityAsync("workshop", 12, 24, 300);
        var approver = await ground.SignInAsync(Role.Approver);
        var document = await BeginAsync(approver);
        var lookedAt = await approver.GetAsync($"{document}/approve");
        await ground.ActivityAsync("survey", 8, 4, 100);

        var refused = await approver.PostFormAsync(lookedAt, $"{document}/approve");

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Times that residents took part 20", refused.Text);
    }

    [Theory]
    [InlineData(3, "under 5")]
    [InlineData(10, "25%")]
    public async Task A_small_count_of_a_group_is_in_no_page_and_no_file(int people, string shown)
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        await ground.HeadCountAsync("disabled", people);
        var writer = await ground.SignInAsync(Role.Contributor);
        var document = await BeginAsync(writer);

        Assert.Contains($"Disabled {shown}", (await writer.GetAsync(document)).Text);
        var csv = (await writer.GetAsync($"{document.Replace("documents", "assessments", StringComparison.Ordinal)}/figures.csv")).Body;
        Assert.Contains($"Disabled,Of those involved,{shown}", csv);
        Assert.DoesNotContain("7.5", csv, StringComparison.Ordinal); // 3 of 40
        Assert.DoesNotContain("8%", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_span_must_be_chosen_and_a_draft_of_it_is_opened_again()
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        var writer = await ground.SignInAsync(Role.Contributor);
        var list = await writer.GetAsync("/register/assessments");
        Assert.Contains("There is none yet", list.Text);
        var wrong = await writer.PostFormAsync(list, "/register/assessments");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("#span", wrong.Document.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));

        var document = await BeginAsync(writer);
        Assert.Equal(document, await BeginAsync(writer));
        Assert.Contains("The register holds nothing of this span yet", (await writer.GetAsync(document)).Text);
    }

    private static async Task<string> BeginAsync(Visitor visitor)
    {
        var edit = await visitor.PostFormAsync(await visitor.GetAsync("/register/assessments"), "/register/assessments", ("span", Year));
        return $"/register/documents/{edit.Landed.Split('/')[3]}";
    }
}
