using System.Globalization;

namespace Benchmarking.Web.Features.Catalogue;

/// <summary>What was typed as the fields of a form, so that the page that asks once more carries it along.</summary>
public static class VersionFields
{
    public static IEnumerable<(string Name, string? Value)> Of(VersionForm form)
    {
        var simple = typeof(VersionForm).GetProperties()
            .Where(field => field.Name is not (nameof(form.Comparisons) or nameof(form.Confirmed)))
            .Select(field => (field.Name, Convert.ToString(field.GetValue(form), CultureInfo.InvariantCulture)));
        var compared = form.Comparisons.SelectMany((comparison, at) => new (string, string?)[]
        {
            ($"Comparisons[{at}].Input", comparison.Input),
            ($"Comparisons[{at}].OtherInput", comparison.OtherInput),
            ($"Comparisons[{at}].Severity", comparison.Severity),
            ($"Comparisons[{at}].Reason", comparison.Reason),
        });
        return simple.Concat(compared);
    }
}
