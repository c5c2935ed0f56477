using System.Text;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>What stands on the terminal once the demonstration can be visited.</summary>
public static class DemonstrationNotice
{
    /// <summary>The address, one sign-in for each role, and where the others are.</summary>
    /// <param name="accounts">Those of the file; null where it is gone.</param>
    public static string Of(string address, IReadOnlyList<DemonstrationAccount>? accounts, string file)
    {
        var text = new StringBuilder().AppendLine().AppendLine($"Benchmarking is ready: {address}").AppendLine();
        if (accounts is null)
        {
            return text
                .AppendLine($"The demonstration's passwords were in {file}, which is gone. They are kept nowhere else:")
                .AppendLine("start with another data folder to get a new demonstration.")
                .ToString();
        }

        var shown = OnePerRole(accounts).Select(account => (Who: account.Person.DisplayName, account.Person.Email, account.Password)).ToList();
        var (who, email) = (shown.Max(row => row.Who.Length), shown.Max(row => row.Email.Length));
        text.AppendLine("Sign in to the demonstration as").AppendLine();
        foreach (var row in shown)
            text.AppendLine($"  {row.Who.PadRight(who)}  {row.Email.PadRight(email)}  {row.Password}");
        return text.AppendLine().AppendLine($"All {accounts.Count} accounts: {file}")
            .AppendLine("Roles that decide for others also want a code: put totp_secret of that file into an authenticator app,")
            .AppendLine("or run oathtool --totp --base32 SECRET")
            .ToString();
    }

    private static IEnumerable<DemonstrationAccount> OnePerRole(IReadOnlyList<DemonstrationAccount> accounts)
    {
        var example = accounts.Where(account => account.Person.Roles.Count > 1).Select(account => account.Person.Organisation).FirstOrDefault();
        var firsts = Enum.GetValues<Role>().Select(role => accounts
            .Where(account => account.Person.Roles is [var only] && only == role)
            .OrderByDescending(account => account.Person.Organisation == example)
            .FirstOrDefault());
        return firsts.OfType<DemonstrationAccount>().Concat(accounts.Where(account => account.Person.Roles.Count > 1));
    }
}
