using System.Text.Json.Serialization;

namespace Benchmarking.Web.Features.Api;

/// <summary>A refusal as RFC 9457 has it, with our code, the cure, and one entry for each field that must be put right.</summary>
/// <param name="Type">Address of its explanation, relative to the site.</param>
public sealed record ApiProblem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    string Cure,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ApiError>? Errors = null)
{
    public const string ContentType = "application/problem+json; charset=utf-8";

    /// <param name="detail">What it is this time; the title where there is no more to say.</param>
    public static ApiReply Of(ProblemKind kind, string? detail = null, IReadOnlyList<ApiError>? errors = null)
    {
        var problem = new ApiProblem($"/api#{kind.Code}", kind.Title, kind.Status, detail ?? kind.Title + ".", kind.Code, kind.Cure, errors);
        return new ApiReply(kind.Status, ApiJson.Write(problem), ContentType);
    }
}

/// <summary>One field that must be put right.</summary>
/// <param name="Pointer">Where it stands in the JSON body (RFC 6901), such as <c>/answers/homes</c>.</param>
/// <param name="Line">Where it stands in a CSV body, the header being line 1.</param>
/// <param name="Code">Stable; of a finding the same as on the form and in the workbook.</param>
public sealed record ApiError(
    string Pointer,
    string Code,
    string Detail,
    string Cure,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Line = null);
