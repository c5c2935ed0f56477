namespace Benchmarking.Engine.Disclosure;

/// <summary>
/// S1, the symmetric-difference rule: two inputs of one metric of which anything is shown differ in no interest group
/// or in at least five. It looks at who contributed and who changed, never at values, so it tells nothing of them.
/// </summary>
internal static class DifferenceRule
{
    /// <summary>
    /// Keeps back, in order of priority, each group whose input is too similar to one that is shown already: of another
    /// group, of an earlier release, or of an adjacent period where figures are carried forward. Where an earlier number
    /// of the group was shown, it stands: taking it back would tell more than it.
    /// </summary>
    /// <param name="draft">The period's groups. Numbers of an earlier release that stand are in <paramref name="shown"/>.</param>
    /// <param name="shown">Inputs of which numbers were shown, with their groups.</param>
    /// <param name="input">Who belongs together, and the rules.</param>
    public static void Apply(PeriodDraft draft, IEnumerable<(CellInput Input, string Group)> shown, PublicationInput input)
    {
        var accepted = shown.DistinctBy(one => one.Input.Hash).ToList();
        foreach (var group in draft.ByPriority.Where(group => group.Figures.Any(figure => figure.IsNew)))
        {
            var similar = accepted.Find(one => TooSimilar(one.Input, group.Input, input)).Group;
            if (similar is null)
            {
                accepted.Add((group.Input, group.Group.Code));
                continue;
            }

            group.Similar = similar;
            group.Hold(Fate.TooSimilar);
        }
    }

    /// <summary>Whether inputs differ, but in fewer interest groups than may be told apart.</summary>
    public static bool TooSimilar(CellInput one, CellInput other, PublicationInput input)
    {
        // Most pairs differ widely: without interest groups the numbers of contributors alone often say so.
        var atLeast = Math.Abs(one.Contributions.Count - other.Contributions.Count);
        if (atLeast >= input.Rules.SmallestDifference && ReferenceEquals(input.InterestGroups, InterestGroups.None)) return false;

        var difference = one.Difference(other, input.InterestGroups);
        return difference > 0 && difference < input.Rules.SmallestDifference;
    }
}
