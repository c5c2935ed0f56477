using Benchmarking.Web.Features.CaseStudies;
using Benchmarking.Web.Features.Seeding;
using Benchmarking.Web.Shared.Markdown;

namespace Benchmarking.Web.Tests.Features.CaseStudies.Reading;

public sealed class SeedStudiesTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_study_told_from_a_document_is_whole_and_uses_the_words_that_there_are()
    {
        var studies = SeedStudyFile.OfDocuments();

        Assert.True(studies.Count >= 12);
        foreach (var study in studies)
        {
            var row = SeedStudies.Revision(study);
            Assert.All(new[] { row.Title, row.Problem, row.ResidentsDid, row.WhatChanged, row.Lesson }, text => Assert.NotEqual("", text));
            Assert.Matches(@"\((about )?\d{4}(/\d{2})?\)$", row.Source);
            Assert.Contains(row.ActivityType, StudyWords.ActivityTypes);
            Assert.Empty(row.GroupsReached.Except(StudyWords.Groups));
            Assert.Equal(StudyTags.Read(string.Join(',', row.Tags)), row.Tags);
            Assert.InRange(row.Rung ?? 0, 0, 7);
            Assert.NotEmpty(row.Metrics);
            Assert.Equal(row.Metrics.Length, (int)await _world.AskAsync<long>("select count(*) from metrics where code = any($1)", (object)row.Metrics));
            // No document has any, and none was made up.
            Assert.All(new object?[] { row.Cost, row.Hours, row.Participants, row.PeopleAffected, row.ImpactRating, row.ValueRating }, Assert.Null);
        }
    }

    [Fact]
    public void No_member_of_staff_and_no_resident_whom_the_documents_name_is_named()
    {
        string[] named = ["Layton", "Gilders", "Browne", "Webb", "Njie", "Julie", "Ronan", "Grant’s", "Tom ", "Nicole", "Powell", "Cheshire"];

        Assert.All(SeedStudyFile.OfDocuments(), study => Assert.All(
            study.Parts.Values.Concat(study.Head.Values).Select(CaseText.Plain),
            text => Assert.DoesNotContain(named, name => text.Contains(name, StringComparison.Ordinal))));
    }

    [Fact]
    public async Task They_are_there_from_the_first_start_for_everyone_and_say_where_they_come_from()
    {
        var nobody = postgres.Web.NewVisitor();
        _ = postgres.Web.Services;
        foreach (var study in SeedStudyFile.OfDocuments())
        {
            var page = await nobody.GetAsync($"/case-studies/{SeedStudies.IdOf(study.Slug)}");
            Assert.Equal(study.Text("title"), page.Heading);
            Assert.Contains($"Told from {study.Text("source")}", page.Text);
        }

        Assert.Contains("hardship fund", (await nobody.GetAsync("/case-studies?q=%22hardship+fund%22&tag=hardship+fund")).Text);
    }

    [Fact]
    public async Task A_second_start_changes_nothing_and_a_withdrawn_one_stays_withdrawn()
    {
        await using var owner = await OwnerTransaction.OpenAsync(postgres.Owner, Cancel);

        Assert.Equal(0, await SeedStudies.AddMissingAsync(owner.Db, Cancel));
    }

    [Theory]
    [InlineData("title: x\n---\n", "does not begin")]
    [InlineData("---\ntitel: x\n---\n", "titel: x")]
    [InlineData("---\ntitle: x\ntitle: y\n---\n", "title: y")]
    [InlineData("---\ntitle: x\n---\n# Problems\n", "no part of the template")]
    [InlineData("---\ntitle: x\n---\nwords\n", "before the first heading")]
    public void A_file_with_a_slip_is_named_with_the_slip(string text, string told) =>
        Assert.Contains(told, Assert.Throws<FormatException>(() => SeedStudyFile.Parse("slip", text)).Message);

    [Fact]
    public void Made_up_studies_use_the_words_that_there_are_too() => Assert.All(SeedStudyFile.OfDemonstration(), study =>
    {
        Assert.Contains(study.Needed("activity"), StudyWords.ActivityTypes);
        Assert.Empty(study.List("groups", ';').Except(StudyWords.Groups));
        Assert.Contains(study.Needed("state"), new[] { "draft", "sent", "changes_asked", "approved", "published" });
        Assert.Contains(study.Needed("author"), new[] { "named", "anonymous" });
    });
}
