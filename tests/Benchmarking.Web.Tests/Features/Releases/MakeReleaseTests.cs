using System.IO.Compression;
using System.Text;
using Benchmarking.Engine.Attacks;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Releases.Making;

namespace Benchmarking.Web.Tests.Features.Releases;

public sealed class MakeReleaseTests(PostgresFixture postgres)
{
    private static readonly string[] Files =
    [
        "cells.csv", "groups.csv", "metrics.csv", "publications.csv", "codebook.csv", "benchmarks.xlsx", "datapackage.json", "csv-metadata.json",
        "method.md", "licence.txt", "changes.md", "SHA256SUMS", "involvement-benchmarks-1.0.0.zip",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_release_holds_the_published_cells_as_they_are()
    {
        await using var ground = await ReleaseGround.MakeAsync(postgres, members: 18);

        var release = await ground.WorkAsync(await ground.AskAsync(), AttackSuite.All);

        Assert.Equal((ReleaseState.Ready, "1.0.0"), (release.State, release.Version));
        Assert.Equal(Files, (await ground.FilesAsync(release)).Select(file => file.Name));
        var cells = await ground.TableAsync(release, "cells.csv");
        Assert.Equal(await ground.Consortium.AskAsync<long>("select count(*) from published_cells"), cells.Rows.Count);
        Assert.Equal(
            await ground.Consortium.AskAsync<string>(
                """
                select string_agg(concat_ws('|', group_code, metric_code, n, status, reason, trim_scale(lower_quartile), trim_scale(median), trim_scale(upper_quartile)), ',' order by metric_code collate "C", group_code collate "C")
                from published_cells
                """),
            string.Join(',', cells.Rows.Select(row => string.Join('|', new[] { "group", "metric", "n", "status", "reason", "lower_quartile", "median", "upper_quartile" }
                .Select(name => row[cells.Columns.ToList().IndexOf(name)]).Where(value => value.Length > 0)))));
        var report = await ground.ReportAsync(release);
        Assert.True(report.Passed);
        Assert.Equal(AttackSuite.All.Select(attack => attack.Id), report.Attacks.Select(attack => attack.Id));
        Assert.True(report.Attacks.Single(attack => attack.Id == "A1").Tried);
        Assert.Empty(report.Texts.Found);
        Assert.Equal(13, report.Texts.Files);
    }

    [Fact]
    public async Task Nothing_new_is_refused_something_added_is_a_minor_version_and_something_gone_a_major_one()
    {
        await using var ground = await ReleaseGround.MakeAsync(postgres, members: 12);
        await ground.PublishAsync("2026-Q2", at => 25 + (3 * at));
        var first = await ground.MakeAsync();
        await ground.PublishAsync(first);

        var same = await ground.MakeAsync();
        var more = await ground.MakeAsync(null, 1, 2);
        await ground.PublishAsync(more);
        var less = await ground.MakeAsync(null, 2);

        Assert.Equal((ReleaseState.Refused, "Nothing in it is new: it would be version 1.0.0 again."), (same.State, same.Message));
        Assert.Equal("1.1.0", more.Version);
        Assert.Contains(ReleaseChanges.Parse(more.Changes), change => change is { Level: ChangeLevel.Minor, Kind: "rows_added", File: "publications.csv", Count: 1 });
        Assert.Equal("2.0.0", less.Version);
        Assert.Contains(ReleaseChanges.Parse(less.Changes), change => change is { Level: ChangeLevel.Major, Kind: "rows_removed", File: "cells.csv" });
        Assert.Contains("- `publications.csv`: 1 row is new (publication 2).", Encoding.UTF8.GetString(await ground.BytesAsync(more, "changes.md")));
    }

    [Fact]
    public async Task Another_wording_is_a_correction_and_a_number_once_used_is_never_used_again()
    {
        await using var ground = await ReleaseGround.MakeAsync(postgres, members: 6);
        var first = await ground.MakeAsync();
        await ground.PublishAsync(first);
        var second = await ground.MakeAsync(release => release.Title = "Benchmarks of involvement");
        await ground.PublishAsync(second);
        await ground.Consortium.RunAsync($"update releases set state = 'withdrawn', withdrawn_at = now(), withdrawn_by = made_by, withdrawn_reason = 'wrong' where id = '{second.Id}'");

        var third = await ground.MakeAsync(release => release.Title = "Benchmarks of involvement once more");

        Assert.Equal(("1.0.1", "1.0.2"), (second.Version, third.Version));
        Assert.Equal("words_changed", Assert.Single(ReleaseChanges.Parse(third.Changes)).Kind);
    }

    [Fact]
    public async Task A_text_that_names_a_member_stops_it_and_nothing_of_it_is_kept()
    {
        await using var ground = await ReleaseGround.MakeAsync(postgres, members: 6);

        var release = await ground.MakeAsync(one => one.Summary = "Asked for by Member 03, write to someone@member.org.");

        Assert.Equal((ReleaseState.Refused, (string?)null), (release.State, release.Version));
        Assert.Contains("“member 03” in benchmarks.xlsx: the name of a member, or nearly", release.Message);
        var report = await ground.ReportAsync(release);
        Assert.False(report.Passed);
        Assert.Contains(report.Texts.Found, found => found is { File: "benchmarks.xlsx", Kind: "an e-mail address" });
        Assert.Contains(report.Texts.Found, found => found.File == "datapackage.json");
        Assert.Equal(0, await ground.Consortium.AskAsync<long>("select count(*) from stored_files"));
        Assert.Equal(0, await ground.Consortium.AskAsync<long>("select count(*) from release_files"));
    }

    [Fact]
    public async Task An_attack_that_succeeds_stops_it_with_the_report()
    {
        await using var ground = await ReleaseGround.MakeAsync(postgres, members: 6);

        var release = await ground.WorkAsync(await ground.AskAsync(one => (one.Records, one.Open) = (ReleaseRecords.Clusters, true)), [new Succeeding()]);

        Assert.Equal(ReleaseState.Refused, release.State);
        Assert.Contains("A99, Looking over the shoulder", release.Message);
        Assert.False((await ground.ReportAsync(release)).Passed);
        Assert.Equal(0, await ground.Consortium.AskAsync<long>("select count(*) from release_ledger_entries"));
        Assert.Equal(0, await ground.Consortium.AskAsync<long>("select count(*) from release_partitions"));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => ground.PublishAsync(release));
    }

    [Fact]
    public async Task Where_there_are_too_few_for_records_profiles_stand_in_and_say_so_and_enter_the_ledger()
    {
        await using var ground = await ReleaseGround.MakeAsync(postgres, members: 20);

        var release = await ground.WorkAsync(
            await ground.AskAsync(one => (one.Records, one.Open, one.Licence) = (ReleaseRecords.Records, false, "restricted")), []);

        Assert.Equal((ReleaseState.Ready, ReleaseRecords.Clusters), (release.State, release.Records));
        var profiles = await ground.TableAsync(release, "profiles.csv");
        Assert.Equal(8, profiles.Rows.Count); // four clusters, two core metrics
        Assert.Equal(["5", "5", "5", "5", "5", "5", "5", "5"], profiles.Rows.Select(row => row[1]));
        var report = (await ground.ReportAsync(release)).Records!;
        Assert.Equal(("clusters", 20, 4, 8), (report.Kind, report.Organisations, report.Groups, report.Figures));
        Assert.Equal("Record-level data needs at least 50 organisations; there are 20. The cluster profile table stands in.", report.Why);
        Assert.Contains("is no record-level data", release.Method);
        Assert.Equal(report.Shown, profiles.Rows.Count(row => row[5].Length > 0));
        Assert.Equal(8, await ground.Consortium.AskAsync<long>("select count(*) from release_ledger_entries"));
        Assert.Equal("members-2026-27-clusters", await ground.Consortium.AskAsync<string>("select cohort from release_partitions"));
        // A later publication is made with them in the ledger.
        await ground.PublishAsync("2026-Q2", at => 22 + (3 * at % 60));
    }

    [Fact]
    public async Task Fifty_organisations_give_records_that_are_nobodys_own_with_pseudonyms_of_their_own()
    {
        await using var ground = await ReleaseGround.MakeAsync(postgres, members: 60, spread: 1);
        await ground.Consortium.RunAsync("update organisations set region = 'North'");

        var release = await ground.WorkAsync(
            await ground.AskAsync(one => (one.Records, one.RecordMetrics, one.Open, one.Licence) = (ReleaseRecords.Records, ["listened"], false, "restricted")), [new MicrodataLinkage()]);

        Assert.Equal((ReleaseState.Ready, ReleaseRecords.Records), (release.State, release.Records));
        var records = await ground.TableAsync(release, "records.csv");
        Assert.Equal(60, records.Rows.Count);
        Assert.Equal(60, records.Rows.Select(row => row[0]).Distinct().Count());
        Assert.All(records.Rows.Where(row => row[7].Length > 0).GroupBy(row => row[7]), alike => Assert.True(alike.Count() >= 5));
        var report = (await ground.ReportAsync(release)).Records!;
        Assert.Contains(report.Measures, measure => measure is { Words: "Variation that is lost, before the audit", Most: 35 } && measure.Percent <= 35);
        Assert.True((await ground.ReportAsync(release)).Attacks.Single(attack => attack.Id == "A22").Tried);

        // The next one has the same groups and other pseudonyms.
        await ground.PublishAsync(release);
        var again = await ground.MakeAsync(one => (one.Records, one.RecordMetrics, one.Open, one.Licence, one.Title) = (ReleaseRecords.Records, ["listened"], false, "restricted", "Again"));
        Assert.Equal("1.0.1", again.Version);
        var later = await ground.TableAsync(again, "records.csv");
        Assert.Empty(records.Rows.Select(row => row[0]).Intersect(later.Rows.Select(row => row[0])));
        Assert.Equal(records.Rows.Select(row => row[7]).Order(), later.Rows.Select(row => row[7]).Order());
        Assert.Equal(1, await ground.Consortium.AskAsync<long>("select count(*) from release_partitions"));
    }

    [Fact]
    public async Task Checksums_and_archive_hold_what_is_stored()
    {
        await using var ground = await ReleaseGround.MakeAsync(postgres, members: 6);
        var release = await ground.MakeAsync();
        var files = await ground.FilesAsync(release);

        var sums = Encoding.UTF8.GetString(await ground.BytesAsync(release, "SHA256SUMS")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(files.Where(file => file.Name != "SHA256SUMS" && !file.Name.EndsWith(".zip", StringComparison.Ordinal)).Select(file => $"{file.Sha256}  {file.Name}"), sums);
        using var zip = new ZipArchive(new MemoryStream(await ground.BytesAsync(release, "involvement-benchmarks-1.0.0.zip")));
        Assert.Equal(Files[..^1], zip.Entries.Select(entry => entry.FullName));
        foreach (var entry in zip.Entries)
        {
            Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime);
            using var memory = new MemoryStream();
            using (var content = entry.Open())
                await content.CopyToAsync(memory, Cancel);
            Assert.Equal(await ground.BytesAsync(release, entry.FullName), memory.ToArray());
        }
    }

    [Fact]
    public async Task A_release_that_was_given_up_is_not_made()
    {
        await using var ground = await ReleaseGround.MakeAsync(postgres, members: 6);
        var asked = await ground.AskAsync();
        await ground.Consortium.RunAsync($"update releases set state = 'discarded', withdrawn_at = now(), withdrawn_by = made_by where id = '{asked.Id}'");

        Assert.Equal(ReleaseState.Discarded, (await ground.WorkAsync(asked, [])).State);
        Assert.Equal(0, await ground.Consortium.AskAsync<long>("select count(*) from release_files"));
    }

    [Fact]
    public async Task A_publication_that_is_not_there_is_said()
    {
        await using var ground = await ReleaseGround.MakeAsync(postgres, members: 6);

        var release = await ground.MakeAsync(null, 1, 7);

        Assert.Equal((ReleaseState.Refused, "One of the publications that it was asked to be made from is not there."), (release.State, release.Message));
    }

    private sealed class Succeeding : IAttack
    {
        public string Id => "A99";

        public string Name => "Looking over the shoulder";

        public AttackResult Run(AttackScene scene) => new(Id, Name, 1) { Successes = 1 };
    }
}
