using Benchmarking.Web.Database;
using Benchmarking.Web.Features.Demonstration;
using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Seeding;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting.Internal;

namespace Benchmarking.Web.Tests.Features.Demonstration;

public sealed class DemonstrationGuardTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Production_starts_where_no_demonstration_account_exists()
    {
        var database = await OwnDatabase.MakeAsync(postgres);
        await using var site = new SiteDatabase(database.Site);

        Assert.Null(await Record.ExceptionAsync(() => Production(site).RefuseAccountsAsync(Cancel)));
    }

    private static DemonstrationGuard Production(SiteDatabase site) => new(site, new HostingEnvironment { EnvironmentName = "Production" });

    [Fact]
    public async Task A_consortium_with_members_of_its_own_is_left_alone()
    {
        var database = await OwnDatabase.MakeAsync(postgres);
        await using var db = database.Open();
        db.Organisations.Add(new()
        {
            Id = new(Guid.NewGuid()),
            Slug = "own",
            Name = "Own",
            ShortName = "Own",
            Region = "R",
            SizeBand = "S",
            Type = "T",
        });
        await db.SaveChangesAsync(Cancel);
        await using var site = new SiteDatabase(database.Site);
        var people = new DemonstrationPeople(
            new TenantDoor(site), new PasswordHasher<Benchmarking.Web.Database.Tables.User>(), new UpperInvariantLookupNormalizer(),
            new SecondFactors(new Sealing(new EphemeralDataProtectionProvider()), TimeProvider.System), TimeProvider.System);

        var organisations = await people.OrganisationsAsync(database.Owner, DateTimeOffset.UnixEpoch, Cancel);

        Assert.Empty(organisations);
        Assert.Equal("own", (await db.Organisations.SingleAsync(Cancel)).Slug);
    }
}
