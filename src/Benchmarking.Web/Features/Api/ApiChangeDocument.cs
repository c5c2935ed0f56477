using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Benchmarking.Web.Features.Api;

/// <summary>What is sent with a call that changes something, for the document: headers, the dry run, and the body.</summary>
public static class ApiChangeDocument
{
    public static void Describe(OpenApiOperation operation, string method)
    {
        var isPut = method == HttpMethods.Put;
        var unlessDry = isPut ? " Not needed for a dry run." : "";
        operation.Parameters ??= [];
        operation.Parameters.Add(Header(
            "If-Match", !isPut, "\"7\"", "The ETag of the return that you looked at; \"0\" in quotes before the first save." + unlessDry));
        operation.Parameters.Add(Header(
            "Idempotency-Key", !isPut, "2026-q1-nightly-0042",
            "Your own name for this change, kept for 7 days: the same again with the same body changes nothing more and brings the same answer." + unlessDry));
        if (isPut)
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "dryRun",
                In = ParameterLocation.Query,
                Description = "true: say what would come of it, and save nothing.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.Boolean },
            });
        }

        operation.RequestBody = new OpenApiRequestBody { Required = true, Content = isPut ? Answers() : Explanations() };
    }

    private static Dictionary<string, OpenApiMediaType> Answers() => new()
    {
        ["application/json"] = new()
        {
            Schema = OneObject("answers", "By input code. Those named are set, null clears, others stay as they are.", ApiDocument.AnswerSchema()),
            Example = JsonNode.Parse(ApiExamples.PutJson),
        },
        ["text/csv"] = new()
        {
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Header code,value,reason; UTF-8; comma; a line with neither value nor reason clears." },
            Example = ApiExamples.PutCsv,
        },
    };

    private static Dictionary<string, OpenApiMediaType> Explanations() => new()
    {
        ["application/json"] = new()
        {
            Schema = OneObject("explanations", "Why odd figures are right, by the key of each query.", new OpenApiSchema { Type = JsonSchemaType.String }),
            Example = JsonNode.Parse(ApiExamples.SendJson),
        },
    };

    private static OpenApiSchema OneObject(string name, string description, OpenApiSchema each) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { name },
        AdditionalPropertiesAllowed = false,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            [name] = new OpenApiSchema { Type = JsonSchemaType.Object, Description = description, AdditionalProperties = each },
        },
    };

    private static OpenApiParameter Header(string name, bool required, string example, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = required,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = example,
    };
}
