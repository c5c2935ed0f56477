using Benchmarking.Engine;
using Benchmarking.Web.Features.Collections;
using Benchmarking.Web.Platform.Mail;
using Benchmarking.Web.Tests.Features.Jobs;

namespace Benchmarking.Web.Tests.Features.Collections;

public sealed class RemindDueTests(PostgresFixture postgres)
{
    private static readonly Period Quarter = Period.Parse("2026-Q1");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_due_are_counted_before_and_reminded_once_a_day()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 4);
        var collection = await consortium.AddCollectionAsync("2026-Q1", "open");
        await consortium.SignAsync(consortium.Members[0], collection, 70, 1);
        using var bell = new MailBell();
        var boards = new ReadBoard(consortium.Door, consortium.Clock);
        var remind = new RemindDue(consortium.Door, boards, new Outbox(bell, consortium.Clock), consortium.Clock);
        var before = RemindDue.Confirm((await boards.LoadAsync(consortium.Admin, Quarter, Cancel))!, consortium.Clock.GetUtcNow());
        Assert.Equal("Remind 3 members?", before.Question);
        Assert.Contains("No reminder has gone out yet.", before.Effects);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => remind.HandleAsync(consortium.Admin, Quarter, Cancel)));
        Assert.Single(results.OfType<StepResult.Done>());
        Assert.All(results.OfType<StepResult.NotNow>(), refused => Assert.Contains("Another can follow a day later", refused.Why));
        Assert.Equal(1L, await consortium.AskAsync<long>("select count(*) from reminder_requests"));

        consortium.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        Assert.IsType<StepResult.NotNow>(await remind.HandleAsync(consortium.Admin, Quarter, Cancel));
        consortium.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<StepResult.Done>(await remind.HandleAsync(consortium.Admin, Quarter, Cancel));
        Assert.Equal("3 members", await consortium.AskAsync<string>("select min(detail) from consortium_audit_entries where action = 'reminded those due'"));
    }

    [Theory]
    [InlineData("closed", "Only while a collection is open")]
    [InlineData("planned", "Only while a collection is open")]
    public async Task Nobody_is_reminded_of_a_collection_that_takes_nothing(string state, string words)
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        await consortium.AddCollectionAsync("2026-Q1", state);
        var board = (await new ReadBoard(consortium.Door, consortium.Clock).LoadAsync(consortium.Admin, Quarter, Cancel))!;

        Assert.Contains(words, RemindDue.WhyNot(board, consortium.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task Where_all_have_sent_nobody_is_reminded_and_who_can_no_longer_start_is_not_counted()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 2);
        var collection = await consortium.AddCollectionAsync("2026-Q1", "open");
        await consortium.SignAsync(consortium.Members[0], collection, 70, 1);
        var boards = new ReadBoard(consortium.Door, consortium.Clock);
        var board = (await boards.LoadAsync(consortium.Admin, Quarter, Cancel))!;
        Assert.Equal(1, board.Due(consortium.Clock.GetUtcNow()));

        consortium.Clock.Advance(TimeSpan.FromDays(21)); // past the last moment for starting
        Assert.Equal("Nobody is to be reminded: no return is still to come.", RemindDue.WhyNot(board, consortium.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task The_board_shows_open_queries_and_requests_and_the_matrix_every_state()
    {
        await using var consortium = await Consortium.MakeAsync(postgres, members: 3);
        var (earlier, collection) = (await consortium.AddCollectionAsync("2025-Q4", "final"), await consortium.AddCollectionAsync("2026-Q1", "open"));
        await consortium.SignAsync(consortium.Members[0], earlier, 70, 1);
        var id = await consortium.SignAsync(consortium.Members[0], collection, 70, 1);
        await consortium.RunAsync(
            $"""
            insert into returns (organisation_id, collection_id, state, started_at, queries_open) values ('{consortium.Members[1]}', '{collection}', 'in_progress', now(), 2);
            insert into reopenings (organisation_id, return_id, collection_id, revision, state, reason, asked_at, asked_by)
              values ('{consortium.Members[0]}', '{id}', '{collection}', 1, 'asked', 'wrong', now(), '{id}');
            """);

        var board = (await new ReadBoard(consortium.Door, consortium.Clock).LoadAsync(consortium.Admin, Quarter, Cancel))!;
        Assert.Equal("Member 01", Assert.Single(new BoardView(BoardView.Queries).Of(board.Rows)).Name);
        Assert.Equal("Member 00", Assert.Single(new BoardView(BoardView.Asked).Of(board.Rows)).Name);
        Assert.Equal("Member 01", new BoardView(Sort: "queries").Of(board.Rows)[0].Name);

        var matrix = await new ReadMatrix(consortium.Door).LoadAsync(consortium.Admin, page: 9, Cancel);
        Assert.Equal(["2025-Q4", "2026-Q1"], matrix.Periods.Select(period => $"{period}"));
        Assert.Equal(
            ["Member 00: signed_off signed_off", "Member 01: not_started in_progress", "Member 02: not_started not_started"],
            matrix.Rows.Select(row => $"{row.Name}: {string.Join(' ', row.States)}"));
        Assert.Equal((1, 1), (matrix.Page, matrix.Pages));
    }
}
