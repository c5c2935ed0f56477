using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Tenancy;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys.Returns;

/// <summary>A member that has nothing says so, and changes its mind.</summary>
public sealed class NothingToReportTests(DemonstrationSite site)
{
    [Fact]
    public async Task A_member_reports_nothing_by_one_press_and_takes_it_back()
    {
        var contributor = site.Account("Forum Housing Association", Role.Contributor);
        await using (var phone = await site.SignInAsync(Window.Phone, contributor))
        {
            await phone.FollowAsync("return");
            await phone.FollowAsync("Nothing to report");
            await phone.LookAsync("Nothing to report for");
        }

        await using var window = await site.SignInAsync(Window.Desktop, contributor);
        await window.FollowAsync("return");
        await window.FollowAsync("Nothing to report");
        await window.LookAsync("Nothing to report for");
        await window.PressAsync("Yes, nothing to report");
        await window.LookAsync("Nothing to report for");
        await Expect(window.Main).ToContainTextAsync("Reference");
        await window.FollowAsync("Back to the return");
        await window.LookAsync("Your return for");
        await Expect(window.Main).ToContainTextAsync("that there is nothing to report");

        await window.PressAsync("We have figures after all");
        await window.LookAsync("Your return for");
        await Expect(window.Main).ToContainTextAsync("In progress");
    }
}
