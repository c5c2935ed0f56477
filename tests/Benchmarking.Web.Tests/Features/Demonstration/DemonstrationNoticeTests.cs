using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Demonstration;
using Benchmarking.Web.Features.Seeding;

namespace Benchmarking.Web.Tests.Features.Demonstration;

public sealed class DemonstrationNoticeTests
{
    private static readonly List<Organisation> Organisations = SeedRows.DemonstrationOrganisations(DateTimeOffset.UnixEpoch);

    [Fact]
    public void One_sign_in_of_each_role_is_shown_and_where_the_others_are()
    {
        DemonstrationAccount[] accounts =
        [
            .. Organisations.SelectMany(DemonstrationPerson.Of)
                .Append(DemonstrationPerson.Administrator).Append(DemonstrationPerson.Researcher)
                .Select(DemonstrationAccount.New),
        ];

        var notice = DemonstrationNotice.Of("http://localhost:5080", accounts, "/data/demo-accounts.csv");

        Assert.Contains("http://localhost:5080", notice, StringComparison.Ordinal);
        foreach (var email in new[]
        {
            "contributor@aspire.example", "approver@aspire.example", "admin@aspire.example", "manager@aspire.example",
            "consortium@benchmarking.example", "researcher@university.example",
        })
        {
            var account = accounts.Single(own => own.Person.Email == email);
            Assert.Contains(notice.Split('\n'), line => line.Contains(email, StringComparison.Ordinal) && line.Contains(account.Password, StringComparison.Ordinal));
        }

        Assert.Contains($"All {accounts.Length} accounts: /data/demo-accounts.csv", notice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_gone_is_told_with_what_to_do()
    {
        var notice = DemonstrationNotice.Of("http://localhost:5080", null, "/data/demo-accounts.csv");

        Assert.Contains("/data/demo-accounts.csv, which is gone", notice, StringComparison.Ordinal);
        Assert.Contains("another data folder", notice, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_shares_an_address_and_nobody_has_a_name()
    {
        var people = Organisations.SelectMany(DemonstrationPerson.Of).ToList();

        Assert.Equal(people.Count, people.Select(person => person.Email).Distinct().Count());
        Assert.All(people, person => Assert.Matches("^(contributor|approver|admin|steering|manager)@[a-z-]+[a-z]\\.example$", person.Email));
        Assert.Equal("Approver, steering group, researcher, Aspire Housing", people.Single(person => person.Roles.Count > 1).DisplayName);
    }
}
