using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Invitations;

/// <summary>Whom to invite, as typed.</summary>
public class InviteForm
{
    private const int LongestEmail = 254;

    public string? Email { get; set; }

    public string TrimmedEmail => (Email ?? "").Trim();

    /// <summary>What must be put right first, in the order of the fields.</summary>
    public virtual IEnumerable<FormError> Problems()
    {
        if (!MimeKit.MailboxAddress.TryParse(TrimmedEmail, out var address) || address.Address != TrimmedEmail
            || TrimmedEmail.Length > LongestEmail || !TrimmedEmail.Contains('@', StringComparison.Ordinal))
            yield return new(nameof(Email), "Enter an email address, such as name@housing.example");
    }
}

/// <summary>The same for an organisation, with the roles that are offered.</summary>
public sealed class InvitePersonForm : InviteForm
{
    /// <summary>As <see cref="Tenancy.Roles.Stored"/> spells them.</summary>
    public List<string> Roles { get; set; } = [];

    public IReadOnlyList<Role> ChosenRoles => Grants.Chosen(Roles);

    public override IEnumerable<FormError> Problems()
    {
        foreach (var problem in base.Problems())
            yield return problem;
        if (ChosenRoles.Count == 0)
            yield return new($"{nameof(Roles)}-0", "Choose at least one role");
    }
}

/// <summary>A page with such a form.</summary>
public sealed record InvitePage<T>(T Form, IReadOnlyList<FormError> Errors)
    where T : InviteForm
{
    public string? ErrorOf(string field) => Errors.Of(field);
}

/// <summary>What came of sending an invitation.</summary>
public abstract record InviteResult
{
    /// <summary>A letter is on its way.</summary>
    public sealed record Sent(string Email) : InviteResult
    {
        public string Words => $"An invitation is on its way to {Email}. It works once, for three days.";

        /// <summary>The same where there was one before.</summary>
        public string AgainWords => $"A new invitation is on its way to {Email}. The one before does not work any more.";
    }

    /// <summary>Nothing was sent; the page says what to put right.</summary>
    public sealed record Wrong(FormError Error) : InviteResult;

    /// <summary>There is no such invitation any more.</summary>
    public sealed record NotThere : InviteResult;
}
