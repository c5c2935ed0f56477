using Benchmarking.Web.Features.Releases.Files;
using Benchmarking.Web.Features.Releases.Making;
using Benchmarking.Web.Tests.Features.Jobs;

namespace Benchmarking.Web.Tests.Features.Releases;

/// <summary><c>case-studies.csv</c> with rows: what is published to everyone, and of its authors nothing that tells who they are.</summary>
public sealed class CaseStudiesTableTests(PostgresFixture postgres)
{
    private static readonly Guid Named = new("00000000-0000-4000-8000-000000000001");
    private static readonly Guid Anonymous = new("00000000-0000-4000-8000-000000000002");
    private static readonly Guid Told = new("00000000-0000-4000-8000-000000000003");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_lists_what_is_published_to_everyone_with_nothing_that_tells_who_an_anonymous_author_is()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 0);
        await consortium.AddStudyAsync(Named, "named", "'Member 00', 'under 5,000', 'council', null", attribution: "would_not");
        // Nobody but the author has its size, so that it was left out when the study was sent.
        await consortium.AddStudyAsync(Anonymous, "anonymous", "null, null, null, null", attribution: "anyway");
        await consortium.AddStudyAsync(Told, "told", "null, null, null, 'The regulator’s review of 2025'");
        await consortium.AddStudyAsync(Guid.NewGuid(), "for members", "'Member 01', 'under 5,000', 'council', null", audience: "members");
        await consortium.AddStudyAsync(Guid.NewGuid(), "approved alone", "'Member 02', 'under 5,000', 'council', null", state: "approved");
        await consortium.AddStudyAsync(Guid.NewGuid(), "withdrawn", "'Member 03', 'under 5,000', 'council', null", state: "withdrawn");

        await using var engine = await consortium.EngineDoor.OpenAsync(Cancel);
        var table = await CaseStudiesTable.ReadAsync(engine.Db, Cancel);

        Assert.Equal(
            [$"{Named}|named|under 5,000|council||would_not|12.5", $"{Anonymous}|anonymous||||anyway|12.5", $"{Told}|told|||The regulator’s review of 2025||12.5"],
            table.Rows.Select(row => string.Join('|', new[] { "study", "title", "size_band", "organisation_type", "source", "attribution", "hours" }.Select(name => $"{row[Place(table, name)]}"))));
        Assert.DoesNotContain(table.Rows.SelectMany(row => row).OfType<string>(), text => text.Contains("Member", StringComparison.Ordinal));
        Assert.Equal("letters; meetings", table.Rows[0][Place(table, "tags")]);
    }

    [Fact]
    public async Task Its_codebook_says_whose_hours_they_are_and_names_every_code_of_the_attribution()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 0);
        await using var engine = await consortium.EngineDoor.OpenAsync(Cancel);

        var columns = (await CaseStudiesTable.ReadAsync(engine.Db, Cancel)).Columns;

        Assert.Equal("Hours of residents and staff.", columns.Single(column => column.Name == "hours").Definition);
        var codes = columns.Single(column => column.Name == "attribution").Symbols.Split("; ").Select(one => one.Split(": ")[0]);
        Assert.Equal(["would_not", "sooner", "better", "anyway"], codes);
    }

    private static int Place(ReleaseTable table, string name) => table.Columns.ToList().FindIndex(column => column.Name == name);
}
