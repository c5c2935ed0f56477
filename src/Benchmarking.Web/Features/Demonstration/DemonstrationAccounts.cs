using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using CsvHelper;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>One person of the demonstration. Nobody has a name: each is called by role and organisation.</summary>
/// <param name="Organisation">Name of the organisation; empty where the roles belong to none.</param>
public sealed record DemonstrationAccount(string Email, string Password, string Organisation, IReadOnlyList<Role> Roles)
{
    public string DisplayName => Organisation.Length == 0 ? RoleWords : $"{RoleWords}, {Organisation}";

    private string RoleWords => string.Join(" and ", Roles.Select((role, at) => at == 0 ? role.Words() : role.Words().ToLowerInvariant()));
}

/// <summary>Who can sign in to the demonstration, and the file that says with which password.</summary>
public static class DemonstrationAccounts
{
    public const string FileName = "demo-accounts.csv";
    public const string Consortium = "consortium@benchmarking.example";
    public const string Researcher = "researcher@university.example";

    /// <summary>The organisation whose manager wears two hats; its people open the table printed at start.</summary>
    public const string Example = "aspire-housing";

    /// <summary>One person for each role of each organisation, each with a new password.</summary>
    public static IReadOnlyList<DemonstrationAccount> New(IEnumerable<Organisation> organisations) =>
    [
        .. organisations.SelectMany(OfOrganisation),
        Account(Consortium, "", Role.ConsortiumAdmin),
        Account(Researcher, "", Role.Researcher),
    ];

    public static string Email(string name, Organisation organisation) =>
        $"{name}@{Domain(organisation.ShortName)}.example";

    private static IEnumerable<DemonstrationAccount> OfOrganisation(Organisation organisation)
    {
        yield return Of("contributor", Role.Contributor);
        yield return Of("approver", Role.Approver);
        yield return Of("admin", Role.OrganisationAdmin);
        if (organisation.Steering == "yes")
            yield return Of("steering", Role.Steering);
        if (organisation.Slug == Example)
            yield return Of("manager", Role.Approver, Role.Steering);

        DemonstrationAccount Of(string name, params Role[] roles) => Account(Email(name, organisation), organisation.Name, roles);
    }

    /// <summary>As the file holds it: <c>email,password,organisation,roles,totp_secret</c>.</summary>
    public static string Csv(IEnumerable<DemonstrationAccount> accounts)
    {
        var text = new StringWriter { NewLine = "\n" };
        using var csv = new CsvWriter(text, CultureInfo.InvariantCulture);
        foreach (var column in (string[])["email", "password", "organisation", "roles", "totp_secret"])
            csv.WriteField(column);
        csv.NextRecord();
        foreach (var account in accounts)
        {
            csv.WriteField(account.Email);
            csv.WriteField(account.Password);
            csv.WriteField(account.Organisation);
            csv.WriteField(string.Join(';', account.Roles.Select(role => role.Stored())));
            csv.WriteField("");
            csv.NextRecord();
        }

        csv.Flush();
        return text.ToString();
    }

    public static IReadOnlyList<DemonstrationAccount> Read(string path)
    {
        using var csv = new CsvReader(new StreamReader(path), CultureInfo.InvariantCulture);
        var accounts = new List<DemonstrationAccount>();
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            accounts.Add(new DemonstrationAccount(
                csv.GetField("email")!,
                csv.GetField("password")!,
                csv.GetField("organisation")!,
                [.. csv.GetField("roles")!.Split(';').Select(Roles.FromStored)]));
        }

        return accounts;
    }

    private static DemonstrationAccount Account(string email, string organisation, params Role[] roles) =>
        new(email, Password(), organisation, roles);

    /// <summary>Five groups of four, near 100 bits, without letters that look like others.</summary>
    private static string Password()
    {
        var letters = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 20);
        return string.Join('-', letters.Chunk(4).Select(four => new string(four)));
    }

    private static string Domain(string shortName)
    {
        var domain = new StringBuilder();
        foreach (var letter in shortName.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
                domain.Append(letter);
            else if (domain.Length > 0 && domain[^1] != '-')
                domain.Append('-');
        }

        return domain.ToString().Trim('-');
    }
}
