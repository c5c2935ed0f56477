using System.Text.RegularExpressions;
using Benchmarking.Web.Features.Privacy;

namespace Benchmarking.Web.Tests.Features.Privacy;

/// <summary>The privacy page against the database: whoever adds a table about people says what it is for.</summary>
public sealed partial class PersonalDataTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Every_table_that_tells_of_a_person_has_its_line_and_every_line_its_tables()
    {
        var columns = new List<(string Table, string Column)>();
        await using var command = postgres.OwnerSource.CreateCommand(
            "select table_name, column_name from information_schema.columns where table_schema = 'public'");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            columns.Add((reader.GetString(0), reader.GetString(1)));

        var personal = columns.Where(column => Personal().IsMatch(column.Column)).Select(column => column.Table).Distinct().Order(StringComparer.Ordinal);
        var told = PersonalData.Lines.SelectMany(line => line.Tables).ToList();

        Assert.Empty(personal.Except(told));
        Assert.Empty(told.Except(columns.Select(column => column.Table)));
        Assert.Equal(told.Distinct(), told);
    }

    [Fact]
    public async Task The_page_says_each_line_to_everybody()
    {
        var page = await postgres.Web.NewVisitor().GetAsync("/privacy");

        Assert.Equal("Privacy", page.Heading);
        Assert.All(PersonalData.Lines, line => Assert.Contains(line.Kept, page.Text));
    }

    /// <summary>Names of columns that hold or point to a person.</summary>
    [GeneratedRegex(@"^(user_id|person_id|email|normalized_email|user_name|display_name|browser)$|_by$")]
    private static partial Regex Personal();
}
