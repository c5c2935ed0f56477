using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Releases.Files;

public static class TableProfiles
{
    /// <summary>
    /// The tables among a release's files, by name: with what stands in them for who may take them, which the database
    /// decides, and else with what their columns mean.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, TableProfile>> ProfilesAsync(
        this BenchmarkingDb db, Guid release, IReadOnlyList<ReleaseFile> files, CancellationToken cancellation)
    {
        var previews = await db.ReleasePreviews.AsNoTracking().Where(row => row.ReleaseId == release)
            .ToDictionaryAsync(row => row.Name, row => row.Profile, cancellation);
        return files.Where(file => file.Profile is not null)
            .ToDictionary(file => file.Name, file => TableProfile.Parse(previews.GetValueOrDefault(file.Name) ?? file.Profile!));
    }
}
