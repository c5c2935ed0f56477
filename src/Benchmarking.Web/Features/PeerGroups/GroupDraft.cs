using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.PeerGroups;

/// <summary>Reads a form as a peer group, or finds everything that is wrong with what was typed.</summary>
/// <param name="Row">Null where something is wrong.</param>
public sealed record GroupDraft(PeerGroupRow? Row, IReadOnlyList<FormError> Errors)
{
    public const int LongestName = 80;
    public const int LongestReason = 1000;

    /// <param name="known">Every group that the asker may know of, whatever its state.</param>
    public static GroupDraft Of(PeerGroupForm form, IReadOnlyList<PeerGroupRow> known, IReadOnlyList<Organisation> organisations)
    {
        var errors = new List<FormError>();
        var row = form.Kind switch
        {
            PeerGroupForm.Combination => OfCombination(form, known, errors),
            PeerGroupForm.Named => OfNames(form, organisations, errors),
            _ => null,
        };
        if (form.Kind is not (PeerGroupForm.Combination or PeerGroupForm.Named))
            errors.Add(new FormError("Kind", "Choose whether it is a combination of attributes or a set named member by member"));
        if (string.IsNullOrWhiteSpace(form.Reason))
            errors.Add(new FormError("Reason", "Say why it would be useful"));
        else if (form.Reason.Length > LongestReason)
            errors.Add(new FormError("Reason", "Use at most 1,000 characters to say why"));
        if (row is null || errors.Count > 0)
            return new GroupDraft(null, errors);

        row.Name = string.IsNullOrWhiteSpace(form.Name) ? row.Name : form.Name.Trim();
        row.Reason = form.Reason!.Trim();
        row.Code = Unused(row.Code, known);
        row.Position = 1 + known.Max(group => group.Position);
        if (InUse(known).FirstOrDefault(group => string.Equals(group.Name, row.Name, StringComparison.OrdinalIgnoreCase)) is { } taken)
            errors.Add(new FormError("Name", $"There is a group of that name already: {Stands(taken)}. Choose another name"));
        if (row.Dimension == "crossing" && InUse(known).FirstOrDefault(group => Combination.AreSame(group, row)) is { } same)
            errors.Add(new FormError("Region", $"This combination is there already: “{same.Name}”, {Stands(same)}"));
        return new GroupDraft(errors.Count == 0 ? row : null, errors);
    }

    private static PeerGroupRow? OfCombination(PeerGroupForm form, IReadOnlyList<PeerGroupRow> known, List<FormError> errors)
    {
        CheckName(form, needed: false, errors);
        var row = Combination.Of(form.Region, form.Size, form.Type).Row(known);
        if (row is null)
            errors.Add(new FormError("Region", "Choose at least two of region, size and type: groups by one of them are there already"));
        return row;
    }

    private static PeerGroupRow? OfNames(PeerGroupForm form, IReadOnlyList<Organisation> organisations, List<FormError> errors)
    {
        CheckName(form, needed: true, errors);
        var members = organisations.Where(own => form.Members.Contains(own.Slug)).Select(own => own.Id.Value).Order().ToArray();
        if (members.Length < BenchmarkRules.Standard.MinimumForMedian)
            errors.Add(new FormError("Members", $"Tick at least {BenchmarkRules.Standard.MinimumForMedian} members: a median needs as many"));
        return string.IsNullOrWhiteSpace(form.Name) ? null : new PeerGroupRow
        {
            Code = $"named:{Slug(form.Name)}",
            Dimension = "named",
            Name = form.Name.Trim(),
            Description = "A set that the steering group named member by member.",
            AttributeValue = "",
            Members = members,
        };
    }

    private static void CheckName(PeerGroupForm form, bool needed, List<FormError> errors)
    {
        if (needed && string.IsNullOrWhiteSpace(form.Name))
            errors.Add(new FormError("Name", "Give the set a name"));
        else if (form.Name?.Trim().Length > LongestName)
            errors.Add(new FormError("Name", $"Use at most {LongestName} characters for the name"));
    }

    /// <summary>Publications keep the codes of groups for ever, so a code is used for one group alone.</summary>
    private static string Unused(string code, IReadOnlyList<PeerGroupRow> known)
    {
        var taken = known.Select(group => group.Code).ToHashSet(StringComparer.Ordinal);
        var next = code;
        for (var number = 2; taken.Contains(next); number++)
            next = $"{code}-{number}";
        return next;
    }

    private static IEnumerable<PeerGroupRow> InUse(IEnumerable<PeerGroupRow> known) =>
        known.Where(group => group.State is PeerGroupState.Asked or PeerGroupState.Live);

    private static string Stands(PeerGroupRow group) => group.State == PeerGroupState.Live ? "published" : "being checked";

    private static string Slug(string name)
    {
        var letters = name.Trim().ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        var slug = string.Join('-', string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return slug.Length == 0 ? "set" : slug;
    }
}
