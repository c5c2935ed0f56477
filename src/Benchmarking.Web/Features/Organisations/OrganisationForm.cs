using System.Globalization;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Organisations;

/// <summary>A value that an attribute may have, and what it is called.</summary>
public sealed record AttributeChoice(string Value, string Words);

/// <summary>The values there are: those that peer groups are made of.</summary>
public sealed record AttributeChoices(
    IReadOnlyList<AttributeChoice> Regions, IReadOnlyList<AttributeChoice> Sizes, IReadOnlyList<AttributeChoice> Types);

/// <summary>What an organisation is called, as typed.</summary>
public class NamesForm
{
    public const int LongestName = 120;
    public const int LongestShortName = 40;

    public string? Name { get; set; }

    public string? ShortName { get; set; }

    public string TrimmedName => (Name ?? "").Trim();

    public string TrimmedShortName => (ShortName ?? "").Trim();

    public virtual IEnumerable<FormError> Problems(AttributeChoices choices)
    {
        if (TrimmedName.Length is 0 or > LongestName || TrimmedName.Any(char.IsControl))
            yield return new(nameof(Name), $"Enter the name, at most {LongestName} characters on one line");
        if (TrimmedShortName.Length is 0 or > LongestShortName || TrimmedShortName.Any(char.IsControl))
            yield return new(nameof(ShortName), $"Enter a short name, at most {LongestShortName} characters on one line");
    }
}

/// <summary>What peer groups are made of, as chosen.</summary>
public class AttributesForm : NamesForm
{
    public string? Region { get; set; }

    public string? SizeBand { get; set; }

    public string? Type { get; set; }

    /// <summary>As typed; empty where it is not known.</summary>
    public string? Homes { get; set; }

    /// <summary>Null where nothing, or no number, was typed.</summary>
    public int? HomesNumber =>
        int.TryParse(Homes?.Replace(",", "", StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : null;

    public override IEnumerable<FormError> Problems(AttributeChoices choices) => [.. base.Problems(choices), .. AttributeProblems(choices)];

    public IEnumerable<FormError> AttributeProblems(AttributeChoices choices)
    {
        if (choices.Regions.All(known => known.Value != Region))
            yield return new(nameof(Region), "Choose a region");
        if (choices.Sizes.All(known => known.Value != SizeBand))
            yield return new(nameof(SizeBand), "Choose a size");
        if (choices.Types.All(known => known.Value != Type))
            yield return new(nameof(Type), "Choose a type");
        if (!string.IsNullOrWhiteSpace(Homes) && HomesNumber is null)
            yield return new(nameof(Homes), "Enter the number of homes in digits, such as 12,400, or leave it empty");
    }
}

/// <summary>A new organisation, with the address of its first administrator.</summary>
public sealed class NewOrganisationForm : AttributesForm
{
    public string? Email { get; set; }

    public override IEnumerable<FormError> Problems(AttributeChoices choices) =>
        [.. base.Problems(choices), .. new Invitations.InviteForm { Email = Email }.Problems()];
}

/// <summary>A page with one of these forms.</summary>
/// <param name="Organisation">Null while it is new.</param>
public sealed record OrganisationFormPage<T>(T Form, AttributeChoices Choices, OrganisationLine? Organisation, IReadOnlyList<FormError> Errors)
    where T : NamesForm
{
    public string? ErrorOf(string field) => Errors.Of(field);
}

/// <summary>Boxes for the names.</summary>
public sealed record NamesFields(NamesForm Form, IReadOnlyList<FormError> Errors);

/// <summary>Choices of the attributes.</summary>
public sealed record AttributeFields(AttributesForm Form, AttributeChoices Choices, IReadOnlyList<FormError> Errors);
