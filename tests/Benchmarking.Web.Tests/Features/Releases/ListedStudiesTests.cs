using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Releases.Deciding;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Releases;

/// <summary>Between making and publishing a release, authors may take back what it lists.</summary>
public sealed class ListedStudiesTests(PostgresFixture postgres)
{
    private static readonly Guid Study = new("00000000-0000-4000-8000-000000000004");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_release_is_not_published_while_a_study_that_it_lists_is_not_what_everybody_may_read()
    {
        await using var ground = await ReleaseGround.MakeAsync(postgres, members: 6);
        await ground.Consortium.AddStudyAsync(Study, "Letters", "'Member 00', null, 'council', null");
        var release = await ground.MakeAsync(one => one.CaseStudies = true);
        Assert.Single((await ground.TableAsync(release, "case-studies.csv")).Rows);
        var other = ground.Consortium.Admin with { UserId = new UserId(Guid.NewGuid()) };
        await ground.Consortium.RunAsync(
            $"""
            insert into users (id, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, display_name)
              values ('{other.UserId}', true, false, false, true, 0, 'Other');
            insert into person_roles values ('{other.UserId}', 'consortium_admin', now());
            """);
        var approve = new ApproveRelease(ground.Consortium.Door, ground.Consortium.Clock);

        foreach (var (change, back) in new (string, string?)[]
                 {
                     ("audience = 'members'", "audience = 'everyone'"),
                     // It has become anonymous in a later revision: what it was listed with would tell.
                     ("organisation_type = null", "organisation_type = 'council'"),
                     ("state = 'withdrawn'", null),
                 })
        {
            await ChangeAsync(ground, change);
            var decision = await approve.HandleAsync(other, release.Id, Cancel);
            Assert.Equal((false, ListedStudies.Gone), (decision!.IsDone, decision.Words));
            Assert.Equal(ReleaseState.Ready, (await ground.ReadAsync(release.Id)).State);
            if (back is not null)
                await ChangeAsync(ground, back);
        }

        // Asked for again it lists what there is; one more study after that takes nothing back.
        await ground.Consortium.RunAsync("update releases set state = 'discarded', withdrawn_at = now(), withdrawn_by = made_by");
        release = await ground.MakeAsync(one => one.CaseStudies = true);
        await ground.Consortium.AddStudyAsync(Guid.NewGuid(), "Meetings", "null, null, null, null");
        Assert.True((await approve.HandleAsync(other, release.Id, Cancel))!.IsDone);
    }

    private static Task ChangeAsync(ReleaseGround ground, string set) =>
        ground.Consortium.RunAsync(
            $"set session_replication_role = replica; update case_study_revisions set {set} where study = '{Study}'; set session_replication_role = origin");
}
