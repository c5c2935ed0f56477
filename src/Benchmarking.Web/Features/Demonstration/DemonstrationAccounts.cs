using System.Security.Cryptography;
using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Tenancy;
using CsvHelper;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>A person and what they sign in with.</summary>
/// <param name="TotpSecret">Of their authenticator app, in base 32; empty where their roles demand none.</param>
public sealed record DemonstrationAccount(DemonstrationPerson Person, string Password, string TotpSecret = "")
{
    /// <summary>With a new password: five groups of four, near 100 bits, without letters that look like others.</summary>
    public static DemonstrationAccount New(DemonstrationPerson person)
    {
        var letters = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 20);
        var secret = person.Roles.Any(SecondFactorRule.Demanding.Contains) ? Totp.ToBase32(Totp.NewSecret()) : "";
        return new DemonstrationAccount(person, string.Join('-', letters.Chunk(4).Select(four => new string(four))), secret);
    }
}

/// <summary>The file of accounts: <c>email,password,organisation,roles,totp_secret</c>, roles separated by <c>;</c>.</summary>
public static class DemonstrationAccounts
{
    public const string FileName = "demo-accounts.csv";

    public static string Csv(IEnumerable<DemonstrationAccount> accounts)
    {
        var text = new StringWriter();
        using var csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\n" });
        Line("email", "password", "organisation", "roles", "totp_secret");
        foreach (var (person, password, secret) in accounts)
            Line(person.Email, password, person.Organisation, string.Join(';', person.Roles.Select(role => role.Stored())), secret);
        csv.Flush();
        return text.ToString();

        void Line(params ReadOnlySpan<string> fields)
        {
            foreach (var field in fields)
                csv.WriteField(field);
            csv.EndRecord();
        }
    }

    public static IReadOnlyList<DemonstrationAccount> Read(string path)
    {
        using var text = new StreamReader(path);
        using var csv = CsvReader.Create(text, new CsvReaderOptions { Separator = ',' });
        var accounts = new List<DemonstrationAccount>();
        csv.ReadHeader();
        while (csv.Read())
        {
            var roles = csv.GetString("roles").Split(';').Select(Roles.FromStored);
            var person = new DemonstrationPerson(csv.GetString("email"), csv.GetString("organisation"), [.. roles]);
            accounts.Add(new DemonstrationAccount(person, csv.GetString("password"), csv.GetString("totp_secret")));
        }

        return accounts;
    }
}
