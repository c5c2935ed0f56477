using System.Net;
using System.Text;
using Benchmarking.Web.Tenancy;
using Npgsql;

namespace Benchmarking.Web.Tests.Features.History;

/// <summary>Another organisation sees nothing of an import, its work, its file and its figures.</summary>
public sealed class HistoryIsolationTests(PostgresFixture postgres, HistoryGround ground) : IClassFixture<HistoryGround>
{
    private readonly World _world = new(postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/progress")]
    [InlineData("GET", "/file")]
    [InlineData("GET", "/remove")]
    [InlineData("POST", "/confirm")]
    [InlineData("POST", "/again")]
    [InlineData("POST", "/cancel")]
    [InlineData("POST", "/remove")]
    public async Task Another_organisations_import_and_no_import_look_alike(string method, string end)
    {
        var (theirs, mine) = (await _world.MemberAsync(), await _world.MemberAsync());
        var import = await WaitingAsync(theirs);
        var visitor = await postgres.Web.SignInAsync(await _world.PersonAsync(mine, Role.Contributor));
        var token = (await visitor.GetAsync("/history")).Form("/history").Elements.OfType<AngleSharp.Html.Dom.IHtmlInputElement>()
            .Single(input => input.Type == "hidden");

        var foreign = await KnockAsync(import);
        var none = await KnockAsync(Guid.NewGuid());

        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        Assert.Equal(none.Text, foreign.Text);
        Assert.DoesNotContain("secret-name", foreign.Body);
        Assert.Equal("asking", await _world.AskAsync<string>("select state from history_imports where id = $1", import));

        Task<Page> KnockAsync(Guid id) => method == "GET"
            ? visitor.GetAsync($"/history/imports/{id}{end}")
            : visitor.PostAsync($"/history/imports/{id}{end}", (token.Name!, token.Value));
    }

    [Fact]
    public async Task Lists_and_files_hold_ones_own_figures_alone()
    {
        var (theirs, mine) = (await _world.MemberAsync(), await _world.MemberAsync());
        await WaitingAsync(theirs);
        var visitor = await postgres.Web.SignInAsync(await _world.PersonAsync(mine, Role.Approver));

        foreach (var address in new[] { "/history", "/history/figures", "/history/figures?metric=turnout", "/history/figures.csv" })
        {
            var page = await visitor.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("secret-name", page.Body);
            Assert.DoesNotContain("Secret estate", page.Body);
        }
    }

    [Fact]
    public async Task A_file_changes_nothing_of_another_organisation_that_has_the_same_figures()
    {
        var (a, b) = (await ground.MemberAsync(), await ground.MemberAsync());
        await ground.ImportAsync(b, "period,metric,value", "2024-Q1,turnout,9");

        var import = await ground.ImportAsync(a, "period,metric,value", "2024-Q1,turnout,4");

        Assert.Equal((1, 0), (import.RowsNew, import.RowsChanged));
        Assert.Equal(["turnout 2024-Q1 |9"], await ground.FiguresAsync(b));
    }

    [Fact]
    public async Task A_figure_of_another_organisations_import_is_refused_as_one_of_no_import()
    {
        var (a, b) = (await ground.MemberAsync(), await ground.MemberAsync());
        var theirs = await ground.ImportAsync(b, "period,metric,value", "2024-Q1,turnout,9");

        Assert.Equal(await RefusalAsync(Guid.NewGuid()), await RefusalAsync(theirs.Id));

        async Task<string> RefusalAsync(Guid import)
        {
            await using var tenant = await ground.Door.OpenAsync(a, Cancel);
            tenant.Db.HistoryFigures.Add(new() { OrganisationId = a.OrganisationId!.Value, MetricCode = "turnout", Period = "2024-Q1", Value = 1, ImportId = import });
            var refused = (PostgresException)(await Assert.ThrowsAnyAsync<Exception>(() => tenant.CommitAsync(Cancel))).InnerException!;
            return $"{refused.SqlState} {refused.MessageText}";
        }
    }

    [Fact]
    public async Task A_metric_that_is_not_in_the_catalogue_is_refused_by_the_database_too()
    {
        var member = await ground.MemberAsync();
        var import = await ground.ImportAsync(member, "period,metric,value", "2024-Q1,turnout,9");
        await using var tenant = await ground.Door.OpenAsync(member, Cancel);
        tenant.Db.HistoryFigures.Add(new() { OrganisationId = member.OrganisationId!.Value, MetricCode = "made-up", Period = "2024-Q1", Value = 1, ImportId = import.Id });

        var refused = (PostgresException)(await Assert.ThrowsAnyAsync<Exception>(() => tenant.CommitAsync(Cancel))).InnerException!;

        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, refused.SqlState);
    }

    [Fact]
    public async Task Copy_into_a_table_with_a_wall_is_refused_and_the_staged_way_is_not()
    {
        // What the whole design rests on. As the site's role, which owns nothing and may bypass nothing.
        await using var site = NpgsqlDataSource.Create(ground.Database.Site);
        await using var connection = await site.OpenConnectionAsync(Cancel);

        var refused = await Assert.ThrowsAsync<PostgresException>(async () =>
            await connection.BeginBinaryImportAsync("copy history_figures (organisation_id) from stdin (format binary)", Cancel));

        Assert.Equal(PostgresErrorCodes.FeatureNotSupported, refused.SqlState);
    }

    [Fact]
    public async Task A_temporary_table_stands_in_for_none_that_a_wall_asks()
    {
        await using var site = NpgsqlDataSource.Create(ground.Database.Site);
        await using var connection = await site.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        var nobody = Guid.NewGuid();
        await using var command = new NpgsqlCommand(
            $"""
            select set_config('app.user_id', '{nobody}', true), set_config('app.organisation_id', '{nobody}', true);
            create temporary table person_roles (user_id uuid, role text) on commit drop;
            create temporary table memberships (user_id uuid, organisation_id uuid, role text, status text) on commit drop;
            insert into pg_temp.person_roles values ('{nobody}', 'consortium_admin');
            insert into pg_temp.memberships values ('{nobody}', '{nobody}', 'steering', 'active');
            """,
            connection);
        await command.ExecuteNonQueryAsync(Cancel);
        await using var ask = new NpgsqlCommand("select app_is_consortium_admin() or app_is_steering()", connection);

        Assert.Equal(false, await ask.ExecuteScalarAsync(Cancel));
    }

    /// <summary>An import that asks, with a figure and a change.</summary>
    private async Task<Guid> WaitingAsync(Member member)
    {
        var (id, user) = (Guid.NewGuid(), Guid.NewGuid());
        await _world.RunAsync(
            """
            with import as (
              insert into history_imports (organisation_id, id, file_name, content, state, uploaded_at, uploaded_by)
              values ($1, $2, 'secret-name.csv', $4, 'asking', now(), $3) returning id),
            job as (
              insert into organisation_jobs (organisation_id, kind, subject, state, requested_at, requested_by)
              values ($1, 'import_history', $2, 'done', now(), $3))
            select 1
            """, member.Id, id, user, Encoding.UTF8.GetBytes("period,metric,value\n2024-Q1,turnout,9"));
        await _world.RunAsync(
            "insert into history_figures (organisation_id, metric_code, period, area, value, import_id) values ($1, 'turnout', '2024-Q1', 'Secret estate', 9, $2)",
            member.Id, id);
        await _world.RunAsync(
            "insert into history_changes (organisation_id, import_id, metric_code, period, area, old_value, new_value) values ($1, $2, 'turnout', '2024-Q1', 'Secret estate', 9, 8)",
            member.Id, id);
        return id;
    }
}
