using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Demonstration;
using Benchmarking.Web.Features.Seeding;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting.Internal;

namespace Benchmarking.Web.Tests.Features.Demonstration;

public sealed class DemonstrationLoadTests(LoadedDemonstration loaded) : IClassFixture<LoadedDemonstration>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_start_that_was_interrupted_is_taken_up_again()
    {
        await using var db = loaded.Database.Open();

        Assert.True(loaded.WasInterrupted);
        Assert.Equal(23, await db.Organisations.CountAsync(row => row.IsDemonstration, Cancel));
        Assert.Equal(9, await db.Collections.CountAsync(Cancel));
    }

    [Fact]
    public async Task Eight_quarters_are_closed_and_queued_newest_first_and_one_is_open()
    {
        await using var db = loaded.Database.Open();
        var collections = await db.Collections.OrderBy(row => row.Period).ToListAsync(Cancel);
        var jobs = await db.ConsortiumJobs.OrderBy(job => job.RequestedAt).ToListAsync(Cancel);

        Assert.Equal(loaded.Rounds.Select(round => round.Period.ToString()), collections.Select(row => row.Period));
        Assert.All(collections.SkipLast(1), row => Assert.Equal(CollectionState.Closed, row.State));
        Assert.Equal(CollectionState.Open, collections[^1].State);
        Assert.Equal(
            collections.SkipLast(1).Select(row => row.Id.Value).Order(), jobs.Select(job => job.Subject).Order());
        Assert.All(jobs, job => Assert.Equal("provisional", job.Detail));
    }

    [Fact]
    public async Task Past_returns_are_signed_off_and_a_few_are_missing()
    {
        await using var db = loaded.Database.Open();
        var open = loaded.Rounds[^1].Period.ToString();
        var past = await (
                from own in db.Returns
                join collection in db.Collections on own.CollectionId equals collection.Id
                where collection.Period != open
                select new { collection.Period, own.State, own.SentAt, collection.DueAt, own.SignedOffAt, collection.LastEditAt })
            .ToListAsync(Cancel);

        Assert.All(past, own => Assert.Equal(ReturnState.SignedOff, own.State));
        Assert.All(past, own => Assert.True(own.SignedOffAt < own.LastEditAt));
        Assert.Contains(past, own => own.SentAt > own.DueAt);
        Assert.InRange(past.Count, 8 * 19, (8 * 22) - 1);
        Assert.All(past.GroupBy(own => own.Period), quarter => Assert.InRange(quarter.Count(), 18, 22));
    }

    [Fact]
    public async Task The_open_collection_has_returns_in_every_state()
    {
        await using var db = loaded.Database.Open();
        var open = loaded.Rounds[^1].Period.ToString();
        var states = await (
                from own in db.Returns
                join collection in db.Collections on own.CollectionId equals collection.Id
                where collection.Period == open
                select own.State)
            .ToListAsync(Cancel);

        Assert.Equal(
            [ReturnState.InProgress, ReturnState.Sent, ReturnState.SignedOff], states.Distinct().Order());
        Assert.InRange(states.Count, 12, 20);
    }

    [Fact]
    public async Task One_organisation_has_nothing_at_all()
    {
        await using var db = loaded.Database.Open();
        var silent = await db.Organisations.Where(row => !db.Returns.Any(own => own.OrganisationId == row.Id)).ToListAsync(Cancel);

        Assert.Equal(DemonstrationHabits.NothingInPlace, Assert.Single(silent).Slug);
    }

    [Fact]
    public async Task Gaps_say_why_and_are_never_zero()
    {
        await using var db = loaded.Database.Open();
        var core = await (
                from figure in db.SignedFigures
                join metric in db.Metrics on figure.MetricCode equals metric.Code
                where metric.Scope == "core"
                select new { figure.Marker, figure.Value })
            .ToListAsync(Cancel);

        Assert.Contains(core, figure => figure.Marker == "x");
        Assert.All(core, figure => Assert.True(figure.Marker is null == figure.Value is not null));
        Assert.True(await db.SignedFigures.AnyAsync(figure => figure.Marker == "z", Cancel));
    }

    [Fact]
    public async Task Figures_that_looked_odd_were_explained()
    {
        await using var db = loaded.Database.Open();
        var explanations = await db.ReturnExplanations.ToListAsync(Cancel);

        Assert.NotEmpty(explanations);
        Assert.Contains(explanations, row => row is { InputCode: "involvement-cost", FindingCode: "changed-a-lot" });
    }

    [Fact]
    public async Task A_placeholder_becomes_no_target()
    {
        await using var db = loaded.Database.Open();
        var targets = await db.Targets.ToDictionaryAsync(row => row.MetricCode, Cancel);

        Assert.Equal(SeedFile.Read("targets").Count(row => row.Text("organisation") == "aspire-housing"), targets.Count);
        Assert.Equal((TargetKind.None, (decimal?)null, "XX%*"), (targets["views-listened-to"].Kind, targets["views-listened-to"].Value, targets["views-listened-to"].Wording));
        Assert.Equal((TargetKind.Information, (decimal?)100m), (targets["residents-trained"].Kind, targets["residents-trained"].Value));
        Assert.Equal((TargetKind.Number, (decimal?)75m), (targets["changes-put-in-place"].Kind, targets["changes-put-in-place"].Value));
    }

    [Fact]
    public async Task The_file_tells_everybodys_password_and_roles_to_its_owner_alone()
    {
        var accounts = DemonstrationAccounts.Read(loaded.AccountsFile);
        await using var db = loaded.Database.Open();
        var users = await db.Users.ToDictionaryAsync(user => user.Email!, Cancel);
        var roles = (await db.Memberships.Select(row => new { row.UserId, row.Role }).ToListAsync(Cancel))
            .Concat(await db.PersonRoles.Select(row => new { row.UserId, row.Role }).ToListAsync(Cancel))
            .ToLookup(row => row.UserId.Value, row => Roles.FromStored(row.Role));

        Assert.Equal("email,password,organisation,roles,totp_secret", (await File.ReadAllLinesAsync(loaded.AccountsFile, Cancel))[0]);
        Assert.Equal(users.Keys.Order(), accounts.Select(account => account.Person.Email).Order());
        Assert.All(accounts, account => Assert.Equal(account.Person.Roles.Order(), roles[users[account.Person.Email].Id].Order()));
        Assert.Equal(accounts.Count, accounts.Select(account => account.Password).Distinct().Count());
        Assert.All(accounts, account => Assert.NotEqual(
            PasswordVerificationResult.Failed,
            new PasswordHasher<User>().VerifyHashedPassword(users[account.Person.Email], users[account.Person.Email].PasswordHash!, account.Password)));
        Assert.All(accounts, account => Assert.Equal(account.Person.Roles.Any(SecondFactorRule.Demanding.Contains), account.TotpSecret.Length == 32));
        Assert.Equal(
            accounts.Where(account => account.TotpSecret.Length > 0).Select(account => users[account.Person.Email].Id).Order(),
            (await db.SecondFactors.Select(row => row.UserId).ToListAsync(Cancel)).Select(id => id.Value).Order());
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(loaded.AccountsFile));
    }

    [Fact]
    public async Task Another_start_changes_nothing()
    {
        var before = (await File.ReadAllTextAsync(loaded.AccountsFile, Cancel), await CountsAsync());

        await loaded.RunAsync(new FixedClock(LoadedDemonstration.Now.AddDays(200)), Cancel);

        Assert.Equal(before, (await File.ReadAllTextAsync(loaded.AccountsFile, Cancel), await CountsAsync()));
    }

    [Fact]
    public async Task Production_refuses_to_start_on_this_database_and_a_trial_does_not()
    {
        var guard = new DemonstrationGuard(loaded.Site, new HostingEnvironment { EnvironmentName = "Production" });

        var refused = await Assert.ThrowsAsync<StartRefused>(() => guard.RefuseAccountsAsync(Cancel));

        Assert.Contains("demonstration accounts", refused.Message, StringComparison.Ordinal);
        await new DemonstrationGuard(loaded.Site, new HostingEnvironment { EnvironmentName = "Development" }).RefuseAccountsAsync(Cancel);
    }

    [Fact]
    public async Task Progress_of_the_history_is_told_until_the_last_quarter_is_published()
    {
        var door = new TenantDoor(loaded.Site);
        var history = new DemonstrationHistory(door);
        await using var transaction = await door.OpenPublicAsync(Cancel);
        Assert.Null(await history.ProgressAsync(transaction, Cancel));
        Assert.True(await history.HasLatestAsync(Cancel));

        history.Await(await loaded.Collections(new FixedClock(LoadedDemonstration.Now)).HistoryAsync(Cancel));

        Assert.Equal((0, 8), await history.ProgressAsync(transaction, Cancel));
        Assert.False(await history.HasLatestAsync(Cancel));
        await SetStatesAsync(loaded.Rounds[5..8], CollectionState.Provisional);
        Assert.Equal((3, 8), await history.ProgressAsync(transaction, Cancel));
        Assert.True(await history.HasLatestAsync(Cancel));
        await SetStatesAsync(loaded.Rounds[..8], CollectionState.Provisional);
        Assert.Null(await history.ProgressAsync(transaction, Cancel));
        await SetStatesAsync(loaded.Rounds[..8], CollectionState.Closed);
    }

    [Fact]
    public async Task Older_quarters_are_published_finally_once_their_provisional_benchmarks_are_there()
    {
        await SetStatesAsync(loaded.Rounds[..8], CollectionState.Provisional);
        await using var db = loaded.Database.Open();
        await db.ConsortiumJobs.ExecuteUpdateAsync(set => set.SetProperty(job => job.State, JobState.Done), Cancel);

        await loaded.AskForFinalsAsync(Cancel);

        var finals = await db.ConsortiumJobs.Where(job => job.Detail == "final").Select(job => new CollectionId(job.Subject)).ToListAsync(Cancel);
        var older = loaded.Rounds[..7].Select(round => round.Period.ToString()).ToList();
        Assert.Equal(
            (await db.Collections.Where(row => older.Contains(row.Period)).Select(row => row.Id).ToListAsync(Cancel)).ToHashSet(),
            finals.ToHashSet());
        await db.ConsortiumJobs.Where(job => job.Detail == "final").ExecuteDeleteAsync(Cancel);
        await db.ConsortiumJobs.ExecuteUpdateAsync(set => set.SetProperty(job => job.State, JobState.Queued), Cancel);
        await SetStatesAsync(loaded.Rounds[..8], CollectionState.Closed);
    }

    private async Task SetStatesAsync(IReadOnlyList<DemonstrationRound> rounds, CollectionState state)
    {
        var periods = rounds.Select(round => round.Period.ToString()).ToList();
        await using var db = loaded.Database.Open();
        await db.Collections.Where(row => periods.Contains(row.Period))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, state), Cancel);
    }

    private async Task<string> CountsAsync()
    {
        await using var db = loaded.Database.Open();
        return string.Join(
            ' ',
            await db.Organisations.CountAsync(Cancel),
            await db.Users.CountAsync(Cancel),
            await db.Memberships.CountAsync(Cancel),
            await db.Collections.CountAsync(Cancel),
            await db.Returns.CountAsync(Cancel),
            await db.ReturnAnswers.CountAsync(Cancel),
            await db.Targets.CountAsync(Cancel),
            await db.ConsortiumJobs.CountAsync(Cancel));
    }
}
