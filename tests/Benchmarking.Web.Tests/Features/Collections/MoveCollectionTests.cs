using Benchmarking.Engine;
using Benchmarking.Web.Features.Collections;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Jobs;

namespace Benchmarking.Web.Tests.Features.Collections;

public sealed class MoveCollectionTests(PostgresFixture postgres)
{
    private static readonly Period Quarter = Period.Parse("2026-Q1");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_collection_is_opened_and_closed_and_the_trail_says_so()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        await consortium.AddCollectionAsync("2026-Q1", "planned");
        var move = new MoveCollection(consortium.Door, consortium.Clock);

        Assert.IsType<StepResult.Done>(await move.HandleAsync(consortium.Admin, Quarter, 1, CollectionStep.Open, Cancel));
        Assert.IsType<StepResult.Done>(await move.HandleAsync(consortium.Admin, Quarter, 2, CollectionStep.Close, Cancel));

        Assert.Equal("closed 3", await consortium.AskAsync<string>("select state || ' ' || version from collections"));
        Assert.Equal(
            "opened,closed",
            await consortium.AskAsync<string>("select string_agg(action, ',' order by action desc) from consortium_audit_entries where subject = 'collection 2026-Q1'"));
    }

    [Fact]
    public async Task A_step_that_does_not_fit_or_comes_late_changes_nothing()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        await consortium.AddCollectionAsync("2026-Q1", "open");
        var move = new MoveCollection(consortium.Door, consortium.Clock);

        Assert.IsType<StepResult.NotNow>(await move.HandleAsync(consortium.Admin, Quarter, 1, CollectionStep.Open, Cancel));
        Assert.IsType<StepResult.SomeoneElseChanged>(await move.HandleAsync(consortium.Admin, Quarter, 7, CollectionStep.Close, Cancel));
        Assert.IsType<StepResult.NoSuchCollection>(await move.HandleAsync(consortium.Admin, Quarter.Next, 1, CollectionStep.Close, Cancel));
        Assert.Equal("open 1", await consortium.AskAsync<string>("select state || ' ' || version from collections"));
        Assert.Equal(0L, await consortium.AskAsync<long>("select count(*) from consortium_audit_entries"));
    }

    [Fact]
    public async Task Two_administrators_who_close_at_once_close_it_once()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        await consortium.AddCollectionAsync("2026-Q1", "open");
        var move = new MoveCollection(consortium.Door, consortium.Clock);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(
            _ => move.HandleAsync(consortium.Admin, Quarter, 1, CollectionStep.Close, Cancel)));

        Assert.Single(results.OfType<StepResult.Done>());
        Assert.Equal(3, results.OfType<StepResult.NotNow>().Count());
    }

    [Fact]
    public async Task Closing_waits_for_a_save_that_is_under_way()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        await consortium.AddCollectionAsync("2026-Q1", "open");
        var move = new MoveCollection(consortium.Door, consortium.Clock);
        var saving = await consortium.Door.OpenPublicAsync(Cancel);
        await saving.Db.PassAsync("2026-Q1", Cancel);

        var closing = move.HandleAsync(consortium.Admin, Quarter, 1, CollectionStep.Close, Cancel);
        await WaitForLockAsync(consortium);
        Assert.Equal("open", await consortium.AskAsync<string>("select state from collections"));

        await saving.DisposeAsync();
        Assert.IsType<StepResult.Done>(await closing);
    }

    [Fact]
    public async Task Dates_are_put_off_while_it_is_open()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        await consortium.AddCollectionAsync("2026-Q1", "open");
        var later = consortium.Clock.GetUtcNow().AddDays(90);
        var dates = new CollectionDates(consortium.Clock.GetUtcNow(), later, later, later);

        var move = new MoveCollection(consortium.Door, consortium.Clock);
        Assert.IsType<StepResult.Done>(await move.HandleAsync(consortium.Admin, Quarter, 1, dates, Cancel));

        Assert.Equal(later.UtcDateTime, await consortium.AskAsync<DateTime>("select last_edit_at from collections"));
        Assert.Equal("open 2", await consortium.AskAsync<string>("select state || ' ' || version from collections"));
    }

    [Fact]
    public async Task Only_an_administrator_moves_a_collection()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        await consortium.AddCollectionAsync("2026-Q1", "open");
        var stranger = consortium.Admin with { UserId = new(Guid.NewGuid()) };

        var move = new MoveCollection(consortium.Door, consortium.Clock);
        // The wall lets the change touch no row, which is what somebody else's change looks like; nothing is written, no trail either.
        Assert.IsType<StepResult.SomeoneElseChanged>(await move.HandleAsync(stranger, Quarter, 1, CollectionStep.Close, Cancel));

        Assert.Equal(0L, await consortium.AskAsync<long>("select count(*) from consortium_audit_entries where action = 'closed'"));
        Assert.Equal("open", await consortium.AskAsync<string>("select state from collections"));
    }

    [Fact]
    public async Task A_planned_collection_asks_for_the_core_and_the_modules_chosen_in_the_version_in_force()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        await consortium.AddCollectionAsync("2026-Q1", "open");
        var plan = new PlanCollection(consortium.Door, consortium.Clock);

        var page = await plan.LoadAsync(consortium.Admin, Cancel);
        Assert.Equal("2026-Q2", page.Form.Period);
        Assert.Equal(["core", "vfm"], page.Choice.Modules.Select(module => module.Module.Code));
        Assert.Contains("vfm", page.Form.Modules);

        page.Form.Modules.Remove("vfm");
        Assert.IsType<PlanResult.Planned>(await plan.HandleAsync(consortium.Admin, page.Form, Cancel));
        Assert.Equal(
            "listened 2,cost 1",
            await consortium.AskAsync<string>(
                """
                select string_agg(metric_code || ' ' || metric_version, ',' order by position)
                from collection_metrics join collections on id = collection_id where period = '2026-Q2' and state = 'planned'
                """));
    }

    [Fact]
    public async Task A_quarter_is_planned_once()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        var plan = new PlanCollection(consortium.Door, consortium.Clock);
        var page = await plan.LoadAsync(consortium.Admin, Cancel);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => plan.HandleAsync(consortium.Admin, page.Form, Cancel)));

        Assert.Single(results.OfType<PlanResult.Planned>());
        Assert.All(results.OfType<PlanResult.NotRight>(), refused => Assert.Contains("already", Assert.Single(refused.Errors).Message));
    }

    [Fact]
    public async Task A_period_that_is_no_quarter_is_refused()
    {
        await using var consortium = await Consortium.MakeAsync(postgres);
        var plan = new PlanCollection(consortium.Door, consortium.Clock);
        var form = (await plan.LoadAsync(consortium.Admin, Cancel)).Form;
        form.Period = "2026-27";

        var refused = Assert.IsType<PlanResult.NotRight>(await plan.HandleAsync(consortium.Admin, form, Cancel));
        Assert.Equal("Period", Assert.Single(refused.Errors).FieldId);
    }

    private static async Task WaitForLockAsync(Consortium consortium)
    {
        const string Waiting = "select count(*) from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())";
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(4));
        while (await consortium.AskAsync<long>(Waiting) == 0)
            await Task.Delay(20, deadline.Token);
    }
}
