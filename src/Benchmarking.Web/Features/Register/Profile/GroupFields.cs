using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Register.Profile;

/// <summary>A box for each group, in a form that has them as <c>Groups</c>.</summary>
/// <param name="Hint">Among whom they are counted.</param>
public sealed record GroupFields(IReadOnlyList<ResidentGroup> Groups, IReadOnlyList<GroupLine> Lines, IReadOnlyList<FormError> Errors, string Hint)
{
    public NumberField Of(int at)
    {
        var name = $"Groups[{at}].People";
        return new NumberField(
            name, Groups[at].Name, Lines.FirstOrDefault(line => line.Code == Groups[at].Code)?.People, null, Errors.Of(ErrorSummary.FieldId(name)));
    }
}
