using System.Text;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Collections;
using Benchmarking.Web.Tests.Features.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Tests.Features.Collections;

public sealed class BoardTests(PostgresFixture postgres)
{
    private static readonly BoardRow[] Rows =
    [
        new("Zeta", "South", "s", "signed_off", At(2), At(3), Late: false),
        new("alpha", "North", "s", "not_started", null, null, Late: true),
        new("“Gamma”", "North", "s", "sent", At(1), null, Late: false),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, null, "alpha Gamma Zeta")]
    [InlineData("sent", null, "Gamma")]
    [InlineData("late", null, "alpha")]
    [InlineData(null, "North", "alpha Gamma")]
    [InlineData("signed_off", "North", "")]
    [InlineData("no such state", null, "alpha Gamma Zeta")]
    public void The_board_is_narrowed_by_state_and_region(string? state, string? region, string names) =>
        Assert.Equal(names, Names(new BoardView(state, region)));

    [Theory]
    [InlineData("state", null, "alpha Gamma Zeta")]
    [InlineData("sent", null, "Gamma Zeta alpha")]
    [InlineData("signed", null, "Zeta alpha Gamma")]
    [InlineData("name", "desc", "Zeta Gamma alpha")]
    [InlineData("no such column", null, "alpha Gamma Zeta")]
    public void The_board_is_sorted_by_each_column(string sort, string? order, string names) =>
        Assert.Equal(names, Names(new BoardView(Sort: sort, Order: order)));

    [Fact]
    public void A_second_press_on_a_column_turns_it_round_and_keeps_the_filter()
    {
        var view = new BoardView(State: "sent", Region: "North & West");

        Assert.Equal("?state=sent&region=North%20%26%20West&sort=state", view.SortedBy("state"));
        Assert.Equal("?state=sent&region=North%20%26%20West&sort=name&order=desc", view.SortedBy("name"));
        Assert.Equal("ascending", view.AriaSort("name"));
    }

    [Fact]
    public async Task The_file_is_safe_to_open_and_plain_to_read()
    {
        var board = new Board(new Collection { Period = "2026-Q1" }, 3, [], [], null);
        BoardRow[] rows = [new("=HYPERLINK(\"x\"), Ltd", "North", "5,000 to 9,999", "sent", At(1), null, Late: false)];

        var lines = Encoding.UTF8.GetString(await BoardCsv.OfAsync(board, rows, Cancel)).Split("\r\n");

        Assert.Equal("\uFEFFperiod,organisation,region,size_band,state,late,sent_at,signed_off_at,queries_open,reopening", lines[0]);
        Assert.Equal("2026-Q1,\"'=HYPERLINK(\"\"x\"\"), Ltd\",North,\"5,000 to 9,999\",sent,no,2026-07-01T12:00:00Z,,0,", lines[1]);
    }

    [Fact]
    public async Task The_board_shows_every_member_of_the_time_and_who_is_late()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 4);
        var collection = await consortium.AddCollectionAsync("2026-Q1", "open");
        await consortium.SignAsync(consortium.Members[0], collection, 70, 1);
        await consortium.RunAsync(
            $"""
            update organisations set left_at = '2026-01-01' where id = '{consortium.Members[2]}';
            insert into returns (organisation_id, collection_id, state, started_at) values ('{consortium.Members[1]}', '{collection}', 'in_progress', now());
            """);
        var read = new ReadBoard(consortium.Door, consortium.Clock);

        var inTime = await read.LoadAsync(consortium.Admin, Engine.Period.Parse("2026-Q1"), Cancel);
        Assert.Equal(["signed_off", "in_progress", "not_started"], inTime!.Rows.Select(row => row.State));
        Assert.Equal(0, inTime.Late);

        consortium.Clock.Advance(TimeSpan.FromDays(11));
        var afterwards = await read.LoadAsync(consortium.Admin, Engine.Period.Parse("2026-Q1"), Cancel);
        Assert.Equal(["Member 01", "Member 03"], afterwards!.Rows.Where(row => row.Late).Select(row => row.Name));
        Assert.Null(await read.LoadAsync(consortium.Admin, Engine.Period.Parse("2026-Q2"), Cancel));
    }

    [Fact]
    public async Task Nobody_but_an_administrator_sees_where_others_stand_and_the_site_reads_no_figure_of_theirs()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        var collection = await consortium.AddCollectionAsync("2026-Q1", "open");
        await consortium.SignAsync(consortium.Members[0], collection, 70, 1);
        var stranger = consortium.Admin with { UserId = new(Guid.NewGuid()) };

        var board = await new ReadBoard(consortium.Door, consortium.Clock).LoadAsync(stranger, Engine.Period.Parse("2026-Q1"), Cancel);
        Assert.All(board!.Rows, row => Assert.Equal("not_started", row.State));

        // The administrator's own transaction, past the site's query filters, against the database's wall.
        await using var transaction = await consortium.Door.OpenAsync(consortium.Admin, Cancel);
        Assert.Empty(await transaction.Db.SignedFigures.IgnoreQueryFilters().ToListAsync(Cancel));
        Assert.Empty(await transaction.Db.SignedReturns.IgnoreQueryFilters().ToListAsync(Cancel));
        Assert.Empty(await transaction.Db.Returns.IgnoreQueryFilters().ToListAsync(Cancel));
        Assert.Single(await transaction.Db.ReturnProgress.ToListAsync(Cancel));
    }

    private static string Names(BoardView view) => string.Join(' ', view.Of(Rows).Select(row => row.Name.Trim('“', '”')));

    private static DateTimeOffset At(int day) => new(2026, 7, day, 12, 0, 0, TimeSpan.Zero);
}
