using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Profile;

/// <summary>Who lives in the homes, year by year, and the groups that are counted.</summary>
/// <param name="Profiles">The newest first.</param>
/// <param name="Groups">That are counted now.</param>
/// <param name="Named">Rows of groups that were named or added.</param>
public sealed record ProfilesPage(IReadOnlyList<ResidentProfile> Profiles, IReadOnlyList<ResidentGroup> Groups, IReadOnlyList<NamedGroup> Named, int ThisYear)
{
    public bool HasThisYear => Profiles.Any(profile => profile.Year == ThisYear);

    public NamedGroup? RowOf(ResidentGroup group) => Named.FirstOrDefault(row => row.Code == group.Code);

    /// <summary>As it is told: a count of 1 to 4 is not; "not counted" where nobody counted.</summary>
    public static string People(ResidentProfile profile, ResidentGroup group) =>
        profile.MakeUp.FirstOrDefault(count => count.Group == group.Code) is { } count ? SmallCount.Words(count.People) : "not counted";
}

public sealed class ReadProfiles(TenantDoor door, TimeProvider clock)
{
    public static PageLink Link { get; } = new("Who lives in your homes", "/register/profile");

    public async Task<ProfilesPage> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var named = await transaction.Db.NamedGroups.AsNoTracking().ToListAsync(cancellation);
        return new ProfilesPage(
            await transaction.Db.ResidentProfiles.AsNoTracking().OrderByDescending(row => row.Year).ToListAsync(cancellation),
            KnownGroups.Of(named),
            named,
            RegisterRecord.FinancialYear(LondonTime.DateOf(clock.GetUtcNow())));
    }

    public async Task<byte[]> WriteAsync(Actor actor, CancellationToken cancellation)
    {
        var page = await LoadAsync(actor, cancellation);
        return await CsvFile.OfAsync(
            ["year", "residents", "details_held", .. page.Groups.Select(group => group.Code), "source"],
            page.Profiles.Select(profile => (Action<CsvOutput>)(csv =>
            {
                csv.Text(RegisterWords.Year(profile.Year)).Number(profile.Residents).Number(profile.Profiled);
                foreach (var group in page.Groups)
                    csv.Text(ProfilesPage.People(profile, group));
                csv.Text(profile.Source);
            })),
            cancellation);
    }
}
