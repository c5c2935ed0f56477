using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Benchmarking.Web.Features.Api;

/// <summary>The API described for programs (OpenAPI): what the code says of itself, with examples and every way to fail.</summary>
public static class ApiDocument
{
    private const string Problem = "Problem";

    public static void AddApiDocument(this IServiceCollection services)
    {
        // Numbers are numbers: without this every integer of the document might be a text too.
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddOpenApi("v1", document =>
        {
            document.AddDocumentTransformer(DescribeAsync);
            document.AddOperationTransformer(DescribeAsync);
            document.AddSchemaTransformer((schema, context, _) =>
            {
                if (context.JsonTypeInfo.Type == typeof(Answers))
                    schema.AdditionalProperties = AnswerSchema();
                if (context.JsonTypeInfo.Type == typeof(JsonNode))
                    (schema.Description, schema.AnyOf) = (AnswerSchema().Description, AnswerSchema().AnyOf);
                return Task.CompletedTask;
            });
        });
    }

    /// <summary>Which refusals a call can answer with.</summary>
    public static IReadOnlyList<ProblemKind> ProblemsOf(string method, bool changes, bool hasPlace, bool ofReleases) =>
    [
        .. ProblemKind.All.Where(kind => kind.Status switch
        {
            400 when kind == ProblemKind.BadRequest => changes || ofReleases,
            400 => changes || kind == ProblemKind.TokenInAddress || kind == ProblemKind.UnknownParameter,
            403 when kind == ProblemKind.TermsNotAccepted => ofReleases,
            404 => hasPlace,
            410 => ofReleases && hasPlace,
            405 => false,
            409 or 412 or 413 or 415 or 428 => changes,
            422 => changes && (kind != ProblemKind.NotReady || method == HttpMethods.Post),
            _ => true,
        }),
    ];

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Involvement Benchmark",
            Version = "1",
            Description = "Read what a collection asks, fill in your organisation's return and send it for sign-off. "
                + "Or list research releases, open to everybody or to registered researchers, and download their files and cells. "
                + "The page /api teaches it with commands to paste.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [ScopeAttribute.Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "bm_…",
                Description = "A token that an administrator of your organisation makes on the page /tokens. Scopes: "
                    + string.Join(", ", Scopes.OfOrganisations.Select(scope => scope.Stored()))
                    + $". Or one that a researcher makes on the page /research/account; its scope is {Tenancy.Scope.ReadReleases.Stored()}.",
            },
        };
        document.Tags = new HashSet<OpenApiTag> { new() { Name = "v1", Description = "Version 1" } };
        return Task.CompletedTask;
    }

    private static async Task DescribeAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        if (context.Description.ActionDescriptor is not ControllerActionDescriptor action)
            return;

        var document = context.Document!;
        var method = context.Description.HttpMethod!;
        var changes = method is "PUT" or "POST";
        var scope = action.EndpointMetadata.OfType<ScopeAttribute>().SingleOrDefault()?.Scope;
        operation.OperationId = char.ToLowerInvariant(action.ActionName[0]) + action.ActionName[1..];
        operation.Tags = new HashSet<OpenApiTagReference> { new("v1", document) };
        var token = new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ScopeAttribute.Scheme, document)] = [] };
        operation.Security = scope is null ? [[], token] : [token];
        operation.Description = scope is { } needed
            ? $"{operation.Description} Needs the scope {needed.Stored()}.".TrimStart()
            : "Open releases need no token; those for registered researchers need a researcher's.";
        foreach (var place in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            (place.Description, place.Example) = ApiExamples.PlaceOf(place.Name!, ofReleases: scope is null);
        if (changes)
            ApiChangeDocument.Describe(operation, method);

        document.AddComponent(Problem, await context.GetOrCreateSchemaAsync(typeof(ApiProblem), null, cancellation));
        Answers(operation, action.ActionName);
        foreach (var group in ProblemsOf(method, changes, operation.Parameters?.Any(own => own.In == ParameterLocation.Path) == true, scope is null).GroupBy(kind => kind.Status))
            operation.Responses![$"{group.Key}"] = Refusal([.. group], document);
    }

    private static void Answers(OpenApiOperation operation, string action)
    {
        var answer = (OpenApiResponse)operation.Responses!["200"];
        answer.Description = "Done.";
        if (ApiExamples.Answered.TryGetValue(action, out var example))
            answer.Content!["application/json"].Example = example;
        answer.Headers = new Dictionary<string, IOpenApiHeader>
        {
            ["RateLimit-Policy"] = Header("How much is allowed: q requests in w seconds."),
            ["RateLimit"] = Header("How much of it is left: r requests."),
        };
        if (action is "Return" or "PutReturn" or "Send")
            answer.Headers["ETag"] = Header("The return's version in quotes, to be sent as If-Match.");
        else if (action is "Releases" or "Release" or "ReleaseFile" or "Cells")
            answer.Headers["ETag"] = Header("A fingerprint of the bytes; sent as If-None-Match it brings 304 while nothing has changed.");
    }

    private static OpenApiResponse Refusal(IReadOnlyList<ProblemKind> kinds, OpenApiDocument document) => new()
    {
        Description = string.Join(" ", kinds.Select(kind => $"{kind.Title} ({kind.Code}). {kind.Cure}")),
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/problem+json"] = new()
            {
                Schema = new OpenApiSchemaReference(Problem, document),
                Examples = kinds.ToDictionary(
                    kind => kind.Code, IOpenApiExample (kind) => new OpenApiExample { Summary = kind.Title, Value = ApiExamples.Problem(kind) }),
            },
        },
        Headers = kinds[0].Status is 429 or 503
            ? new Dictionary<string, IOpenApiHeader> { ["Retry-After"] = Header("After how many seconds to try again.") }
            : null,
    };

    private static OpenApiHeader Header(string description) =>
        new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    internal static OpenApiSchema AnswerSchema() => new()
    {
        Description = "A number; a text that is read like one typed into the form; a reason why there is no number; or null for no answer.",
        AnyOf =
        [
            new OpenApiSchema { Type = JsonSchemaType.Number },
            new OpenApiSchema { Type = JsonSchemaType.String },
            new OpenApiSchema { Type = JsonSchemaType.Null },
            new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = new HashSet<string> { "marker" },
                AdditionalPropertiesAllowed = false,
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["marker"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [JsonValue.Create("x"), JsonValue.Create("z")] },
                },
            },
        ],
    };
}
