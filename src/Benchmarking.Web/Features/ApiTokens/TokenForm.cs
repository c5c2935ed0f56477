using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.ApiTokens;

/// <summary>What the page that makes a token posts.</summary>
public sealed class TokenForm
{
    public const int LongestName = 60;

    /// <summary>For how long a token may work, in days.</summary>
    public static readonly int[] Terms = [30, 90, 365];

    /// <summary>Chosen by the page, so that a form sent twice makes one token.</summary>
    public Guid Id { get; set; } = Guid.NewGuid();

    public string? Name { get; set; }

    /// <summary>As <see cref="Tenancy.Scopes.Stored"/> spells them.</summary>
    public List<string> Scopes { get; set; } = [];

    /// <summary>Null where what was posted is no number.</summary>
    public int? Days { get; set; }

    public string TrimmedName => (Name ?? "").Trim();

    public IEnumerable<Scope> ChosenScopes => Tenancy.Scopes.OfOrganisations.Where(scope => Scopes.Contains(scope.Stored()));

    /// <summary>What must be put right first.</summary>
    public IReadOnlyList<FormError> Problems()
    {
        var problems = new List<FormError>();
        if (TrimmedName.Length == 0)
            problems.Add(new(nameof(Name), "Give the token a name, such as the program that will use it"));
        else if (TrimmedName.Length > LongestName || TrimmedName.Any(char.IsControl))
            problems.Add(new(nameof(Name), $"Use a name of at most {LongestName} characters on one line"));
        if (!ChosenScopes.Any())
            problems.Add(new($"{nameof(Scopes)}-0", "Choose what the program may do"));
        if (Days is not { } days || !Terms.Contains(days))
            problems.Add(new($"{nameof(Days)}-0", "Choose for how long the token works"));
        return problems;
    }
}

/// <summary>The page that makes a token.</summary>
public sealed record NewTokenPage(TokenForm Form, IReadOnlyList<FormError> Errors)
{
    public string? ErrorOf(string field) => Errors.Of(field);
}
