using System.Net;
using Benchmarking.Web.Features.Register;
using Benchmarking.Web.Features.Register.Changes;
using Benchmarking.Web.Platform;
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
    public async Task Changes_put_in_place_are_listed_with_their_figure_and_those_that_would_have_come_anyway_are_not_due_to_residents()
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        await ground.ChangeAsync("We are not heard", "We call back", "views-listened-to", 61, 68);
        await ground.ChangeAsync("The law is new", "We follow it", attribution: "anyway");
        var writer = await ground.SignInAsync(Role.Contributor);
        var document = await BeginAsync(writer);

        var board = (await writer.GetAsync(document)).Text;
        var day = LondonTime.Day(RegisterGround.Quarter.FirstDay);
        Assert.Contains($"It would not have happened Views listened to and acted on: 61%", board);
        Assert.Contains($"A change {day} It would have happened anyway none", board);
        Assert.Contains(LinkedFigure.Caveat, board);
        Assert.Contains("Changes put in place 1", board);
        var easy = (await writer.GetAsync($"{document}?read=easy")).Text;
        Assert.Contains("1 change is in place now because residents spoke up.", easy);
        Assert.Contains("This saved £1,500.", easy);
    }

    [Fact]
    public async Task Numbers_that_nobody_wrote_down_are_not_recorded_on_the_page_in_easy_read_and_in_the_file()
    {
        var ground = await RegisterGround.MakeAsync(postgres);
        await ground.ActivityAsync("workshop", 12, 24, 300);
        var writer = await ground.SignInAsync(Role.Contributor);
        var document = await BeginAsync(writer);

        Assert.Contains("People affected not recorded", (await writer.GetAsync(document)).Text);
        Assert.Contains("How many people were affected is not recorded.", (await writer.GetAsync($"{document}?read=easy")).Text);
        var csv = (await writer.GetAsync($"{document.Replace("documents", "assessments", StringComparison.Ordinal)}/figures.csv")).Body;
        Assert.Contains("At a glance,In figures,People affected,Value,not recorded", csv);
        Assert.Contains("What it cost,Cost beside what it reached,For each household,Value,not known", csv);
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
        var writer = await ground.SignInAsync(Role.Approver);
        var list = await writer.GetAsync("/register/assessments");
        Assert.Contains("There is none yet", list.Text);
        var wrong = await writer.PostFormAsync(list, "/register/assessments");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("#span", wrong.Document.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));

        var document = await BeginAsync(writer);
        Assert.Equal(document, await BeginAsync(writer));
        Assert.Contains("The register holds nothing of this time yet", (await writer.GetAsync(document)).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await writer.GetAsync($"{document}/approve")).Status);

        var edit = $"{document.Replace("documents", "assessments", StringComparison.Ordinal)}/edit";
        await writer.PostFormAsync(await writer.GetAsync(edit), edit, ("Introduction", "We began this year."));
        Assert.Equal(HttpStatusCode.OK, (await writer.GetAsync($"{document}/approve")).Status);
    }

    private static async Task<string> BeginAsync(Visitor visitor)
    {
        var edit = await visitor.PostFormAsync(await visitor.GetAsync("/register/assessments"), "/register/assessments", ("span", Year));
        return $"/register/documents/{edit.Landed.Split('/')[3]}";
    }
}
