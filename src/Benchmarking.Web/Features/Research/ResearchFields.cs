using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Research;

/// <summary>Who a researcher is and for what they want data, as typed.</summary>
public class ResearchFields
{
    public const int LongestName = 120;
    public const int LongestPurpose = 1000;
    private const int ShortestPurpose = 20;

    public string? Name { get; set; }

    public string? Affiliation { get; set; }

    public string? Purpose { get; set; }

    public bool Accepted { get; set; }

    public string TrimmedName => (Name ?? "").Trim();

    public string TrimmedAffiliation => (Affiliation ?? "").Trim();

    public string TrimmedPurpose => (Purpose ?? "").Trim();

    /// <summary>What must be put right first, in the order of the fields.</summary>
    public virtual IEnumerable<FormError> Problems()
    {
        foreach (var problem in Line(nameof(Name), TrimmedName, "Enter your name"))
            yield return problem;
        foreach (var problem in Line(nameof(Affiliation), TrimmedAffiliation, "Enter where you work or study; “none” if you work alone"))
            yield return problem;
        if (TrimmedPurpose.Length < ShortestPurpose)
            yield return new(nameof(Purpose), "Say in a sentence or two what you want to find out");
        else if (TrimmedPurpose.Length > LongestPurpose)
            yield return new(nameof(Purpose), $"Say it in at most {LongestPurpose} characters; there are {TrimmedPurpose.Length} now");
        if (!Accepted)
            yield return new(nameof(Accepted), "Accept the terms to go on");
    }

    private static IEnumerable<FormError> Line(string field, string typed, string missing)
    {
        if (typed.Length == 0)
            yield return new(field, missing);
        else if (typed.Length > LongestName || typed.Any(char.IsControl))
            yield return new(field, $"Use at most {LongestName} characters on one line");
    }
}

/// <summary>The same of somebody who has no account yet, with the address that a letter proves.</summary>
public sealed class RegistrationForm : ResearchFields
{
    private const int LongestEmail = 254;

    public string? Email { get; set; }

    public string TrimmedEmail => (Email ?? "").Trim();

    public override IEnumerable<FormError> Problems()
    {
        if (!MimeKit.MailboxAddress.TryParse(TrimmedEmail, out var address) || address.Address != TrimmedEmail
            || TrimmedEmail.Length > LongestEmail || !TrimmedEmail.Contains('@', StringComparison.Ordinal))
            yield return new(nameof(Email), "Enter an email address, such as name@university.example");
        foreach (var problem in base.Problems())
            yield return problem;
    }
}

/// <summary>A page with these fields.</summary>
public sealed record ResearchFieldsPage<T>(T Form, IReadOnlyList<FormError> Errors)
    where T : ResearchFields
{
    public string? ErrorOf(string field) => Errors.Of(field);
}
